import { memo } from 'react';
import { Building16Regular } from '@fluentui/react-icons/headless/svg/building';
import { useText } from '../../lib/i18n/text.tsx';
import { hoursAhead } from '../../lib/instants.ts';
import { rangeText, zonePlace } from '../../lib/time-text.ts';
import { barOf } from './bars.ts';
import { BookingBar } from './booking-bar.tsx';
import type { Gesture } from './gesture.ts';
import { RoomName } from './room-name.tsx';
import type { GroupRow, RoomRow } from './rows.ts';
import { bookingAt } from './rows.ts';
import { spanOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

export interface TimelineRowProps {
  readonly row: RoomRow;
  readonly axis: TimeAxis;
  readonly top: number;
  readonly height: number;
  readonly index: number;
  /** The instant that the keyboard's cursor is at, when it is in this row. */
  readonly cursorMs: number | null;
  readonly selectedEndMs: number | null;
  /** What is being drawn or moved into this row. */
  readonly ghost: Gesture | null;
  readonly ghostTone: 'ok' | 'no' | null;
  readonly liftedId: string | null;
  readonly inTheWayId: string | null;
  readonly roomNames: ReadonlyMap<string, string>;
}

/** One room: its name, when it's closed, and its bookings. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, axis, cursorMs, ghost, liftedId, inTheWayId, roomNames } = props;
  const focusedBooking = cursorMs === null || ghost ? undefined : bookingAt(row, cursorMs);
  return (
    <div
      role="row"
      className={row.room.active ? 'row' : 'row row-inactive'}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      aria-rowindex={props.index + 2}
      data-room={row.room.id}
    >
      <div role="rowheader" className="row-name">
        <RoomName room={row.room} />
      </div>
      <div className="row-track" style={{ width: axis.width }}>
        {row.closed.map(([from, to]) => {
          const span = spanOf(axis, from, to);
          return span && <span key={from} className="closed" style={{ left: span.x, width: span.width }} />;
        })}
        {row.bookings.map((booking) => {
          const bar = barOf(booking, axis);
          return (
            bar && (
              <BookingBar
                key={`${booking.id} ${booking.viaRoomId}`}
                booking={booking}
                bar={bar}
                zone={axis.zone}
                viaName={booking.viaRoomId === null ? null : (roomNames.get(booking.viaRoomId) ?? null)}
                lifted={booking.id === liftedId}
                inTheWay={booking.id === inTheWayId}
                focused={booking === focusedBooking}
              />
            )
          );
        })}
        {ghost && <Ghost gesture={ghost} axis={axis} tone={props.ghostTone} />}
        {cursorMs !== null && !focusedBooking && !ghost && (
          <Cursor row={row} axis={axis} ms={cursorMs} endMs={props.selectedEndMs} />
        )}
      </div>
    </div>
  );
});

function Ghost({
  gesture,
  axis,
  tone,
}: {
  readonly gesture: Gesture;
  readonly axis: TimeAxis;
  readonly tone: 'ok' | 'no' | null;
}) {
  const text = useText();
  const span = spanOf(axis, gesture.startMs, gesture.endMs);
  const label = rangeText(gesture.startMs, gesture.endMs, axis.zone, text);
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      data-cursor
      data-ghost
      aria-label={label}
      className={`ghost ghost-${tone ?? 'ok'}`}
      style={{ left: span?.x ?? 0, width: Math.max(8, span?.width ?? 8) }}
    >
      <span className="tabular">{label}</span>
    </div>
  );
}

function Cursor({
  row,
  axis,
  ms,
  endMs,
}: {
  readonly row: RoomRow;
  readonly axis: TimeAxis;
  readonly ms: number;
  readonly endMs: number | null;
}) {
  const text = useText();
  const to = endMs ?? ms + row.room.granularityMinutes * 60_000;
  const span = spanOf(axis, ms, to);
  return (
    <div
      role="gridcell"
      tabIndex={0}
      data-cursor
      className="cursor"
      style={{ left: span?.x ?? 0, width: Math.max(8, span?.width ?? 8) }}
      aria-label={text.t('timeline.freeCell', { room: row.room.name, time: rangeText(ms, to, axis.zone, text) })}
    />
  );
}

/** The line above the rooms of a floor; says the zone when the clock there shows something else. */
export function TimelineGroup({
  row,
  axis,
  top,
  height,
  index,
}: {
  readonly row: GroupRow;
  readonly axis: TimeAxis;
  readonly top: number;
  readonly height: number;
  readonly index: number;
}) {
  const { t } = useText();
  const ahead = hoursAhead(axis.days[0]!.startMs, row.zone, axis.zone);
  const name = [row.location?.name, row.floorName].filter(Boolean).join(' · ');
  return (
    <div
      role="row"
      className="row group-row"
      style={{ height, transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
    >
      <div role="rowheader" className="group-name">
        {row.location && <Building16Regular aria-hidden />}
        {name === '' ? t('timeline.noFloor') : name}
        {ahead !== 0 && (
          <span className="quiet">
            {' '}
            ·{' '}
            {t('timeline.zoneAhead', {
              place: zonePlace(row.zone),
              hours: Math.abs(ahead),
              direction: ahead > 0 ? 'ahead' : 'behind',
            })}
          </span>
        )}
      </div>
    </div>
  );
}
