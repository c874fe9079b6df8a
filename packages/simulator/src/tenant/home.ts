import type { ChangeDetails, ChangeKind } from './calendar-store.ts';
import type { CalendarItem, SeriesException, SeriesState } from './item.ts';
import type { Mailbox } from './mailbox.ts';
import type { Tenant } from './tenant.ts';

/** Where a copy of a meeting lives. */
export interface Home {
  readonly tenant: Tenant;
  readonly mailbox: Mailbox;
}

/** Ends a change of an item: new version, a line in the change log, and everybody who listens is told. */
export function commitChange(
  { tenant, mailbox }: Home,
  item: CalendarItem,
  kind: ChangeKind,
  details: Omit<ChangeDetails, 'hidden'> = {},
): void {
  const hidden = kind === 'deleted' && tenant.random.chance(tenant.switches.deletedMissingFromDeltaRate);
  mailbox.calendar.record(item, tenant.clock.now(), { ...details, hidden });
  tenant.tellEventChange(mailbox, item, kind);
}

/** The primary address of a mailbox, lower case, as messages carry it. */
export function addressOf(mailbox: Mailbox): string {
  return (mailbox.user.mail ?? mailbox.user.userPrincipalName).toLowerCase();
}

/** A series without exceptions. */
export function emptySeries(): SeriesState {
  return { exceptions: new Map(), cancelled: new Set(), declined: new Set() };
}

/** The exception record of one date, made when there is none; it inherits everything until something is set. */
export function exceptionFor(home: Home, item: CalendarItem, date: string): SeriesException {
  if (!item.series) throw new Error('only a series has exceptions');
  const known = item.series.exceptions.get(date);
  if (known) return known;
  const now = home.tenant.clock.now();
  const made: SeriesException = {
    createdAt: now,
    modifiedAt: now,
    changeNumber: 0,
    sequence: item.sequence,
    criticalAt: item.criticalAt,
    fields: {},
    own: {},
    answers: new Map(),
    response: null,
    isCancelled: false,
  };
  item.series.exceptions.set(date, made);
  return made;
}
