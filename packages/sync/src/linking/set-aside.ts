import type { JsonValue } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { FindingKind } from '../findings/finding.ts';
import type { Link } from '../link.ts';
import { resolveFinding } from '../queries/finding-queries.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';

/**
 * What is left where it stands when a room is linked, and never answered: its organizer was promised nothing new. Its link
 * says `detached` together with the version that was looked at; another version is judged as any other.
 */
export const setAsideKinds = ['linkConflict', 'linkLeftOut'] as const satisfies readonly FindingKind[];

/** A note on the calendar, not a meeting: all day, shown as Free, by the calendar's owner and for nobody else. */
export function isNote({ event }: RemoteItem): boolean {
  return event.isOrganizer && event.allDay && event.free && event.attendees.length === 0;
}

/** Whether this very version was set aside before. */
export function isSetAside(link: Link | null, item: RemoteItem): boolean {
  return link?.state === 'detached' && link.judgedVersion === item.version;
}

/** Whether somebody has asked for another try at what was set aside. */
export function isWantedAgain(link: Link | null): boolean {
  return link?.state === 'detached' && link.judgedVersion === null;
}

/** Closes what says that an item was set aside: it's gone, or judged anew. */
export async function noLongerAside(
  tx: SiteTransaction,
  link: Pick<Link, 'roomId' | 'uid'>,
  now: Temporal.Instant,
): Promise<void> {
  for (const kind of setAsideKinds) await resolveFinding(tx, { kind, subjectKey: `${link.roomId}/${link.uid}` }, now);
}

/** What the finding about it says: when, and against which rule; no title and nobody's name. */
export function asideParams(item: RemoteItem, codes: readonly string[]): { readonly [name: string]: JsonValue } {
  const first = [...item.dates.values()][0];
  return {
    start: (first?.start ?? item.event.start).toString(),
    end: (first?.end ?? item.event.end).toString(),
    ...(codes.length > 0 && { code: codes[0] ?? '' }),
  };
}
