import { GraphFailure, getEvent, patchBody, patchEvent } from '@planner/graph';
import type { EventAttendee, EventDraft, EventPart, RemoteEvent } from '@planner/graph';
import { stableText } from '../projection.ts';
import type { Projection } from '../projection.ts';
import type { OutboundDecision, WantedEvent } from './decide-outbound.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { projectionOfOwnEvent } from './own-projection.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';
import { reachDates } from './reach-dates.ts';

// Every attendee's answer changes the etag, so a few rounds are normal; a person who types at the same time wins in the end.
const patchRounds = 4;

/**
 * Changes Planner's own event to what is wanted. Where its organizer has changed the same thing in Outlook meanwhile, theirs
 * stands (sync.md §4.5) and comes back with the room's copy.
 * @returns the event with its new etag and what it holds now
 */
export async function changeEvent(
  context: ReachContext,
  live: OrganizerEvent,
  decision: Extract<OutboundDecision, { do: 'change' }>,
): Promise<OrganizerEvent> {
  const { wanted, parts, ruleChanged, datesChanged } = decision;
  if (parts.size === 0) return reachDates(context, live, wanted);
  const { etag, kept } = await patchCarefully(context, live, {
    wanted,
    parts,
    withRecurrence: ruleChanged || live.base?.rule !== wanted.projection.rule,
  });
  const changed: OrganizerEvent = { ...live, etag, base: writtenProjection(live.base, wanted.projection, kept) };
  if (!datesChanged || wanted.projection.rule === null || kept.has('time')) return changed;
  return reachDates(context, changed, wanted);
}

function writtenProjection(before: Projection | null, wanted: Projection, kept: ReadonlySet<EventPart>): Projection {
  if (before === null) return wanted;
  const { subject, privacy, zone, allDay, rule, dates } = before;
  return {
    ...wanted,
    ...(kept.has('subject') ? { subject } : {}),
    ...(kept.has('privacy') ? { privacy } : {}),
    ...(kept.has('time') ? { zone, allDay, rule, dates } : {}),
  };
}

interface Patch {
  readonly wanted: WantedEvent;
  readonly parts: ReadonlySet<EventPart>;
  readonly withRecurrence: boolean;
}

interface Patched {
  readonly etag: string | null;
  /** What its organizer has changed meanwhile and therefore wasn't written. */
  readonly kept: ReadonlySet<EventPart>;
}

// Reads before it writes people, since PATCH replaces the whole list and nobody else may be dropped (I8).
async function patchCarefully(context: ReachContext, live: OrganizerEvent, change: Patch): Promise<Patched> {
  const { client } = context;
  const place = placeOf(context, live);
  let etag = change.parts.has('people') || live.etag === null ? null : live.etag;
  let { draft } = change.wanted;
  let parts = change.parts;
  let kept: ReadonlySet<EventPart> = new Set();
  for (let round = 1; ; round += 1) {
    if (etag === null) {
      const current = await getEvent(client, place, live.eventId!);
      if (!current) throw new GraphFailure({ kind: 'notFound', code: 'eventGone', status: 404 });
      etag = current.etag;
      draft = { ...change.wanted.draft, attendees: mergedAttendees(context, live, current, change.wanted.draft) };
      ({ parts, kept } = stillToWrite(live, current, { ...change, draft }));
      if (parts.size === 0) return { etag, kept };
    }
    try {
      const event = await patchEvent(client, place, live.eventId!, {
        body: patchBody(draft, parts, { withRecurrence: change.withRecurrence }),
        ifMatch: etag,
      });
      return { etag: event.etag, kept };
    } catch (error) {
      if (!(error instanceof GraphFailure && error.kind === 'conflict') || round === patchRounds) throw error;
      etag = null;
    }
  }
}

// A write whose answer was lost has been done already, and every needless one mails everybody.
function stillToWrite(
  live: OrganizerEvent,
  current: RemoteEvent,
  { wanted, parts, draft }: Patch & { readonly draft: EventDraft },
): { readonly parts: ReadonlySet<EventPart>; readonly kept: ReadonlySet<EventPart> } {
  const theirs = projectionOfOwnEvent(current, live.mailbox);
  if (theirs === null) return { parts, kept: new Set() };
  const kept = new Set<EventPart>();
  const left = [...parts].filter((part) => {
    if (part === 'people') return !hasAttendees(current, draft);
    if (saysTheSame(part, theirs, wanted.projection)) return false;
    if (live.base === null || saysTheSame(part, theirs, live.base)) return true;
    kept.add(part);
    return false;
  });
  return { parts: new Set(left), kept };
}

function saysTheSame(part: Exclude<EventPart, 'people'>, one: Projection, other: Projection): boolean {
  if (part !== 'time') return one[part] === other[part];
  if (one.rule !== null || other.rule !== null) return one.rule === other.rule;
  return one.allDay === other.allDay && stableText(one.dates) === stableText(other.dates);
}

function hasAttendees(current: RemoteEvent, draft: EventDraft): boolean {
  const list = (attendees: readonly EventAttendee[]): string =>
    attendees
      .map(({ address, type }) => `${address.toLowerCase()} ${type}`)
      .toSorted()
      .join();
  return list(current.attendees) === list(draft.attendees);
}

/** The event's own people as they are, with Planner's rooms and Planner's changes to the list put in their place. */
function mergedAttendees(
  context: ReachContext,
  live: OrganizerEvent,
  current: RemoteEvent,
  draft: EventDraft,
): EventAttendee[] {
  const ourRooms = new Set([...context.rooms.values()].map(({ address }) => address.toLowerCase()));
  const before = new Set(live.base?.people ?? []);
  const wanted = new Map(draft.attendees.map((one) => [one.address.toLowerCase(), one]));
  const home = isRoomHome(context, live) ? live.mailbox.toLowerCase() : '';
  const kept = current.attendees.filter(({ address }) => {
    const key = address.toLowerCase();
    if (wanted.has(key)) return true;
    // A room of ours that isn't wanted any more goes; so does a person whom Planner had put there and has taken off.
    return !ourRooms.has(key) && !before.has(key);
  });
  const there = new Set(kept.map(({ address }) => address.toLowerCase()));
  const added = [...wanted].filter(([key]) => !there.has(key) && key !== home).map(([, one]) => one);
  return [...kept.map(({ name, address, type }) => ({ name, address, type })), ...added];
}
