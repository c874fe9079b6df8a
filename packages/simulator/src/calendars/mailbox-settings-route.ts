import { presentMailboxSettings } from '../directory/mailbox-settings.ts';
import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import {
  invalidProperty,
  readArray,
  readEnum,
  readObject,
  readString,
  requireKnown,
  type Json,
} from '../graph/json-read.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { mailboxOf, type GraphAnswer, type GraphRequest } from '../graph/request.ts';
import type { Mailbox, WorkingHours } from '../tenant/mailbox.ts';
import { readMoment } from './event-input.ts';
import { weekdays } from './series/pattern-dates.ts';
import { requireZone } from './zones.ts';

/** Writes to a mailbox's settings: the part that its owner decides in Outlook. */
export function addMailboxSettingsRoute(graph: GraphPipeline): void {
  graph.route({
    method: 'PATCH',
    paths: ['/users/{user}/mailboxSettings'],
    what: 'change zone, language, formats, working hours, automatic replies',
    permissions: requiredPermissions('PATCH', '/users/{id}/mailboxSettings'),
    options: [],
    handle: update,
  });
}

type Reader = (value: unknown, mailbox: Mailbox) => void;

const deliveries = [
  'sendToDelegateAndInformationToPrincipal',
  'sendToDelegateAndPrincipal',
  'sendToDelegateOnly',
] as const;

/** One reader per setting that can be written (api/user-update-mailboxsettings); userPurpose and archiveFolder are read only. */
const readers: Readonly<Record<string, Reader>> = {
  timeZone: (value, { user }) => {
    const zone = readString(value, 'timeZone');
    requireZone(zone);
    user.zone = zone;
  },
  language: (value, { user }) => {
    const language = readObject(value, 'language');
    requireKnown(language, 'localeInfo', ['locale', 'displayName']);
    user.language = readLocale(language['locale']);
  },
  workingHours: (value, mailbox) => {
    mailbox.workingHours = readWorkingHours(readObject(value, 'workingHours'), mailbox.workingHours);
  },
  dateFormat: (value, mailbox) => store(mailbox, { dateFormat: readString(value, 'dateFormat') }),
  timeFormat: (value, mailbox) => store(mailbox, { timeFormat: readString(value, 'timeFormat') }),
  delegateMeetingMessageDeliveryOptions: (value, mailbox) =>
    store(mailbox, {
      delegateMeetingMessageDeliveryOptions: readEnum(value, 'delegateMeetingMessageDeliveryOptions', deliveries),
    }),
  automaticRepliesSetting: (value, mailbox) => {
    const known = presentMailboxSettings(mailbox)['automaticRepliesSetting'] as Json;
    store(mailbox, {
      automaticRepliesSetting: { ...known, ...readReplies(readObject(value, 'automaticRepliesSetting')) },
    });
  },
};

function update(request: GraphRequest): GraphAnswer {
  const mailbox = mailboxOf(request);
  const sent = readObject(request.body, 'mailboxSettings');
  const names = Object.keys(sent).filter((name) => !name.includes('@'));
  requireKnown(sent, 'mailboxSettings', Object.keys(readers));
  for (const name of names) readers[name]?.(sent[name], mailbox);
  request.tenant.userChanged(mailbox.user, ['mailboxSettings']);
  const now = presentMailboxSettings(mailbox);
  const context = `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/mailboxSettings`;
  // The answer shows what was changed, each setting whole.
  return {
    status: 200,
    body: { '@odata.context': context, ...Object.fromEntries(names.map((name) => [name, now[name]])) },
  };
}

/** Settings without a place of their own lie on the user object. */
function store({ user }: Mailbox, change: Json): void {
  user.profile['mailboxSettings'] = { ...(user.profile['mailboxSettings'] as Json | undefined), ...change };
}

function readLocale(value: unknown): string {
  const text = readString(value, 'locale');
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text;
  } catch {
    throw invalidProperty('locale');
  }
}

function readWorkingHours(sent: Json, before: WorkingHours): WorkingHours {
  requireKnown(sent, 'workingHours', ['daysOfWeek', 'startTime', 'endTime', 'timeZone']);
  const time = (name: 'startTime' | 'endTime'): string => {
    if (sent[name] === undefined) return before[name];
    const found = /^(\d\d:\d\d:\d\d)(\.\d{1,7})?$/.exec(readString(sent[name], name));
    if (!found?.[1] || found[1] > '23:59:59') throw invalidProperty(name);
    return found[1];
  };
  const days = sent['daysOfWeek'];
  return {
    ...before,
    ...(days === undefined
      ? {}
      : { daysOfWeek: readArray(days, 'daysOfWeek').map((day) => readEnum(day, 'daysOfWeek', weekdays)) }),
    startTime: time('startTime'),
    endTime: time('endTime'),
    ...(sent['timeZone'] === undefined ? {} : readHoursZone(readObject(sent['timeZone'], 'timeZone'))),
  };
}

/** A named zone, or one that Outlook was given by its offsets. */
function readHoursZone(zone: Json): Pick<WorkingHours, 'zone' | 'customZone'> {
  const isCustom = zone['@odata.type'] === '#microsoft.graph.customTimeZone';
  const allowed = isCustom ? ['name', 'bias', 'standardOffset', 'daylightOffset'] : ['name'];
  requireKnown(zone, isCustom ? 'customTimeZone' : 'timeZoneBase', allowed);
  const name = readString(zone['name'] ?? '', 'name');
  if (isCustom) return { zone: 'UTC', customZone: { ...zone, ...lowerDays(zone) } };
  requireZone(name);
  return { zone: name };
}

/** Enumerations are read in any case and written as declared. */
function lowerDays(zone: Json): Json {
  const offsets = ['standardOffset', 'daylightOffset'].flatMap((name) => {
    const offset = zone[name];
    if (offset === undefined) return [];
    const { dayOfWeek, ...rest } = readObject(offset, name);
    return [
      [
        name,
        { ...rest, ...(dayOfWeek === undefined ? {} : { dayOfWeek: readEnum(dayOfWeek, 'dayOfWeek', weekdays) }) },
      ],
    ];
  });
  return Object.fromEntries(offsets) as Json;
}

const statuses = ['disabled', 'alwaysEnabled', 'scheduled'] as const;
const audiences = ['none', 'contactsOnly', 'all'] as const;

function readReplies(sent: Json): Json {
  requireKnown(sent, 'automaticRepliesSetting', [
    'status',
    'externalAudience',
    'internalReplyMessage',
    'externalReplyMessage',
    'scheduledStartDateTime',
    'scheduledEndDateTime',
  ]);
  const changed: Record<string, unknown> = { ...sent };
  if (sent['status'] !== undefined) changed['status'] = readEnum(sent['status'], 'status', statuses);
  if (sent['externalAudience'] !== undefined) {
    changed['externalAudience'] = readEnum(sent['externalAudience'], 'externalAudience', audiences);
  }
  const start =
    sent['scheduledStartDateTime'] === undefined ? null : readMoment(sent['scheduledStartDateTime'], 'start');
  const end = sent['scheduledEndDateTime'] === undefined ? null : readMoment(sent['scheduledEndDateTime'], 'end');
  if (start && end && end.ms <= start.ms) {
    throw new GraphError(400, 'ErrorInvalidParameter', 'The end of the automatic replies is not after their start.');
  }
  return changed;
}
