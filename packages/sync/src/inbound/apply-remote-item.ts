import type { DraftId, JsonValue, LinkId, MeetingId, Refusal, SiteScope } from '@planner/core';
import { draftBecame, yieldToMeeting } from '@planner/bookings';
import { seeRoundTrip, withSite } from '@planner/db';
import type { Database, SiteTransaction, StoredDraft } from '@planner/db';
import type { AnswerPlan, Authority, InboundDecision, InboundState, Judgement, Seen } from '../authority/authority.ts';
import { exchangeCommand } from '../findings/exchange-command.ts';
import type { Finding } from '../findings/finding.ts';
import { noteAnswerOfOther } from '../findings/who-answers.ts';
import { isExpected } from '../link.ts';
import type { Link } from '../link.ts';
import { tellOfMakingWay, tellOfVanishedCopy } from '../organizer-mails.ts';
import type { OurMeeting } from '../our-meeting.ts';
import { meetingOfSiblings, saveLink } from '../queries/link-queries.ts';
import { createInFlight, organizerEventOf, saveOrganizerEvent } from '../queries/organizer-event-queries.ts';
import { ourMeeting, pendingMeetingsIn } from '../queries/our-meeting-queries.ts';
import { reportFinding, resolveFinding } from '../queries/finding-queries.ts';
import { dropAnswer, enqueueMeeting } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { asideParams, isNote, isSetAside, isWantedAgain, noLongerAside } from '../linking/set-aside.ts';
import type { setAsideKinds } from '../linking/set-aside.ts';
import { inviteAgain, isGivenUp } from '../outbound/given-up.ts';
import { agreedEvent, eventFor } from './agreed-event.ts';
import {
  bookFromOutlook,
  changeFromOutlook,
  confirmFromOutlook,
  endFromOutlook,
  isAnotherKind,
  rebookFromOutlook,
} from './booking-door.ts';
import type { DoorDeps } from './booking-door.ts';
import { dateInUid } from './date-in-uid.ts';
import { projectionOfItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';
import { whatIsKnown } from './what-is-known.ts';
import type { Known, Subject } from './what-is-known.ts';

/** What applying needs: the room, who answers for it, and what comes from outside. */
export interface ApplyContext extends DoorDeps {
  /** A transaction: what is applied is seen by nobody else until it is committed, or never. */
  readonly db: Database | SiteTransaction;
  readonly scope: SiteScope;
  readonly room: LinkedRoom;
  readonly authority: Authority;
  /** The room is being linked: what is there is honoured. */
  readonly linking: boolean;
  /** While linking: notes on the calendar aren't taken for meetings. */
  readonly leaveNotes?: boolean;
  /** Throws when this worker has lost its claim; asked in every transaction that writes. */
  readonly assertHeld: (tx: SiteTransaction) => Promise<void>;
  /** Asks the organizer's own copy of the meeting; called outside of any transaction. */
  readonly organizerCopy: (subject: Subject) => Promise<InboundState['organizerCopy']>;
  /** The draft that the meeting was written as in Outlook's task pane; its holds give way. */
  readonly draftId?: DraftId | null;
  /** How long this has been waited for; 0 at first sight. */
  readonly waitedSeconds: number;
}

/** What became of one meeting of a room's calendar. */
export interface Applied {
  readonly link: Link | null;
  readonly decision: InboundDecision['do'];
  /** The answer that is due; the caller sends it or puts it into the outbox in the same transaction. */
  readonly plan: AnswerPlan | null;
  /** Seconds until it's to be looked at once more; null = not by itself. */
  readonly again: number | null;
}

/**
 * Brings one meeting of a room's calendar into Planner: link, base and ours are compared, the rules asked, and booking,
 * link and answer committed together. Applying the same again changes nothing.
 * @param settle  runs in the same transaction with what was decided: there the answer goes into the outbox
 */
export async function applyRemoteItem(
  context: ApplyContext,
  subject: Subject,
  settle: (tx: SiteTransaction, applied: Applied) => Promise<void>,
): Promise<Applied> {
  const apply = (organizerCopy: InboundState['organizerCopy']): Promise<Applied> =>
    withSite(context.db, context.scope, async (tx) => {
      await context.assertHeld(tx);
      const applied = await applyIn(tx, context, subject, organizerCopy);
      if (applied.decision !== 'askOrganizerCopy') await settle(tx, applied);
      return applied;
    });
  const first = await apply('unread');
  if (first.decision !== 'askOrganizerCopy') return first;
  // Graph is never asked inside a transaction, so it's decided again with the answer.
  return apply(await context.organizerCopy(subject));
}

async function applyIn(
  tx: SiteTransaction,
  given: ApplyContext,
  subject: Subject,
  organizerCopy: InboundState['organizerCopy'],
): Promise<Applied> {
  const now = given.clock.now();
  const known = await whatIsKnown(tx, { room: given.room, now }, subject);
  const { link, ours, own, written } = known;
  // Set aside when the room was linked, and somebody wants it tried again: it's honoured as then.
  const context = isWantedAgain(link) ? { ...given, linking: true, leaveNotes: false } : given;
  const { room, authority } = context;
  // The item of a round trip that an administrator asked for is no booking; its way back is what was asked for.
  if (subject.kind === 'item' && link === null) {
    const { transactionId } = subject.item.event;
    if ((await seeRoundTrip(tx, { transactionId, uid: subject.item.uid, now })) === 'probe') return nothingOf(link);
  }
  if (subject.kind === 'item' && isSetAside(link, subject.item)) return nothingOf(link);
  if (subject.kind === 'item' && context.linking && context.leaveNotes && link === null && isNote(subject.item)) {
    const aside = await setAside(tx, context, { item: subject.item, link, kind: 'linkLeftOut', codes: [] });
    return { ...aside, again: null };
  }
  const read = subject.kind === 'item' ? authority.read(subject.item, { room, ours, organizerCopy }) : null;
  const seen: Seen = read === null ? { kind: 'gone' } : { kind: 'item', item: read };
  const inFlight =
    read !== null && ours === null && !read.event.isOrganizer
      ? await createInFlight(tx, {
          roomId: room.roomId,
          room: room.address,
          organizer: read.event.organizer?.address ?? '',
          start: [...read.dates.values()][0]?.start ?? read.event.start,
        })
      : false;
  const said = authority.decide({
    now,
    roomId: room.roomId,
    seen,
    link,
    ours,
    own,
    written,
    createInFlight: inFlight,
    linking: context.linking,
    organizerCopy,
    gaveUp: link !== null && (read === null || read.rule !== null) && (await isGivenUp(tx, link.linkId)),
    waitedSeconds: context.waitedSeconds,
  });
  // An endless series grows by a day a day without anybody having moved it.
  const grows = subject.kind === 'item' && subject.item.heldUntil !== null && said.do === 'askOrganizerCopy';
  const decision: InboundDecision = grows ? { do: 'change', answer: false, fields: new Set(['time']) } : said;
  const applied =
    subject.kind === 'gone'
      ? await gone(tx, context, { decision, link: subject.link, ours, organizerCopy })
      : await item(tx, context, { decision, item: read!, known });
  return { ...applied, again: againIn(decision) };
}

function nothingOf(link: Link | null): Applied {
  return { link, decision: 'nothing', plan: null, again: null };
}

// A create or a change of ours is answered within moments; looking more often would only cost calls.
const lookAgainSeconds = 3;

function againIn(decision: InboundDecision): number | null {
  if ('again' in decision && decision.again !== undefined) return decision.again;
  return decision.do === 'lookAgain' ? lookAgainSeconds : null;
}

type Settled = Omit<Applied, 'again'>;

async function gone(
  tx: SiteTransaction,
  context: ApplyContext,
  {
    decision,
    link,
    ours,
    organizerCopy,
  }: {
    decision: InboundDecision;
    link: Link;
    ours: OurMeeting | null;
    organizerCopy: InboundState['organizerCopy'];
  },
): Promise<Settled> {
  const now = context.clock.now();
  // Can't be told yet: the link stands, and with it what it stands for.
  if (decision.do === 'lookAgain' || decision.do === 'askOrganizerCopy')
    return { link, decision: decision.do, plan: null };
  if (decision.do === 'finding') {
    await report(tx, context, decision.finding, link.uid, { meetingId: ours?.meetingId ?? null });
    return { link, decision: decision.do, plan: null };
  }
  if (decision.do === 'inviteAgain') {
    await dropAnswer(tx, link.linkId);
    return { link: await inviteAgain(tx, link, now), decision: decision.do, plan: null };
  }
  if (decision.do === 'end' && ours) {
    await endHere(tx, context, ours, decision.as);
    if (decision.finding) await report(tx, context, decision.finding, link.uid, { meetingId: ours.meetingId });
    // A no that stands on the organizer's own copy was sent there.
    const wasTold = typeof organizerCopy !== 'string' && organizerCopy.room === 'declined';
    if (decision.finding === 'removedByHand' && !wasTold && !context.linking)
      await tellOfVanishedCopy(tx, { link, ours, room: context.room }, context);
  }
  const ended: Link = { ...link, state: 'ended', eventId: null };
  await dropAnswer(tx, link.linkId);
  await saveLink(tx, ended, now);
  if (link.state === 'detached') await noLongerAside(tx, link, now);
  return { link: ended, decision: decision.do, plan: null };
}

type Ending = Extract<InboundDecision, { do: 'end' }>['as'];

async function endHere(tx: SiteTransaction, context: ApplyContext, ours: OurMeeting, as: Ending): Promise<void> {
  const { room, clock } = context;
  const reason: Refusal = { code: 'EXCHANGE_DECLINED', params: { room: room.name, reason: 'none' } };
  await endFromOutlook(tx, ours, { ...context, state: as, reason: as === 'declined' ? reason : null });
  // An event that Planner made for the room alone has no purpose without it; with people in it the meeting is theirs (I8).
  if (as !== 'declined' || ours.attendees.length > 0) return;
  const event = await organizerEventOf(tx, ours.meetingId);
  if (event && event.state !== 'ended')
    await enqueueMeeting(tx, { meetingId: ours.meetingId, mailbox: event.mailbox, now: clock.now() });
}

async function item(
  tx: SiteTransaction,
  context: ApplyContext,
  { decision, item, known }: { decision: InboundDecision; item: RemoteItem; known: Known },
): Promise<Settled> {
  const now = context.clock.now();
  const { ours } = known;
  if (known.link && isExpected(known.link)) await resolve(tx, context, 'noRoomCopy', item.uid);
  if (decision.do === 'askOrganizerCopy') return { link: known.link, decision: decision.do, plan: null };
  if (!context.linking) {
    const seen = { item, link: known.link, decision };
    await noteAnswerOfOther(tx, context.room, seen, { ids: context.ids, now });
  }
  if (decision.do === 'nothing') {
    return { link: await remember(tx, known, item, now), decision: decision.do, plan: null };
  }
  const link = known.link ?? newLink(context, item);
  if (decision.do === 'finding') {
    await report(tx, context, decision.finding, item.uid, { start: item.event.start.toString() });
    return { link: await remember(tx, known, item, now), decision: decision.do, plan: null };
  }
  if (decision.do === 'lookAgain') {
    const waiting = { ...cached(link, item), ...cancelledMeanwhile(known) };
    await saveLink(tx, waiting, now);
    return { link: waiting, decision: decision.do, plan: null };
  }
  if (decision.do === 'refuse') {
    const refused = cached(link, item);
    await saveLink(tx, refused, now);
    return { link: refused, decision: decision.do, plan: refusalOf(item) };
  }
  if (decision.do === 'end') {
    if (ours) await endHere(tx, context, ours, decision.as);
    const ended: Link = {
      ...cached(link, item),
      state: 'ended',
      judgedVersion: item.version,
      base: projectionOfItem(item),
    };
    await saveLink(tx, ended, now);
    return { link: ended, decision: decision.do, plan: null };
  }
  const draft = decision.do === 'book' || decision.do === 'change' ? await draftFor(tx, context, item) : null;
  const { judgement, meetingId } = await judged(tx, context, { decision, item, ours, madeHere: known.own !== null });
  if (draft) {
    const reason = judgement.ok ? null : (judgement.refusals[0] ?? null);
    await draftBecame(tx, draft, { meetingId, icalUid: masterUidOf(item), reason, at: now });
  }
  if (!judgement.ok && (context.linking || item.heldUntil !== null)) {
    const codes = judgement.refusals.map(({ code }) => code);
    if (decision.do === 'book' && decision.honour)
      return setAside(tx, context, { item, link: known.link, kind: 'linkConflict', codes });
    if (decision.do === 'change' && item.heldUntil !== null) {
      // A new date meets another booking: what is held stays, and tomorrow is another day.
      await report(tx, context, 'endless', item.uid, endlessParams(item, ours, codes));
      return { link: await remember(tx, known, item, now), decision: 'nothing', plan: null };
    }
  }
  const plan = context.authority.planAnswer(item, decision, judgement);
  const asked = 'answer' in decision && decision.answer;
  const latest = { ...cached(link, item), ...(asked || plan ? { answeredVersion: null } : {}) };
  const settled = await settledLink(tx, context, { link: latest, item, judgement, meetingId, ours });
  await saveLink(tx, settled, now);
  if (judgement.ok && meetingId !== null && (await confirmFromOutlook(tx, item, meetingId, context)))
    await resolve(tx, context, 'notAnswered', item.uid);
  if (decision.do === 'change' && known.event?.base) {
    const event = await eventFor(tx, known.event, meetingId);
    await saveOrganizerEvent(tx, agreedEvent(event, item, decision.fields), now);
  }
  if (link.state === 'detached') await noLongerAside(tx, link, now);
  if (judgement.ok && item.heldUntil !== null) {
    const held = settled.meetingId === null ? ours : await ourMeeting(tx, settled.meetingId);
    await report(tx, context, 'endless', item.uid, endlessParams(item, held, []));
  }
  if (!judgement.ok && item.event.isOrganizer) {
    await report(tx, context, 'shadow', item.uid, { codes: judgement.refusals.map(({ code }) => code) });
  }
  return {
    link: settled,
    decision: decision.do,
    plan: plan && { ...plan, fresh: known.own !== null && decision.do === 'match' },
  };
}

// Of a meeting that was cancelled here while a word of ours may still be on its way to Outlook, the link has to remember whose
// it is: once the word has arrived, nothing else tells that request from a new one.
function cancelledMeanwhile({ ours, own }: Known): Partial<Link> {
  return ours !== null && !ours.active && own === null ? { meetingId: ours.meetingId, seriesId: ours.seriesId } : {};
}

// It waits as a conflict does: whoever takes the cancellation back at once costs the organizer no mail.
function refusalOf({ version }: RemoteItem): AnswerPlan {
  return { version, whole: 'decline', dates: [], refusals: [], patient: true, fresh: false };
}

/** The draft behind a meeting, whose holds in this room are given up for it. */
async function draftFor(
  tx: SiteTransaction,
  { draftId, room }: ApplyContext,
  item: RemoteItem,
): Promise<StoredDraft | null> {
  if (draftId == null) return null;
  return yieldToMeeting(tx, { draftId, roomId: room.roomId, icalUid: masterUidOf(item) });
}

function masterUidOf({ uid }: RemoteItem): string {
  return dateInUid(uid)?.masterUid ?? uid;
}

async function setAside(
  tx: SiteTransaction,
  context: ApplyContext,
  {
    item,
    link,
    kind,
    codes,
  }: {
    readonly item: RemoteItem;
    readonly link: Link | null;
    readonly kind: (typeof setAsideKinds)[number];
    readonly codes: readonly string[];
  },
): Promise<Settled> {
  const aside: Link = {
    ...cached(link ?? newLink(context, item), item),
    state: 'detached',
    judgedVersion: item.version,
    base: projectionOfItem(item),
  };
  await saveLink(tx, aside, context.clock.now());
  await report(tx, context, kind, item.uid, asideParams(item, codes));
  return { link: aside, decision: 'finding', plan: null };
}

function endlessParams(
  item: RemoteItem,
  held: OurMeeting | null,
  codes: readonly string[],
): { readonly [name: string]: JsonValue } {
  return {
    until: item.heldUntil,
    eventId: item.event.id,
    ...(held && { meetingId: held.meetingId }),
    ...(codes.length > 0 && { code: codes[0] ?? '' }),
  };
}

async function judged(
  tx: SiteTransaction,
  context: ApplyContext,
  {
    decision,
    item,
    ours,
    madeHere,
  }: { decision: InboundDecision; item: RemoteItem; ours: OurMeeting | null; madeHere: boolean },
): Promise<Booked> {
  if (decision.do === 'book') {
    const { honour, pending } = decision;
    const door = { ...context, honour, ours, ...(pending ? { firstState: 'tentative' as const } : {}) };
    return insisting(tx, context, { item, ours, pending: pending ?? false }, () =>
      bookFromOutlook(tx, item, context.room, door),
    );
  }
  if (decision.do === 'change' && ours && isAnotherKind(item, ours)) {
    const { room } = context;
    const siblingId = await meetingOfSiblings(tx, {
      roomId: room.roomId,
      uid: item.uid,
      originalStart: item.originalStart,
      otherThan: ours.meetingId,
    });
    const sibling = siblingId === null ? null : await ourMeeting(tx, siblingId);
    return rebookFromOutlook(tx, item, ours, { ...context, sibling });
  }
  if (decision.do === 'change' && ours) {
    const { fields } = decision;
    const changed = await insisting(tx, context, { item, ours, pending: false }, async () => ({
      judgement: await changeFromOutlook(tx, item, ours, { ...context, fields }),
      meetingId: ours.meetingId,
    }));
    if (!changed.judgement.ok || madeHere) return changed;
    const after = fields.has('time') ? await ourMeeting(tx, ours.meetingId) : ours;
    return { ...changed, judgement: withLost(context, changed.judgement, { item, ours: after }) };
  }
  const judgement: Judgement = { ok: true, skipped: [] };
  const meetingId = ours?.meetingId ?? null;
  return { judgement: madeHere ? judgement : withLost(context, judgement, { item, ours }), meetingId };
}

// Dates that the copy shows and the room doesn't hold are declined, beside those that have been refused just now.
function withLost(
  { authority, room, clock }: ApplyContext,
  judgement: Extract<Judgement, { ok: true }>,
  { item, ours }: { readonly item: RemoteItem; readonly ours: OurMeeting | null },
): Judgement {
  if (ours === null) return judgement;
  const known = new Set(judgement.skipped.map(({ key }) => key));
  const lost = authority.lostDates(ours, item, { roomId: room.roomId, now: clock.now() });
  return { ok: true, skipped: [...judgement.skipped, ...lost.filter(({ key }) => !known.has(key))] };
}

interface Booked {
  readonly judgement: Judgement;
  readonly meetingId: MeetingId | null;
}

/** What Exchange has accepted wins: a booking that still waits for Exchange's answer makes way, and is asked for no more. */
async function insisting(
  tx: SiteTransaction,
  context: ApplyContext,
  { item, ours, pending }: { item: RemoteItem; ours: OurMeeting | null; pending: boolean },
  book: () => Promise<Booked>,
): Promise<Booked> {
  const booked = await book();
  const { judgement } = booked;
  const isConflict = !judgement.ok && judgement.refusals.every(({ code }) => code === 'ROOM_TAKEN');
  if (context.room.authority !== 'exchange' || pending || !isConflict) return booked;
  const spans = [...item.dates.values()];
  const inTheWay = await pendingMeetingsIn(tx, context.room.roomId, spans, ours?.meetingId ?? null);
  for (const meetingId of inTheWay) {
    const other = await ourMeeting(tx, meetingId);
    if (!other) continue;
    await endHere(tx, context, other, 'declined');
    await tellOfMakingWay(tx, { ours: other, room: context.room }, context);
  }
  return inTheWay.length === 0 ? booked : book();
}

async function settledLink(
  tx: SiteTransaction,
  context: ApplyContext,
  {
    link,
    item,
    judgement,
    meetingId,
    ours,
  }: { link: Link; item: RemoteItem; judgement: Judgement; meetingId: MeetingId | null; ours: OurMeeting | null },
): Promise<Link> {
  const common = { ...link, judgedVersion: item.version, base: projectionOfItem(item) };
  if (judgement.ok) {
    const meeting = meetingId !== null && meetingId !== ours?.meetingId ? await ourMeeting(tx, meetingId) : ours;
    return { ...common, meetingId, seriesId: meeting?.seriesId ?? null, state: 'linked' };
  }
  // The meeting is no longer where its booking was: the old slot isn't kept, also while a conflict waits for quiet.
  if (ours) await endFromOutlook(tx, ours, { ...context, state: 'declined', reason: judgement.refusals[0] ?? null });
  return { ...common, meetingId: ours?.meetingId ?? null, seriesId: ours?.seriesId ?? null, state: 'new' };
}

function newLink({ ids, room }: ApplyContext, item: RemoteItem): Link {
  return {
    linkId: ids.next() as LinkId,
    roomId: room.roomId,
    uid: item.uid,
    originalStart: item.originalStart,
    meetingId: null,
    seriesId: null,
    eventId: null,
    etag: null,
    organizerAddress: null,
    base: null,
    judgedVersion: null,
    answeredVersion: null,
    answer: null,
    answeredAt: null,
    state: 'new',
  };
}

// Ids are a cache: an answer or a re-request may have given the item a new one.
function cached(link: Link, { event }: RemoteItem): Link {
  return { ...link, eventId: event.id, etag: event.etag, organizerAddress: event.organizer?.address ?? null };
}

async function remember(
  tx: SiteTransaction,
  { link, own }: Known,
  item: RemoteItem,
  now: Temporal.Instant,
): Promise<Link | null> {
  if (!link) return link;
  const isFormer = own !== null && !own.current && link.state !== 'ended';
  if (!isFormer && link.eventId === item.event.id && link.etag === item.event.etag) return link;
  const kept: Link = { ...cached(link, item), state: isFormer ? 'ended' : link.state };
  await saveLink(tx, kept, now);
  return kept;
}

async function resolve(tx: SiteTransaction, context: ApplyContext, kind: Finding['kind'], uid: string): Promise<void> {
  await resolveFinding(tx, { kind, subjectKey: `${context.room.roomId}/${uid}` }, context.clock.now());
}

async function report(
  tx: SiteTransaction,
  context: ApplyContext,
  kind: Finding['kind'],
  subjectKey: string,
  details: { readonly [name: string]: JsonValue },
): Promise<void> {
  const { room } = context;
  const command = exchangeCommand(kind, room);
  const params = command === null ? details : { ...details, command };
  const finding = { kind, roomId: room.roomId, subjectKey: `${room.roomId}/${subjectKey}`, params };
  await reportFinding(tx, finding, context.ids.next(), context.clock.now());
}
