import { useEffect, useRef, useState } from 'react';
import type { PaneDraft, PaneRoom, RefusalAnswer } from '@planner/api-client';
import { Refusal, answerOf } from '../lib/api.ts';
import type { PaneParts } from './pane.tsx';
import { addRoom, noteForSendCheck, readMarker, removeRoom, savedItemId, writeMarker } from './room-in-appointment.ts';
import type { Snapshot } from './snapshot.ts';

/** What the pane says about the room that was picked last. */
export type DraftNews =
  | { readonly kind: 'adding'; readonly room: string }
  | { readonly kind: 'attendee' | 'moved' | 'failed' | 'byHand' }
  | { readonly kind: 'refused'; readonly room: string; readonly errors: readonly RefusalAnswer[] };

const lookMs = 10_000;
const prolongMs = 5 * 60_000;

/**
 * The draft of the appointment at hand: which rooms are held for it, and what became of it. The same appointment keeps its
 * draft: its key travels in the marker, so a pane that is opened again finds it.
 * @param organizer  address of whose appointment it is, where that is somebody else
 */
export function useDraft(
  { api, frame, onFailure }: PaneParts,
  { snapshot, organizer }: { readonly snapshot: Snapshot | null; readonly organizer: string | null },
) {
  const [draftKey, setDraftKey] = useState<string>(() => crypto.randomUUID());
  const [draft, setDraft] = useState<PaneDraft | null>(null);
  const [news, setNews] = useState<DraftNews | null>(null);
  const [isReady, setReady] = useState(false);
  const revision = useRef(0);
  const heldTime = useRef<string | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    const find = async (): Promise<void> => {
      const marked = await readMarker(frame.siteMark);
      try {
        if (marked !== null) {
          const known = await answerOf(api.GET('/api/v1/addin/drafts/{id}', { params: { path: { id: marked } } }));
          setDraftKey(marked);
          revision.current = known.revision;
          setDraft(known);
        } else {
          const itemId = await savedItemId();
          if (itemId !== null) await findByItem(itemId);
        }
      } catch (error) {
        onFailure(error); // a forged or forgotten key is like none
      } finally {
        setReady(true);
      }
    };
    const findByItem = async (itemId: string): Promise<void> => {
      const meeting = await answerOf(api.POST('/api/v1/addin/meetings/find', { body: { itemId } }));
      setDraft((before) => before ?? ({ ...emptyDraft, meeting } as unknown as PaneDraft));
    };
    void find();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the pane opens
  }, [api]);

  const isPending = draft?.state === 'pending';
  useEffect(() => {
    if (!isPending) return undefined;
    const path = { params: { path: { id: draftKey } } };
    const take = (next: unknown): void => setDraft((before) => ({ ...(next as PaneDraft), gaps: before?.gaps ?? [] }));
    const look = setInterval(
      () => void answerOf(api.GET('/api/v1/addin/drafts/{id}', path)).then(take, onFailure),
      lookMs,
    );
    const prolong = setInterval(
      () => void answerOf(api.POST('/api/v1/addin/drafts/{id}/prolong', path)).then(take, onFailure),
      prolongMs,
    );
    return () => {
      clearInterval(look);
      clearInterval(prolong);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, draftKey, isPending]);

  /** Holds rooms for the appointment's time. @throws what the API throws */
  const hold = async (roomIds: readonly string[], acceptGaps: boolean): Promise<PaneDraft | null> => {
    if (!snapshot?.time) return null;
    revision.current += 1;
    const { time, headcount } = snapshot;
    const body = {
      draftKey,
      revision: revision.current,
      roomIds: [...roomIds],
      time,
      headcount,
      acceptGaps,
      ...(organizer !== null && { organizer }),
    };
    const held = await answerOf(api.POST('/api/v1/addin/drafts', { body }));
    heldTime.current = JSON.stringify(time);
    setDraft(held);
    const note = { site: location.origin, draftKey, ticket: held.ticket, time };
    if (held.ticket !== null) await noteForSendCheck(note);
    return held;
  };

  const pick = async (room: PaneRoom, acceptGaps: boolean): Promise<void> => {
    if (busy.current || room.address === null) return; // a double click adds one room
    busy.current = true;
    setNews({ kind: 'adding', room: room.name });
    try {
      const before = isPending ? draft.rooms.filter(({ id }) => id !== room.id) : [];
      await hold([...before.map(({ id }) => id), room.id], acceptGaps);
      const written = await addRoom({ address: room.address, name: room.name });
      if (written === 'failed') {
        await release();
        setNews({ kind: 'failed' });
        return;
      }
      await writeMarker(frame.siteMark, draftKey);
      setNews(written === 'attendee' ? { kind: 'attendee' } : null);
    } catch (error) {
      onFailure(error);
      setNews(
        error instanceof Refusal
          ? { kind: 'refused', room: room.name, errors: error.problem.errors }
          : { kind: 'failed' },
      );
    } finally {
      busy.current = false;
    }
  };

  const release = async (): Promise<void> => {
    const path = { params: { path: { id: draftKey } } };
    const released = await answerOf(api.DELETE('/api/v1/addin/drafts/{id}', path));
    heldTime.current = null;
    setDraft(released);
  };

  /** Takes all rooms out of the appointment and gives them up. */
  const undo = async (): Promise<void> => {
    const rooms = draft?.rooms ?? [];
    let all = true;
    for (const { address } of rooms) if (address !== null && !(await removeRoom(address))) all = false;
    await release();
    setNews(all ? null : { kind: 'byHand' });
  };

  // The hold follows the appointment; what can't be had at the new time says so, and is kept for a while.
  const time = snapshot?.time ? JSON.stringify(snapshot.time) : null;
  useEffect(() => {
    if (!isPending || time === null || heldTime.current === null || time === heldTime.current || busy.current) return;
    busy.current = true;
    heldTime.current = time;
    const room = draft.rooms.map(({ name }) => name).join(', ');
    hold(
      draft.rooms.map(({ id }) => id),
      false,
    )
      .then(
        () => setNews({ kind: 'moved' }),
        (error: unknown) => {
          onFailure(error);
          if (error instanceof Refusal) setNews({ kind: 'refused', room, errors: error.problem.errors });
        },
      )
      .finally(() => {
        busy.current = false;
      });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [time, isPending]);

  return { draftKey, draft, news, isReady, pick, undo, release, putBack: addRoom };
}

const emptyDraft = { state: 'linked', rooms: [], gaps: [], reason: null, ticket: null } as const;
