import { useEffect, useRef, useState } from 'react';
import type { PaneDraft } from '@planner/api-client';
import { MeetingRooms } from './meeting-rooms.tsx';
import { ask, composeItem } from './office.ts';
import type { PaneParts } from './pane.tsx';
import { WebSiteLink } from './pane.tsx';
import { instantText, usePaneText, wallText } from './pane-text.ts';
import { RoomList } from './room-list.tsx';
import { SearchForm } from './search-form.tsx';
import type { Snapshot } from './snapshot.ts';
import { useDraft } from './use-draft.ts';
import { useRooms } from './use-rooms.ts';
import type { Wish } from './use-rooms.ts';
import { useSnapshot } from './use-snapshot.ts';

/** Beside an appointment of one's own: what is held for it, and which rooms it can have. */
export function Compose(parts: PaneParts) {
  const { t } = usePaneText();
  const { api, frame, onFailure } = parts;
  const { snapshot, shared, lookAgain } = useSnapshot();
  const held = useDraft(parts, { snapshot, organizer: shared?.owner ?? null });
  const [wish, setWish] = useState<Omit<Wish, 'headcount'> & { readonly headcount: number | null }>({
    headcount: null,
    location: frame.person.defaultLocationId ?? '',
    floor: '',
    features: [],
    name: '',
  });
  const [asked, setAsked] = useState(0);
  const headcount = Math.max(wish.headcount ?? 0, wish.headcount === null ? (snapshot?.headcount ?? 1) : 1);
  const answered = useRooms(
    api,
    { time: snapshot?.time ?? null, wish: { ...wish, headcount }, draftKey: held.draftKey, asked },
    onFailure,
  );
  const { draft, news } = held;
  const isBooked = draft?.state === 'linked' && draft.meeting !== null;
  return (
    <main className="pane-body">
      <Head snapshot={snapshot} dates={answered.kind === 'found' ? answered.rooms.dates : null} />
      {shared && <p className="quiet">{t('shared.for', { owner: shared.owner })}</p>}
      {shared?.mayWrite === false && <p role="alert">{t('shared.readOnly')}</p>}
      {snapshot?.problem && <p role="alert">{t(`problem.${snapshot.problem}`)}</p>}
      {snapshot?.places.map((text) => (
        <p key={text} className="note">
          {t('text.only', { text })}
        </p>
      ))}
      <div role="status" aria-live="polite">
        {news?.kind === 'adding' && <p className="note">{t('pick.adding', { room: news.room })}</p>}
        {news?.kind === 'attendee' && <p className="note">{t('pick.attendee')}</p>}
        {news?.kind === 'moved' && <p className="note">{t('held.moved')}</p>}
        {news?.kind === 'byHand' && <p className="note">{t('held.byHand')}</p>}
      </div>
      {news?.kind === 'failed' && (
        <div role="alert" className="note note-bad">
          <p>{t('pick.failed')}</p>
          <WebSiteLink />
        </div>
      )}
      {news?.kind === 'refused' && (
        <div role="alert" className="note note-bad">
          <p>{t('held.notFree', { room: news.room })}</p>
          {news.errors.slice(0, 3).map((error) => (
            <p key={`${error.code} ${error.message}`}>
              {error.message} {error.next}
            </p>
          ))}
        </div>
      )}
      {draft && draft.state !== 'linked' && draft.state !== 'released' && snapshot && (
        <HeldRooms held={held} draft={draft} snapshot={snapshot} />
      )}
      {isBooked && draft.meeting && (
        <>
          <MeetingRooms meeting={draft.meeting} />
          <p className="quiet">{t('bookedRoom.change')}</p>
        </>
      )}
      {!isBooked && shared?.mayWrite !== false && (
        <>
          <SearchForm
            places={frame.places}
            wish={{ ...wish, headcount }}
            onChange={(next) => setWish((before) => ({ ...before, ...next }))}
          />
          <RoomList
            answered={answered}
            heldIds={draft?.state === 'pending' ? draft.rooms.map(({ id }) => id) : []}
            isBusy={news?.kind === 'adding'}
            onPick={(room, acceptGaps) => {
              void held.pick(room, acceptGaps).then(lookAgain);
            }}
            onRetry={() => setAsked((count) => count + 1)}
            onTime={(start, end) => void setTime(start, end).then(lookAgain)}
            onEnd={(date) => void endSeries(date).then(lookAgain)}
          />
        </>
      )}
    </main>
  );
}

function Head({ snapshot, dates }: { readonly snapshot: Snapshot | null; readonly dates: number | null }) {
  const { t, locale } = usePaneText();
  if (!snapshot) return <div className="skeleton-line" role="status" aria-label={t('pane.loading')} />;
  const { shownStart, shownEnd } = snapshot;
  const isSeries = snapshot.time?.kind === 'series';
  return (
    <header className="pane-head">
      <h1>
        {wallText(shownStart, locale, 'both')} –{' '}
        {wallText(shownEnd, locale, shownStart.slice(0, 10) === shownEnd.slice(0, 10) ? 'time' : 'both')}
      </h1>
      <p className="quiet">
        {[
          isSeries && t('what.series'),
          isSeries && dates !== null && t('what.dates', { dates }),
          t('what.people', { count: snapshot.headcount }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </header>
  );
}

function HeldRooms({
  held,
  draft,
  snapshot,
}: {
  readonly held: ReturnType<typeof useDraft>;
  readonly draft: PaneDraft;
  readonly snapshot: Snapshot;
}) {
  const { t, locale } = usePaneText();
  const heading = useRef<HTMLHeadingElement>(null);
  const roomIds = draft.rooms.map(({ id }) => id).join();
  // Who picked a room far down the list is taken to what is held now.
  useEffect(() => heading.current?.focus(), [roomIds]);
  if (draft.state === 'expired') return <p className="note note-bad">{t('held.expired')}</p>;
  if (draft.state === 'declined') {
    const room = draft.rooms.map(({ name }) => name).join(', ');
    return <p className="note note-bad">{t('bookedRoom.declined', { room, reason: draft.reason?.message ?? '' })}</p>;
  }
  const missing = draft.rooms.filter(
    ({ address }) => address !== null && !snapshot.rooms.includes(address.toLowerCase()),
  );
  const crowded =
    draft.rooms.length === 1 && draft.rooms[0]!.capacity < snapshot.headcount ? draft.rooms[0] : undefined;
  return (
    <section
      className="card card-held"
      aria-label={t('held.title', { room: draft.rooms.map(({ name }) => name).join(', ') })}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t('held.title', { room: draft.rooms.map(({ name }) => name).join(', ') })}
      </h2>
      <p>{t('held.until', { time: instantText(draft.expiresAt, locale, 'time') })}</p>
      {draft.gaps.length > 0 && <p>{t('held.gaps', { count: draft.gaps.length })}</p>}
      {crowded && (
        <p>{t('held.crowded', { room: crowded.name, seats: crowded.capacity, count: snapshot.headcount })}</p>
      )}
      {missing.length > 0 && held.news?.kind !== 'adding' && (
        <>
          <p role="alert">{t('held.removed')}</p>
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              for (const { address, name } of missing) if (address !== null) void held.putBack({ address, name });
            }}
          >
            {t('held.putBack')}
          </button>{' '}
          <button type="button" className="button button-outline" onClick={() => void held.release()}>
            {t('held.release')}
          </button>
        </>
      )}
      {missing.length === 0 && (
        <button type="button" className="button button-outline" onClick={() => void held.undo()}>
          {t('held.undo')}
        </button>
      )}
    </section>
  );
}

async function setTime(start: string, end: string): Promise<void> {
  const item = composeItem();
  await ask<void>((done) => item.start.setAsync(new Date(start), done));
  await ask<void>((done) => item.end.setAsync(new Date(end), done));
}

/** Gives a series its last date; everything else of it stays. */
async function endSeries(date: string): Promise<void> {
  const item = composeItem();
  const told = await ask<Office.Recurrence>((done) => item.recurrence.getAsync(done));
  told.seriesTime?.setEndDate(date);
  await ask<void>((done) => item.recurrence.setAsync(told, done));
}
