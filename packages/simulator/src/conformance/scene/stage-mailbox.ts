import { asObject, instantOf, shownObjects, textOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { importEvent } from './import-event.ts';
import { readWorkingHours } from './stage-times.ts';
import { homeOf, type World } from './world.ts';

/** Whether the example is about the settings of a mailbox. */
export const concernsSettings = ({ target }: World): boolean =>
  target.below.some((segment) => segment.toLowerCase() === 'mailboxsettings');

/** Gives the mailbox the settings that the answer shows and the request doesn't change. */
export function stageSettings(world: World): void {
  const { mailbox } = homeOf(world);
  const body = asObject(world.example.response?.body) ?? {};
  const last = world.target.below.at(-1) ?? '';
  const part = ['workingHours', 'automaticRepliesSetting', 'language'].find(
    (one) => one.toLowerCase() === last.toLowerCase(),
  );
  const settings: PageJson = part === undefined ? body : { [part]: body };
  const hours = readWorkingHours(settings['workingHours'], mailbox);
  if (hours) mailbox.workingHours = hours;
  const language = textOf(asObject(settings['language'])?.['locale']);
  if (language !== undefined) mailbox.user.language = language;
  mailbox.user.zone = textOf(settings['timeZone']) ?? mailbox.user.zone;
  const shown: Record<string, unknown> = {};
  for (const name of [
    'automaticRepliesSetting',
    'dateFormat',
    'timeFormat',
    'delegateMeetingMessageDeliveryOptions',
    'archiveFolder',
  ]) {
    if (settings[name] !== undefined) shown[name] = settings[name];
  }
  mailbox.user.profile['mailboxSettings'] = shown;
}

/** Whether the example translates ids. */
export const concernsTranslation = ({ target }: World): boolean =>
  /^translateexchangeids$/i.test(target.below.at(-1) ?? '');

/** An event for each id that is to be translated. */
export function stageTranslation(world: World): void {
  const home = homeOf(world);
  const ids = asObject(world.example.request?.body)?.['inputIds'];
  for (const id of Array.isArray(ids) ? ids.map(String) : []) {
    const place = { calendarId: home.mailbox.calendar.defaultCalendar.id, fallbackStart: world.clock.now() };
    const item = importEvent(home, { subject: 'Translated' }, place);
    world.standIns.set(id, home.mailbox.calendar.itemId(item, 'default'));
  }
}

/** Whether the example is about an extension of an event. */
export const concernsExtensions = ({ target }: World): boolean =>
  target.owner.kind !== 'none' &&
  target.below.some((segment) => segment.toLowerCase() === 'events') &&
  target.below.some((segment) => segment.toLowerCase() === 'extensions');

/** The extensions that the path names or the answer shows, on the event of the path. */
export function stageExtensions(world: World): void {
  const { mailbox } = homeOf(world);
  const { example, target } = world;
  const [item] = [...mailbox.calendar.active()];
  if (!item) return;
  const at = target.below.findIndex((segment) => segment.toLowerCase() === 'extensions');
  const named = target.below[at + 1];
  if (named === undefined && example.request?.method !== 'GET') return;
  for (const page of shownObjects(example.response?.body)) {
    const name = textOf(page['extensionName']) ?? named?.replace(/^.*OpenTypeExtension\./i, '');
    if (name === undefined) continue;
    const data = Object.entries(page).filter(([key]) => !key.includes('@') && key !== 'id' && key !== 'extensionName');
    item.own = { ...item.own, extensions: new Map(item.own.extensions).set(name, Object.fromEntries(data)) };
  }
}

/** Whether the example is about files on an event. */
export const concernsAttachments = ({ target }: World): boolean =>
  target.owner.kind !== 'none' &&
  target.below.some((segment) => segment.toLowerCase() === 'events') &&
  target.below.some((segment) => segment.toLowerCase() === 'attachments');

/** The files that the path names or the answer shows, on the event of the path. */
export function stageAttachments(world: World): void {
  const { mailbox, tenant } = homeOf(world);
  const { example, target } = world;
  const [item] = [...mailbox.calendar.active()];
  const at = target.segments.findIndex((segment) => segment.toLowerCase() === 'attachments');
  const named = target.segments[at + 1];
  if (!item || (named === undefined && example.request?.method !== 'GET')) return;
  const shown = shownObjects(example.response?.body);
  const attachments = (shown.length > 0 ? shown : [{}]).map((page: PageJson) => ({
    id: named !== undefined && !isPlaceholder(named) ? named : (textOf(page['id']) ?? 'AAMkAttachment'),
    name: textOf(page['name']) ?? 'file.txt',
    contentType: textOf(page['contentType']) ?? null,
    contentId: textOf(page['contentId']) ?? null,
    isInline: page['isInline'] === true,
    size: typeof page['size'] === 'number' ? page['size'] : 4,
    contentBytes: textOf(page['contentBytes']) ?? 'dGVzdA==',
    modifiedAt: instantOf(page['lastModifiedDateTime']) ?? tenant.clock.now(),
  }));
  item.fields = { ...item.fields, attachments };
  const [first] = attachments;
  if (named !== undefined && isPlaceholder(named) && first) world.pathIds.set(at + 1, first.id);
}
