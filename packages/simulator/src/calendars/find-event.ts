import { GraphError } from '../graph/graph-error.ts';
import { mailboxOf, type GraphRequest } from '../graph/request.ts';
import type { Home } from '../tenant/home.ts';
import type { EventView } from './event-json.ts';
import { entryOf, entryOfDate, hasDate, type Entry } from './series/occurrences.ts';

/** The mailbox of a request with its tenant. @throws GraphError as `mailboxOf` */
export function homeOf(request: GraphRequest): Home {
  return { tenant: request.tenant, mailbox: mailboxOf(request) };
}

/** How the client of this request wants events shown. */
export function viewOf(request: GraphRequest, home: Home): EventView {
  const { idKind, timeZone, bodyContentType } = request.preferences;
  return { ...home, idKind, timeZone, bodyContentType };
}

/** For what an event is looked up: reading finds more than writing, and answering names its refusals more exactly. */
export type Purpose = 'read' | 'write' | 'delete' | 'answer';

/**
 * The event that `{event}` in the path names: a single meeting, a master, an occurrence or an exception.
 * @throws GraphError 400 ErrorInvalidIdMalformed, 404 ErrorItemNotFound, and what Outlook says for deleted ones
 */
export function findEvent(request: GraphRequest, home: Home, purpose: Purpose): Entry {
  const reference = home.mailbox.calendar.readId(request.params['event'] ?? '');
  if (!reference) throw new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
  const item = home.mailbox.calendar.resolve(reference);
  if (!item) throw notFound();
  if (item.folder === 'deleted') {
    if (purpose === 'delete') {
      throw new GraphError(403, 'ErrorCannotDeleteObject', 'Object cannot be deleted.');
    }
    if (purpose !== 'read' || !home.tenant.switches.getFindsDeletedItems) throw notFound();
  }
  const inCalendar = request.params['calendar'];
  if (inCalendar !== undefined && inCalendar !== item.calendarId) throw notFound();
  if (reference.date === null) return entryOf(item);
  const entry = entryOfDate(item, reference.date);
  if (entry) return entry;
  if (purpose === 'answer' && hasDate(item, reference.date)) {
    throw new GraphError(
      400,
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'Occurrence with this index was previously deleted from the recurrence.',
    );
  }
  throw notFound();
}

/** The calendar of the path: `/calendars/{calendar}`, or the default one. @throws GraphError 404 */
export function calendarIdOf(request: GraphRequest, home: Home): string {
  const asked = request.params['calendar'];
  if (asked === undefined) return home.mailbox.calendar.defaultCalendar.id;
  const found = home.mailbox.calendar.calendars.find((one) => one.id === asked);
  if (!found) throw notFound();
  return found.id;
}

/**
 * If-Match of a write. Outlook's pages don't list it, clients rely on it: a foreign change gives 412, and so, at a
 * settable rate, does nothing at all.
 * @throws GraphError 412 ErrorIrresolvableConflict
 */
export function requireMatch(request: GraphRequest, home: Home, entry: Entry): void {
  const sent = request.headers.get('if-match');
  if (sent === null) return;
  const etag = `W/"${home.mailbox.calendar.changeKey(entry.exception ?? entry.item)}"`;
  const isStale = sent !== '*' && !sent.split(',').some((one) => one.trim() === etag);
  if (isStale || home.tenant.random.chance(home.tenant.switches.transient412Rate)) {
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
  }
}

function notFound(): GraphError {
  return new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}
