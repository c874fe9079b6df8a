import type { MeetingDetails } from '@planner/api-client';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { rangeText, zonePlace } from '../../lib/time-text.ts';
import { useRoom } from '../booking/use-room-name.ts';
import { useSession } from '../session/session.tsx';

/** The meeting's time by the clocks of its reader and of its rooms, where they show something else than the meeting's own. */
export function RoomTimes({ meeting }: { readonly meeting: MeetingDetails }) {
  const { person } = useSession();
  const roomIds = [...new Set(meeting.bookings.map(({ roomId }) => roomId))];
  return (
    <>
      <TimeThere meeting={meeting} zone={person.zone} />
      {roomIds.map((roomId) => (
        <TimeAtRoom key={roomId} meeting={meeting} roomId={roomId} readerZone={person.zone} />
      ))}
    </>
  );
}

function TimeAtRoom({
  meeting,
  roomId,
  readerZone,
}: {
  readonly meeting: MeetingDetails;
  readonly roomId: string;
  readonly readerZone: string;
}) {
  const zone = useRoom(roomId).room?.zone;
  return zone === undefined || zone === readerZone ? null : <TimeThere meeting={meeting} zone={zone} />;
}

function TimeThere({ meeting, zone }: { readonly meeting: MeetingDetails; readonly zone: string }) {
  const text = useText();
  const startMs = msOf(meeting.start);
  const endMs = msOf(meeting.end);
  const time = rangeText(startMs, endMs, zone, text);
  if (meeting.allDay || time === rangeText(startMs, endMs, meeting.zone, text)) return null;
  return <p className="quiet tabular">{text.t('calendar.there', { time, place: zonePlace(zone) })}</p>;
}
