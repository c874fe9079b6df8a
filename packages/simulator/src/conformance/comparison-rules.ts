import { percentDecoded } from '../graph/percent.ts';
import { asObject } from './page-json.ts';
import { isPlaceholder } from './target.ts';

/** One place of an answer that is being compared. */
export interface Place {
  /** JSON pointer. */
  readonly path: string;
  /** Last name of the pointer that isn't an index. */
  readonly name: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** POST, PATCH and the like: much of the answer is new. */
  readonly isWrite: boolean;
  /** What the request sent at the same place. */
  readonly sent: unknown;
  /** The object of the page that the place is in. */
  readonly parent: unknown;
}

/** A kind of value that the example shows but doesn't fix, and what must hold instead. */
export interface Rule {
  readonly why: string;
  readonly applies: (place: Place) => boolean;
  readonly holds: (place: Place) => boolean;
}

const sameType = ({ expected, actual }: Place): boolean => typeof expected === typeof actual;
const isText = (value: unknown): value is string => typeof value === 'string';

/** Texts that the service draws; the page fixes their form alone. */
const serverMade = new Set([
  '@odata.etag',
  '@odata.nextLink',
  '@odata.deltaLink',
  'changeKey',
  'webLink',
  'eventWebLink',
  'joinUrl',
  'conferenceId',
  'tollNumber',
  'request-id',
  'client-request-id',
  'date',
]);

/** Given at creation; a GET shows what the scenario took over from the page, so there they must be equal. */
const givenAtCreation = new Set([
  'id',
  '@odata.id',
  'iCalUId',
  'createdDateTime',
  'startDateTime',
  'endDateTime',
  'appId',
  'classId',
  'lastModifiedDateTime',
  'creatorId',
  'applicationId',
  'keyId',
  'secretText',
  'hint',
]);

// Outlook begins the block that lets people join with this line; its words are Teams' and change with the years.
const joinBlock = /_{20,}[\s\S]*/;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The visible words of an HTML text or a text, as far as the block that lets people join. */
function visibleText(text: unknown): string {
  if (!isText(text)) return '';
  return text
    .replaceAll(/<(head|style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(joinBlock, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const unsetInSubscriptions = new Map<string, unknown>([
  ['includeResourceData', false],
  ['encryptionCertificate', ''],
  ['encryptionCertificateId', ''],
  ['notificationContentType', 'application/json'],
]);

const isBodyText = ({ path, name }: Place): boolean => name === 'bodyPreview' || path.endsWith('/body/content');

/** In order; the first that applies decides. */
export const rules: readonly Rule[] = [
  {
    why: 'a placeholder of the page',
    applies: ({ expected }) =>
      (isText(expected) && (isPlaceholder(expected) || expected === '...')) ||
      (Array.isArray(expected) && expected.length > 0 && expected.every((one) => isText(one) && isPlaceholder(one))),
    holds: () => true,
  },
  {
    why: 'drawn by the service',
    applies: ({ name, expected }) => serverMade.has(name) && isText(expected),
    holds: sameType,
  },
  {
    why: 'given by the service when something is made',
    applies: ({ name, isWrite, path }) => isWrite && givenAtCreation.has(name) && path.split('/').length === 2,
    holds: sameType,
  },
  {
    why: 'the words of an error aren’t stable (c/errors); its code is',
    applies: ({ path }) => /^\/error\/(message|innerError)/.test(path),
    holds: () => true,
  },
  {
    why: 'pages write the type with and without its #',
    applies: ({ name, expected }) => name === '@odata.type' && isText(expected),
    holds: ({ expected, actual }) =>
      isText(actual) && actual.replace('#', '') === (expected as string).replace('#', ''),
  },
  {
    // Pages differ among themselves: with and without the selected names, `calendar` and `calendars`, a slip of the pen.
    why: 'the same context; pages name the person as `me` or by id, and what was selected or not',
    applies: ({ name, expected }) => name === '@odata.context' && isText(expected),
    holds: ({ expected, actual }) => isText(actual) && contextOf(actual) === contextOf(expected as string),
  },
  {
    why: 'when an answer was given is the service’s to say; that none was given is the year 1',
    applies: ({ path, isWrite }) => isWrite && path.endsWith('/time'),
    holds: ({ expected, actual }) =>
      isText(actual) && String(expected).startsWith('0001') === actual.startsWith('0001'),
  },
  {
    why: 'the page shows the text of another request',
    applies: (place) =>
      place.isWrite &&
      isBodyText(place) &&
      isText(sentText(place)) &&
      visibleText(place.expected) !== visibleText(sentText(place)),
    holds: (place) => visibleText(place.actual) === visibleText(sentText(place)),
  },
  {
    why: 'the same words; the frame of HTML around them and the block to join are the service’s',
    applies: isBodyText,
    holds: ({ expected, actual }) => visibleText(actual) === visibleText(expected),
  },
  {
    why: 'the page says isOnlineMeeting without an onlineMeeting, against res/event, and the request asked for none',
    applies: ({ name, expected, parent, sent }) =>
      name === 'isOnlineMeeting' &&
      expected === true &&
      sent !== true &&
      !asObject(asObject(parent)?.['onlineMeeting']),
    holds: ({ actual }) => typeof actual === 'boolean',
  },
  {
    why: 'older pages give places no unique id; newer ones show a private id for the same request',
    applies: ({ name, expected, isWrite }) => isWrite && name === 'uniqueIdType' && expected === 'unknown',
    holds: ({ actual }) => actual === 'unknown' || actual === 'private',
  },
  {
    why: 'the page shows the default calendar with isDefaultCalendar false, against res/calendar',
    applies: ({ name, expected, path }) =>
      name === 'isDefaultCalendar' && expected === false && path.split('/').length === 2,
    holds: ({ actual }) => typeof actual === 'boolean',
  },
  {
    why: 'the page shows a calendar that was just made as not removable, against api/calendar-delete',
    applies: ({ name, expected, isWrite }) => isWrite && name === 'isRemovable' && expected === false,
    holds: ({ actual }) => typeof actual === 'boolean',
  },
  {
    why: 'older pages show unset members of a subscription as false or empty; newer ones as null (outlook-change-notifications-overview)',
    applies: ({ name, expected }) => unsetInSubscriptions.get(name) === expected,
    holds: ({ actual, expected }) => actual === null || actual === expected,
  },
  {
    why: 'the page counts more members than it shows',
    applies: ({ name, expected, parent }) => {
      const value = asObject(parent)?.['value'];
      return name === '@odata.count' && Array.isArray(value) && Number(expected) > value.length;
    },
    holds: ({ actual }) => typeof actual === 'number',
  },
  {
    why: 'the page shows another value than the one its own request sets',
    applies: ({ isWrite, name, sent, expected }) =>
      isWrite && !name.startsWith('@') && isPlain(sent) && isPlain(expected) && !isAlike(sent, expected),
    holds: ({ actual, sent, expected }) => isAlike(sent, actual) || expected === actual,
  },
  {
    why: 'the order goes with the place in the list, and the page’s list has an order of its own',
    applies: ({ name, path }) => name === 'order' && path.split('/').length === 2,
    holds: ({ actual }) => typeof actual === 'number',
  },
  {
    why: 'the page shows what its own request doesn’t set and nothing else could',
    applies: ({ isWrite, sent, expected, actual }) =>
      isWrite && sent === undefined && expected !== null && actual === null,
    holds: () => true,
  },
  {
    why: 'the same instant; pages of the directory show it with and without fractions of a second',
    applies: ({ name, expected }) => name.endsWith('DateTime') && isText(expected) && dateTime.test(expected),
    holds: ({ expected, actual }) => isText(actual) && wholeSecond(actual) === wholeSecond(expected as string),
  },
  {
    why: 'the same instant',
    applies: ({ expected }) => isText(expected) && dateTime.test(expected),
    holds: ({ expected, actual }) => isText(actual) && instant(actual) === instant(expected as string),
  },
  {
    why: 'addresses are the same in any case',
    applies: ({ expected }) => isText(expected) && /^[^\s@]+@[^\s@]+$/.test(expected),
    holds: ({ expected, actual }) => isText(actual) && actual.toLowerCase() === (expected as string).toLowerCase(),
  },
];

/** An event as lists show it, or what is left of one in a delta. */
const isEvent = (value: unknown): boolean =>
  '@removed' in (asObject(value) ?? {}) || ('start' in (asObject(value) ?? {}) && 'end' in (asObject(value) ?? {}));

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

function isAlike(one: unknown, other: unknown): boolean {
  if (!isText(one) || !isText(other)) return one === other;
  return instant(one).toLowerCase() === instant(other).toLowerCase();
}

/** Lists of which a page shows only some members: its own answer goes on, or the tenant has some that no page shows. */
export function mayHoldMore(path: string, parent: unknown, collection: string): boolean {
  if (path !== '/value') return false;
  if (asObject(parent)?.['@odata.nextLink'] !== undefined) return true;
  // Every tenant has the service principal of Microsoft Graph and the app that asks.
  return collection === 'serviceprincipals' || collection === 'applications';
}

/** Lists that pages print in part or in an order of their own; their members may stand anywhere. */
export function isUnordered(path: string, expected: readonly unknown[]): boolean {
  // findMeetingTimes sorts by confidence, then by time (its own page); the sample shows another order.
  if (path.endsWith('/meetingTimeSuggestions')) return true;
  // The tables of zones and languages are cut to a few lines in the pages.
  if (path.endsWith('/proxyAddresses')) return true;
  // Without $orderby no order of events is promised.
  if (path === '/value' && expected.length > 1 && expected.every((one) => isEvent(one))) return true;
  return (
    path === '/value' && expected.every((one) => 'alias' in (asObject(one) ?? {}) || 'locale' in (asObject(one) ?? {}))
  );
}

/** The text that the request gives the event; previews are made of it. */
function sentText({ sent, name, parent }: Place): unknown {
  if (name !== 'bodyPreview') return sent;
  const request = asObject(parent) ? (parent as { readonly [sentBody]?: unknown })[sentBody] : undefined;
  return asObject(asObject(request)?.['body'])?.['content'];
}

/** Where the comparison leaves the request's body for the rules. */
export const sentBody = Symbol('the body of the request');

function contextOf(text: string): string {
  return (percentDecoded(text) ?? text)
    .replace(/^.*\$metadata#/i, '')
    .replace(/^(users\('[^']*'\)|me)\//i, 'me/')
    .replace(/\([\w,\s]*\)/, '')
    .toLowerCase()
    .replace(/calendars\('[^']*'\)\/events/, 'calendar/events')
    .replace('serviceprinciples', 'serviceprincipals')
    .replace(/calendar\/\$entity$/, 'calendars/$entity');
}

const wholeSecond = (text: string): string => text.replace(/\.\d+/, '');

/** An instant, or a wall time to the same precision. */
function instant(text: string): string {
  const plain = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!plain) return text;
  const fraction = (plain[3] ?? '').replace(/0+$/, '');
  return `${plain[1]}:${plain[2] ?? '00'}${fraction === '' ? '' : `.${fraction}`}${plain[4] ?? ''}`;
}
