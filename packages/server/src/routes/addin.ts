import type { FastifyInstance } from 'fastify';
import { holdRooms, mayChange, prolongDraft, releaseDraft, roomsForDates } from '@planner/bookings';
import type { Held } from '@planner/bookings';
import { accepted, refused } from '@planner/core';
import type { DraftId, LocationId, Organizer, Outcome, RoomId } from '@planner/core';
import {
  draftOfMeeting,
  draftOfTicket,
  listFloors,
  listLocations,
  meetingOfUid,
  personByAddress,
  readDraft,
  readWholeMeeting,
  rightsHolders,
  roomByMailbox,
  roomsById,
  setDraftTicket,
  withSite,
} from '@planner/db';
import type { SiteTransaction, StoredDraft } from '@planner/db';
import type { Caller } from '@planner/identity';
import { globalIdOfItem } from '@planner/graph';
import type { PaneMeetingAnswer } from '../api/addin-schema.ts';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveAnyone, serveOutside } from '../http/calls.ts';
import type { Call } from '../http/calls.ts';
import { presentPaneDraft, presentPaneMeeting, presentPaneRooms } from '../presenters/addin.ts';
import type { PaneFrame } from '../presenters/addin.ts';
import { personActorOf } from '../presenters/meeting-draft.ts';
import { readPaneTime } from '../presenters/pane-time.ts';
import { presentLocations } from '../presenters/rooms.ts';
import { presentRefusal } from '../presenters/refusals.ts';
import { readRoomFilter } from '../presenters/room-filter.ts';
import { presentMe } from '../presenters/session.ts';
import { newTicket, ticketHash } from './addin-session.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/** What a send check answers that has nothing to say. */
const goAhead = answer(200, { allow: true, message: null, language: null });

/** Rooms are kept so long without a sent appointment; the open pane asks again in time. */
const holdMinutes = 30;
const shownRooms = 25;
const longestMessage = 500; // of a Smart Alert (event.completed, errorMessage)

/** The calls of Outlook's task pane: who is there, which rooms are free, and what is kept for the appointment at hand. */
export function serveAddin(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readPane', async ({ caller, site, tx }) =>
    answer(200, {
      person: presentMe(caller.person),
      siteName: site.name,
      siteMark: site.scope.siteId,
      places: presentLocations(await listLocations(tx), await listFloors(tx)),
      holdMinutes,
      services: [],
    }),
  );

  serve(app, deps, 'findPaneRooms', async ({ body, caller, reader, site, tx }) => {
    const when = readPaneTime(body.time, caller.person.zone);
    if (!when.ok) return when;
    const draftId = body.draftKey === undefined ? null : ((await ownDraft(tx, body.draftKey, caller))?.id ?? null);
    const found = await roomsForDates(
      site.scope,
      {
        actor: personActorOf(caller),
        when: when.value,
        headcount: body.headcount,
        filter: readRoomFilter(body),
        nearLocationId: (body.location as LocationId | undefined) ?? caller.person.defaultLocationId,
        draftId,
        limit: shownRooms,
      },
      { ...deps, db: tx },
    );
    if (!found.ok) return found;
    return answer(200, presentPaneRooms(found.value, { reader, floors: await listFloors(tx) }));
  });

  serve(app, deps, 'holdPaneRooms', async (call) => {
    const { body, caller, site, tx } = call;
    const when = readPaneTime(body.time, caller.person.zone);
    if (!when.ok) return when;
    const organizer = await organizerOf(tx, body.organizer, caller);
    if (!organizer.ok) return organizer;
    const held = await holdRooms(
      site.scope,
      {
        draftId: body.draftKey as DraftId,
        revision: body.revision,
        actor: personActorOf(caller),
        ...organizer.value,
        roomIds: body.roomIds as RoomId[],
        when: when.value,
        headcount: body.headcount,
        minutes: holdMinutes,
        ...(body.acceptGaps === true && { policy: { kind: 'skip' } as const }),
      },
      { ...deps, db: tx },
    );
    if (!held.ok) return held;
    const { ticket, hash } = newTicket();
    if (held.value.draft.state === 'pending') await setDraftTicket(tx, held.value.draft.id, hash);
    return answer(200, await draftAnswer(call, held.value, ticket));
  });

  serve(app, deps, 'readPaneDraft', async (call) => {
    const draft = await ownDraft(call.tx, call.params.id, call.caller);
    return draft ? answer(200, await draftAnswer(call, { draft, skipped: [] }, null)) : unknown;
  });

  serve(app, deps, 'prolongPaneDraft', async (call) => {
    const wish = { draftId: call.params.id as DraftId, actor: personActorOf(call.caller), minutes: holdMinutes };
    const draft = await prolongDraft(call.site.scope, wish, { ...deps, db: call.tx });
    return draft.ok ? answer(200, await draftAnswer(call, { draft: draft.value, skipped: [] }, null)) : draft;
  });

  serve(app, deps, 'releasePaneDraft', async (call) => {
    const wish = { draftId: call.params.id as DraftId, actor: personActorOf(call.caller) };
    const draft = await releaseDraft(call.site.scope, wish, { ...deps, db: call.tx });
    return draft.ok ? answer(200, await draftAnswer(call, { draft: draft.value, skipped: [] }, null)) : draft;
  });

  serveOutside(app, deps, 'findPaneMeeting', async ({ body, caller, reader, site }) => {
    const byDraft = await withSite(deps.db, site.scope, async (tx) => {
      const draft = body.draftKey === undefined ? null : await ownDraft(tx, body.draftKey, caller);
      return draft?.meetingId == null ? null : meetingAnswer(tx, draft.meetingId, { caller, reader, deps });
    });
    if (byDraft) return answer(200, byDraft);
    const { mail } = caller.person;
    const client = (await deps.addinGraph?.(site.scope))?.client;
    if (body.itemId === undefined || mail === null || !client) return unknown;
    const icalUid = await globalIdOfItem(client, { mailbox: mail, itemId: body.itemId });
    if (icalUid === null) return unknown;
    return withSite(deps.db, site.scope, async (tx) => {
      const meetingId = await meetingOfUid(tx, icalUid);
      const found = meetingId === null ? null : await meetingAnswer(tx, meetingId, { caller, reader, deps });
      return found ? answer(200, found) : unknown;
    });
  });

  serveAnyone(app, deps, 'checkPaneSend', async ({ body, reader, site, tx }) => {
    const draft = await draftOfTicket(tx, body.draftKey as DraftId, ticketHash(body.ticket));
    // What isn't known isn't held up: synchronization decides when the meeting comes.
    if (draft?.state !== 'pending') return goAhead;
    const [holder] = await rightsHolders(tx, [draft.personId]);
    const when = holder ? readPaneTime(body.time, holder.person.zone) : null;
    const roomIds = await roomsOfAddresses(tx, draft, body.addresses);
    if (!holder?.person.active || !when?.ok || roomIds.length === 0) return goAhead;
    const held = await holdRooms(
      site.scope,
      {
        draftId: draft.id,
        revision: draft.revision,
        actor: personActorOf({ ...holder, csrfToken: '', sessionKey: '', signedInAt: deps.clock.now() }),
        organizer: draftOrganizer(draft),
        organizerAddress: draft.organizerKey,
        roomIds,
        when: when.value,
        headcount: draft.headcount ?? 1,
        minutes: holdMinutes,
      },
      { ...deps, db: tx },
    );
    if (held.ok) return goAhead;
    const words = held.errors.map((refusal) =>
      presentRefusal(refusal, { ...reader, language: holder.person.language }),
    );
    return answer(200, {
      allow: false,
      message: cut(words.map(({ message, next }) => `${message} ${next}`).join('\n')),
      language: holder.person.language,
    });
  });
}

/** A draft of the caller's own; somebody else's is answered like an unknown one. */
async function ownDraft(tx: SiteTransaction, key: string, caller: Caller): Promise<StoredDraft | null> {
  const draft = await readDraft(tx, key as DraftId);
  return draft?.personId === caller.person.id ? draft : null;
}

/** Whose appointment it is. Writing in somebody else's mailbox needs the right to book for others. */
async function organizerOf(
  tx: SiteTransaction,
  address: string | undefined,
  { person }: Caller,
): Promise<Outcome<{ readonly organizer: Organizer; readonly organizerAddress: string }>> {
  const own = [person.mail, person.userPrincipalName].map((one) => one?.toLowerCase());
  if (address === undefined || own.includes(address.toLowerCase())) {
    const organizerAddress = address ?? person.mail ?? person.userPrincipalName;
    return accepted({ organizer: { kind: 'person', personId: person.id }, organizerAddress });
  }
  const owner = await personByAddress(tx, address);
  if (!owner) return refused({ code: 'NOT_FOUND', field: 'organizer', params: { kind: 'person' } });
  return accepted({ organizer: { kind: 'person', personId: owner.id }, organizerAddress: address });
}

function draftOrganizer({ organizerId, organizerKey }: StoredDraft): Organizer {
  if (organizerId !== null) return { kind: 'person', personId: organizerId };
  return { kind: 'external', name: organizerKey, address: organizerKey };
}

/** Those of an appointment's rooms that the draft keeps; an appointment may name others, which aren't ours to judge here. */
async function roomsOfAddresses(
  tx: SiteTransaction,
  draft: StoredDraft,
  addresses: readonly string[],
): Promise<RoomId[]> {
  const found: RoomId[] = [];
  for (const address of addresses) {
    const placed = await roomByMailbox(tx, address);
    if (placed && draft.roomIds.includes(placed.room.id)) found.push(placed.room.id);
  }
  return [...new Set(found)];
}

type PaneCall = Pick<Call<'readPaneDraft'>, 'tx' | 'caller' | 'reader' | 'deps'>;

async function draftAnswer({ tx, caller, reader, deps }: PaneCall, held: Held, ticket: string | null) {
  const { draft } = held;
  const frame = await frameOf(tx, draft.roomIds, reader);
  const meeting = draft.meetingId === null ? null : await meetingAnswer(tx, draft.meetingId, { caller, reader, deps });
  return presentPaneDraft(held, { frame, meeting, ticket: draft.state === 'pending' ? ticket : null });
}

async function frameOf(
  tx: SiteTransaction,
  roomIds: readonly RoomId[],
  reader: PaneFrame['reader'],
): Promise<PaneFrame> {
  const rooms = new Map((await roomsById(tx, roomIds)).map((placed) => [placed.room.id, placed]));
  return { reader, floors: await listFloors(tx), rooms };
}

/** The rooms of a meeting, for somebody who has it in their own calendar. */
async function meetingAnswer(
  tx: SiteTransaction,
  meetingId: Parameters<typeof readWholeMeeting>[1],
  { caller, reader, deps }: Omit<PaneCall, 'tx'>,
): Promise<PaneMeetingAnswer | null> {
  const whole = await readWholeMeeting(tx, meetingId);
  if (!whole) return null;
  const frame = await frameOf(tx, [...new Set(whole.bookings.map(({ roomId }) => roomId))], reader);
  const draft = await draftOfMeeting(tx, whole.master.id);
  return presentPaneMeeting(
    {
      id: whole.master.id,
      draftKey: draft?.personId === caller.person.id ? draft.id : null,
      mayChange: [...frame.rooms.values()].every((placed) => mayChange(personActorOf(caller), whole, placed)),
      bookings: whole.bookings,
      now: deps.clock.now(),
    },
    frame,
  );
}

/** At most so long as Outlook shows, cut at the end of a sentence. */
function cut(text: string): string {
  if (text.length <= longestMessage) return text;
  const kept = text.slice(0, longestMessage);
  const end = Math.max(kept.lastIndexOf('. '), kept.lastIndexOf('.\n'));
  return end > 0 ? kept.slice(0, end + 1) : kept;
}
