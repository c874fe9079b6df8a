import type { PaneMeeting } from '@planner/api-client';
import { usePaneText } from './pane-text.ts';

/** The rooms of a meeting that Planner knows, each with its state. */
export function MeetingRooms({ meeting }: { readonly meeting: PaneMeeting }) {
  const { t } = usePaneText();
  return (
    <section aria-labelledby="meeting-rooms">
      <h2 id="meeting-rooms">{t('bookedRoom.title')}</h2>
      <ul className="cards">
        {meeting.rooms.map(({ room, state, reason, dates, standing }) => (
          <li key={room.id} className="card">
            <strong>{room.name}</strong>
            <span className={`state state-${state}`}>{t('bookedRoom.state', { state })}</span>
            <span className="quiet">
              {[room.locationName, room.floorName, t('search.seats', { count: room.capacity })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {room.features.length > 0 && (
              <span className="quiet">
                {room.features.map((feature) => t('search.feature', { feature })).join(', ')}
              </span>
            )}
            {dates > 1 && <span className="quiet">{t('bookedRoom.standing', { standing, dates })}</span>}
            {reason && <span>{reason.message}</span>}
          </li>
        ))}
      </ul>
      <p>
        <a href={`${location.origin}/meetings/${meeting.meetingId}`} target="_blank" rel="noreferrer">
          {t('bookedRoom.open')}
        </a>
      </p>
    </section>
  );
}
