import { useQuery } from '@tanstack/react-query';
import { Dismiss16Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { Button } from '../../components/button.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf } from '../../lib/instants.ts';
import { rangeText, zonePlace } from '../../lib/time-text.ts';
import type { Draft } from './draft.ts';
import { instantsOf } from './draft.ts';
import { useRoom } from './use-room-name.ts';

/** The rooms of the meeting, and the free ones to add. */
export function RoomPicks({
  id,
  draft,
  onChange,
}: {
  readonly id: string;
  readonly draft: Draft;
  readonly onChange: (roomIds: readonly string[]) => void;
}) {
  const { t } = useText();
  const times = instantsOf(draft);
  const isTime = times !== null && times.endMs > times.startMs;
  const { data } = useQuery({
    queryKey: ['free-rooms', times, draft.headcount],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/free-rooms', {
          params: {
            query: {
              start: isoOf(times!.startMs),
              end: isoOf(times!.endMs),
              limit: 50,
              ...(draft.headcount !== null && { headcount: draft.headcount }),
            },
          },
        }),
      ),
    enabled: isTime,
  });
  const free = data?.rooms.map(({ room }) => room).filter((room) => !draft.roomIds.includes(room.id)) ?? [];
  return (
    <div className="room-picks">
      {draft.roomIds.map((roomId) => (
        <RoomPick
          key={roomId}
          roomId={roomId}
          draft={draft}
          onRemove={() => onChange(draft.roomIds.filter((other) => other !== roomId))}
        />
      ))}
      <select
        id={id}
        className="select"
        value=""
        onChange={(event) => onChange([...draft.roomIds, event.target.value])}
      >
        <option value="" disabled>
          {t(draft.roomIds.length === 0 ? 'booking.chooseRoom' : 'booking.addRoom', { count: free.length })}
        </option>
        {free.map((room) => (
          <option key={room.id} value={room.id}>
            {t('booking.roomOption', { room: room.name, count: room.capacity, location: room.locationName })}
          </option>
        ))}
      </select>
    </div>
  );
}

function RoomPick({
  roomId,
  draft,
  onRemove,
}: {
  readonly roomId: string;
  readonly draft: Draft;
  readonly onRemove: () => void;
}) {
  const text = useText();
  const { t } = text;
  const { room } = useRoom(roomId);
  const name = room?.name ?? '…';
  const times = instantsOf(draft);
  // Where the clock on the room's wall shows another time, both are said.
  const onItsWall =
    room && times && room.zone !== draft.zone
      ? t('booking.onItsWall', {
          times: rangeText(times.startMs, times.endMs, room.zone, text),
          place: zonePlace(room.zone),
        })
      : null;
  return (
    <div className="room-pick">
      <span className="grow">
        <strong>{name}</strong>{' '}
        {room && (
          <span className="quiet">{`${t('room.seats', { count: room.capacity })} · ${[room.locationName, room.floorName].filter(Boolean).join(', ')}`}</span>
        )}
        {onItsWall && <span className="quiet">{` · ${onItsWall}`}</span>}
      </span>
      <Button
        look="subtle"
        label={t('booking.removeRoom', { room: name })}
        icon={<Dismiss16Regular />}
        onClick={onRemove}
      />
    </div>
  );
}
