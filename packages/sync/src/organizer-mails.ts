import type { Clock, IdSource, JsonValue, MailKind, Refusal } from '@planner/core';
import { queueMail } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { RemoteItem } from './inbound/remote-item.ts';
import type { Link } from './link.ts';
import { standingBookings } from './our-meeting.ts';
import type { OurMeeting } from './our-meeting.ts';
import type { AnswerPlan } from './authority/authority.ts';
import { ourMeeting } from './queries/our-meeting-queries.ts';
import { isRoomAddress, personByAddress } from './queries/place-queries.ts';
import type { LinkedRoom } from './queries/place-queries.ts';

/** What a mail to an organizer is written with. */
export interface OrganizerMailDeps {
  readonly clock: Clock;
  readonly ids: IdSource;
}

type OrganizerMail = Extract<MailKind, 'roomCopyVanished' | 'roomDeclined' | 'bookingMadeWay'>;

interface Telling {
  readonly kind: OrganizerMail;
  /** What the kind's key goes on with: the same occasion is told once. */
  readonly occasion: string;
  readonly room: LinkedRoom;
  readonly organizer: { readonly address: string | null; readonly name: string | null };
  readonly subject: string;
  readonly when: Span;
  readonly params?: { readonly [name: string]: JsonValue };
}

interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/**
 * Tells an organizer that a room's copy was deleted by somebody in its calendar, of which Exchange tells nobody (sync.md §4.7).
 * @param ours  as it stood before its bookings in the room were ended; with none ahead nobody is told
 */
export async function tellOfVanishedCopy(
  tx: SiteTransaction,
  { link, ours, room }: { readonly link: Link; readonly ours: OurMeeting; readonly room: LinkedRoom },
  deps: OrganizerMailDeps,
): Promise<void> {
  const occasion = `${link.linkId}/${ours.meetingId}/${ours.version}`;
  const address = ours.organizerMail ?? link.organizerAddress;
  await tellOfEnding(tx, { kind: 'roomCopyVanished', occasion, room, ours, address }, deps);
}

/**
 * Tells the organizer of a booking made in Planner that it made way for a meeting that Exchange has accepted. One that was made
 * in Outlook is declined by Exchange itself.
 * @param ours  as it stood before its bookings in the room were ended
 */
export async function tellOfMakingWay(
  tx: SiteTransaction,
  { ours, room }: { readonly ours: OurMeeting; readonly room: LinkedRoom },
  deps: OrganizerMailDeps,
): Promise<void> {
  if (ours.source === 'exchange') return;
  // Exchange may never have shown its copy, so there needn't be a link that could name the occasion.
  const occasion = `${room.roomId}/${ours.meetingId}/${ours.version}`;
  await tellOfEnding(tx, { kind: 'bookingMadeWay', occasion, room, ours, address: ours.organizerMail }, deps);
}

/** What a decline was about, as its mail has to say it. */
export interface Unheard {
  readonly refusals: readonly Refusal[];
  /** Local dates of a series; empty for the whole. */
  readonly dates: readonly string[];
}

/**
 * What Exchange keeps from the organizer of an answer: where the invitation asks for no response, a decline is sent nowhere.
 * @returns null when nothing was declined, or Exchange tells it
 */
export function unheardDecline({ event }: RemoteItem, plan: AnswerPlan): Unheard | null {
  if (event.responseRequested) return null;
  if (plan.whole === 'decline') return { refusals: plan.refusals, dates: [] };
  const declined = plan.dates.filter(({ answer }) => answer === 'decline');
  if (declined.length === 0) return null;
  return { refusals: declined.flatMap(({ refusals }) => refusals), dates: declined.map(({ key }) => key) };
}

/**
 * Tells an organizer what the room has answered where Exchange can't.
 * @param declined.comment  what the room said with its answer: reason and alternatives, in the organizer's language
 */
export async function tellOfDecline(
  tx: SiteTransaction,
  declined: {
    readonly link: Link;
    readonly item: RemoteItem;
    readonly room: LinkedRoom;
    readonly version: string;
    readonly dates: readonly string[];
    readonly comment: string;
  },
  deps: OrganizerMailDeps,
): Promise<void> {
  const { link, item, room, version, dates, comment } = declined;
  const { event } = item;
  const spans = dates.length > 0 ? dates.map((key) => item.dates.get(key)) : [...item.dates.values()];
  const now = deps.clock.now();
  // Exchange's attendant writes the organizer's name over the title of a room copy.
  const ours = link.meetingId === null ? null : await ourMeeting(tx, link.meetingId);
  await tell(
    tx,
    {
      kind: 'roomDeclined',
      occasion: `${link.linkId}/${version}`,
      room,
      organizer: { address: link.organizerAddress, name: event.organizer?.name ?? null },
      subject: ours?.subject ?? event.subject,
      when: spans.find((span) => span !== undefined && isAhead(span, now)) ?? event,
      params: { reason: comment },
    },
    deps,
  );
}

async function tellOfEnding(
  tx: SiteTransaction,
  {
    ours,
    address,
    ...about
  }: Pick<Telling, 'kind' | 'occasion' | 'room'> & { readonly ours: OurMeeting; readonly address: string | null },
  deps: OrganizerMailDeps,
): Promise<void> {
  const now = deps.clock.now();
  const [first, ...more] = standingBookings(ours, about.room.roomId).filter((one) => isAhead(one, now));
  if (first === undefined) return;
  const organizer = { address, name: ours.organizerName };
  const params = { more: more.length };
  await tell(tx, { ...about, organizer, subject: ours.subject, when: first, params }, deps);
}

async function tell(tx: SiteTransaction, telling: Telling, { clock, ids }: OrganizerMailDeps): Promise<void> {
  const { kind, occasion, room, organizer, subject, when, params } = telling;
  const address = organizer.address ?? '';
  // A meeting that lives in a room's calendar has the room as its organizer.
  if (!address.includes('@') || (await isRoomAddress(tx, address))) return;
  const person = await personByAddress(tx, address);
  // Titles and names that came from outside may hold addresses of pages, which mail programs make links of: none goes back there.
  const own = person === null ? {} : { meeting: subject };
  await queueMail(tx, {
    id: ids.next(),
    key: `${kind}/${occasion}`,
    kind,
    to: { address, name: person === null ? null : organizer.name, personId: person?.personId ?? null },
    language: person?.language ?? room.language,
    zone: room.zone,
    params: {
      ...own,
      room: room.name,
      when: { start: when.start.toString(), end: when.end.toString() },
      ...params,
    },
    link: null,
    at: clock.now(),
  });
}

function isAhead({ end }: Span, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(end, now) > 0;
}
