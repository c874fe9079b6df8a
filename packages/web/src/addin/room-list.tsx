import type { PaneRoom, PaneRooms, RefusalAnswer } from '@planner/api-client';
import { WebSiteLink } from './pane.tsx';
import { instantText, usePaneText, wallText } from './pane-text.ts';
import type { Answered } from './use-rooms.ts';

interface Actions {
  readonly isBusy: boolean;
  readonly onPick: (room: PaneRoom, acceptGaps: boolean) => void;
  readonly onTime: (start: string, end: string) => void;
}

/** The rooms that an appointment can have: those of all its dates first, then those that lack some. */
export function RoomList({
  answered,
  heldIds,
  onRetry,
  onEnd,
  ...actions
}: Actions & {
  readonly answered: Answered;
  readonly heldIds: readonly string[];
  readonly onRetry: () => void;
  readonly onEnd: (date: string) => void;
}) {
  const { t } = usePaneText();
  if (answered.kind === 'searching')
    return (
      <div role="status" aria-label={t('search.searching')}>
        <div className="skeleton-card" />
        <div className="skeleton-card" />
      </div>
    );
  if (answered.kind === 'offline')
    return (
      <div role="alert" className="note note-bad">
        <p>{t('pane.offline')}</p>
        <button type="button" className="button button-outline" onClick={onRetry}>
          {t('pane.again')}
        </button>
      </div>
    );
  if (answered.kind === 'refused') return <Reasons errors={answered.errors} onEnd={onEnd} />;
  const { rooms } = answered;
  const shown = rooms.rooms.filter(({ room }) => !heldIds.includes(room.id));
  return (
    <section aria-labelledby="rooms">
      <h2 id="rooms" role="status">
        {t('search.found', { count: shown.length })}
      </h2>
      {rooms.reasons.length > 0 && <Reasons errors={rooms.reasons} onEnd={onEnd} />}
      {shown.length === 0 && heldIds.length === 0 && rooms.reasons.length === 0 && (
        <Nearest rooms={rooms} onTime={actions.onTime} />
      )}
      <ul className="cards">
        {shown.map((found) => (
          <RoomCard key={found.room.id} found={found} dates={rooms.dates} {...actions} />
        ))}
      </ul>
    </section>
  );
}

function RoomCard({
  found,
  dates,
  isBusy,
  onPick,
}: Actions & { readonly found: PaneRooms['rooms'][number]; readonly dates: number }) {
  const { t, locale } = usePaneText();
  const { room, freeDates, without, warnings } = found;
  const isWhole = freeDates === dates;
  const facts = [room.locationName, room.floorName, t('search.seats', { count: room.capacity })];
  return (
    <li className="card">
      <strong>{room.name}</strong>
      <span className={isWhole ? 'state state-confirmed' : 'state state-tentative'}>
        {isWhole ? t(dates > 1 ? 'search.all' : 'search.free') : t('search.some', { free: freeDates, dates })}
      </span>
      <span className="quiet">{facts.filter(Boolean).join(' · ')}</span>
      {room.features.length > 0 && (
        <span className="quiet">{room.features.map((feature) => t('search.feature', { feature })).join(', ')}</span>
      )}
      {warnings.map((warning) => (
        <span key={warning.code}>{warning.message}</span>
      ))}
      {without.length > 0 && (
        <details>
          <summary>
            {t('search.gaps')} ({without.length})
          </summary>
          <ul>
            {without.map(({ key, start, reason, instead }) => (
              <li key={key ?? start}>
                {t('search.without', {
                  date: key === null ? instantText(start, locale, 'day') : wallText(`${key}T00:00`, locale, 'day'),
                  reason: reason.message,
                })}
                {instead && <> {t('search.instead', { room: instead.roomName })}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {room.address === null ? (
        <span className="quiet">{t('pick.noMailbox', { room: room.name })}</span>
      ) : (
        <button
          type="button"
          className={isWhole ? 'button button-primary' : 'button button-outline'}
          aria-label={t('pick.addNamed', { room: room.name })}
          disabled={isBusy}
          onClick={() => onPick(room, !isWhole)}
        >
          {t(isWhole ? 'pick.add' : 'pick.addSome')}
        </button>
      )}
    </li>
  );
}

/** When nothing is free: the nearest times of the day; a press sets one in the appointment. */
function Nearest({ rooms, onTime }: { readonly rooms: PaneRooms; readonly onTime: Actions['onTime'] }) {
  const { t, locale } = usePaneText();
  return (
    <>
      <p>{t('search.noneText')}</p>
      <ul className="cards">
        {rooms.nearest.map(({ roomId, roomName, start, end }) => (
          <li key={roomId}>
            <button type="button" className="button button-outline" onClick={() => onTime(start, end)}>
              {t('search.setTime', {
                room: roomName,
                start: instantText(start, locale, 'time'),
                end: instantText(end, locale, 'time'),
              })}
            </button>
          </li>
        ))}
      </ul>
      <WebSiteLink />
    </>
  );
}

/** Why there is nothing to choose from; a series without an end can be given one here. */
function Reasons({
  errors,
  onEnd,
}: {
  readonly errors: readonly RefusalAnswer[];
  readonly onEnd: (date: string) => void;
}) {
  const { t, locale } = usePaneText();
  return (
    <div role="alert" className="note note-bad">
      {errors.map((error) => {
        const lastDate = error.code === 'SERIES_INFINITE' ? error.params['lastDate'] : undefined;
        return (
          <div key={`${error.code} ${error.message}`}>
            <p>
              {error.message} {error.next}
            </p>
            {typeof lastDate === 'string' && (
              <button type="button" className="button button-primary" onClick={() => onEnd(lastDate)}>
                {t('search.endOn', { date: wallText(`${lastDate}T00:00`, locale, 'day') })}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
