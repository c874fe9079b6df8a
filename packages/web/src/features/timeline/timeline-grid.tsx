/**
 * The timeline as a grid: it owns what is in the hand (`gesture`), where the keyboard is (`cursor`) and which panel is open.
 * Pointer and keys both end in `drop` or `openAt`; what is drawn follows from these three.
 */
import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Anchor } from '../../components/placing.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { instantText } from '../../lib/time-text.ts';
import { rightsOf, useSession } from '../session/session.tsx';
import { firstPlace, moveCursor, roomAlong } from './cursor.ts';
import type { CursorPlace } from './cursor.ts';
import { beginChange, beginCreate, dragTo, isChange, nudge, proposal } from './gesture.ts';
import type { Gesture } from './gesture.ts';
import { actionOf } from './keys.ts';
import type { KeyAction } from './keys.ts';
import { bookingAt, isRoomRow, offsetsOf, rowAt, rowsInView } from './rows.ts';
import type { PlacedBooking, RoomRow, Row } from './rows.ts';
import { dayAt, msAtX, spanOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';
import { nowShown, TimelineHead } from './timeline-head.tsx';
import { TimelineGroup, TimelineRow } from './timeline-row.tsx';
import type { Panel } from './timeline-panels.tsx';
import { useGridFocus } from './use-grid-focus.ts';
import { usePointer } from './use-pointer.ts';
import type { Press, Spot } from './use-pointer.ts';
import { movedBy, useSaveMove } from './use-save-move.ts';
import { useScroll } from './use-scroll.ts';
import { useScrollToWork } from './use-scroll-to-work.ts';
import { useServerVerdict } from './use-server-verdict.ts';
import { useJudge } from './use-judge.ts';
import { VerdictTip } from './verdict-tip.tsx';

const TimelinePanels = lazy(() => import('./timeline-panels.tsx'));

export interface TimelineGridProps {
  readonly rows: readonly Row[];
  readonly makeAxis: (width: number) => TimeAxis;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly otherZones: readonly string[];
  readonly today: string;
  readonly rowHeight: number;
  readonly nameWidth: number;
  /** Grows by one when "Book" in the toolbar or the key N wants a new booking at the cursor. */
  readonly newRequest: number;
}

const groupHeight = 32;
const hourLine = 32;
const dayLine = 26;
const around = 6; // rows above and below the view
const noPlaces: readonly number[] = [];

export function TimelineGrid(props: TimelineGridProps) {
  const { rows, roomNames, otherZones, nameWidth, rowHeight } = props;
  const text = useText();
  const session = useSession();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useScroll(scroller);
  const { makeAxis } = props;
  const axis = useMemo(() => makeAxis(Math.max(0, view.width - nameWidth)), [makeAxis, view.width, nameWidth]);
  const headHeight = (axis.days.length > 1 ? dayLine : 0) + hourLine + otherZones.length * 20;
  const offsets = useMemo(() => offsetsOf(rows, { group: groupHeight, room: rowHeight }), [rows, rowHeight]);
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const roomRow = (roomId: string): RoomRow | null => {
    const row = rows[indexOf.get(roomId) ?? -1];
    return isRoomRow(row) ? row : null;
  };

  const [gesture, setGesture] = useState<Gesture | null>(null);
  const [pointer, setPointer] = useState<Spot | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [chosen, setCursor] = useState<CursorPlace | null>(null);
  const cursor = useMemo(() => {
    const valid =
      chosen && indexOf.has(chosen.roomId) && chosen.ms >= axis.days[0]!.startMs && chosen.ms < axis.days.at(-1)!.endMs;
    return valid ? chosen : firstPlace(rows, axis, now);
    // Not again with every tick of the clock: the cursor stays where it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen, rows, axis, indexOf]);
  const focus = useGridFocus(scroller, panel !== null);

  const drawn = gesture ?? (panel?.kind === 'new' || panel?.kind === 'refused' ? panel.gesture : null);
  const [near, setNear] = useState(false);
  const rules = useJudge(near);
  const verdict = useMemo(() => {
    const row = drawn ? rows[indexOf.get(drawn.room.id) ?? -1] : undefined;
    if (!drawn || !rules || !isRoomRow(row)) return null;
    return rules.judge(
      { row, startMs: drawn.startMs, endMs: drawn.endMs, booking: drawn.booking, days: axis.days, nowMs: now },
      { personId: session.person.id, rights: rightsOf(session) },
    );
  }, [drawn, rules, rows, indexOf, axis.days, now, session]);
  const judged = rules && verdict ? rules.verdictText(verdict, axis.zone, text) : '';
  const isFree = !verdict || verdict.errors.length === 0;
  // Rules that the page can't know (lead time, quota, who may book) are the server's, asked when the hand rests.
  const objection = useServerVerdict(gesture && verdict && isFree ? gesture : null);
  const isOk = isFree && objection === null;
  const verdictSaid = objection ?? judged;

  /** The place of a stretch of time in the window, for a panel beside it. */
  const anchorOf = (roomId: string, startMs: number, endMs: number): Anchor => {
    const box = scroller.current!.getBoundingClientRect();
    const { scrollLeft, scrollTop } = scroller.current!;
    const span = spanOf(axis, startMs, endMs) ?? { x: 0, width: 0 };
    const top = box.top + headHeight + (offsets[indexOf.get(roomId) ?? 0] ?? 0) - scrollTop;
    const left = box.left + nameWidth + span.x - scrollLeft;
    return {
      left: Math.max(left, box.left),
      right: Math.min(left + span.width, box.right),
      top,
      bottom: top + rowHeight,
    };
  };

  const openNew = (made: Gesture): void => {
    setGesture(null);
    setCursor({ roomId: made.room.id, ms: made.startMs, endMs: null });
    setPanel({ kind: 'new', gesture: made, anchor: anchorOf(made.room.id, made.startMs, made.endMs) });
  };
  const openBooking = (booking: PlacedBooking): void => {
    setCursor({
      roomId: booking.roomId,
      ms: Math.max(booking.startMs, dayAt(axis, booking.startMs).startMs),
      endMs: null,
    });
    setPanel({ kind: 'booking', booking, anchor: anchorOf(booking.roomId, booking.startMs, booking.endMs) });
  };

  const save = useSaveMove({
    zone: axis.zone,
    roomNames,
    onBegin: () => setPanel(null),
    onRefused: (moved, done, refusal) =>
      setPanel({
        kind: 'refused',
        moved,
        gesture: done,
        refusal,
        anchor: anchorOf(done.room.id, done.startMs, done.endMs),
      }),
  });

  const drop = (done: Gesture): void => {
    setGesture(null);
    setPointer(null);
    const { booking } = done;
    if (!booking) {
      openNew(done);
      return;
    }
    if (!isChange(done)) return;
    setCursor({ roomId: done.room.id, ms: done.startMs, endMs: null });
    void save(movedBy(done, booking), done);
  };

  const spotRow = (spot: Spot): RoomRow | null => {
    const row = rows[rowAt(offsets, spot.y)];
    return isRoomRow(row) ? row : null;
  };
  const bookingOf = (row: RoomRow, id: string): PlacedBooking | undefined =>
    row.bookings.find((booking) => booking.id === id);

  const { stop } = usePointer(
    scroller,
    { left: nameWidth, top: headHeight },
    {
      onClick: (press: Press) => {
        const row = spotRow(press);
        if (!row) return;
        const booking = press.bookingId === null ? undefined : bookingOf(row, press.bookingId);
        if (booking) openBooking(booking);
        else if (row.room.active) openNew(proposal(axis, row.room, msAtX(axis, press.x), row.bookings));
      },
      onDragStart: (press: Press) => {
        const row = spotRow(press);
        if (!row) return false;
        const ms = msAtX(axis, press.x);
        const booking = press.bookingId === null ? undefined : bookingOf(row, press.bookingId);
        if (press.bookingId !== null && (!booking || !booking.mayChange || booking.viaRoomId !== null)) return false;
        setPanel(null);
        setGesture(
          booking
            ? beginChange(press.edge ?? 'move', { booking, room: row.room, ms, by: 'pointer' })
            : beginCreate(axis, row.room, ms, 'pointer'),
        );
        return true;
      },
      onDrag: (spot: Spot) => {
        setPointer(spot);
        setGesture((held) => {
          if (!held) return held;
          const room = held.kind === 'move' ? (spotRow(spot)?.room ?? held.room) : held.room;
          return dragTo(axis, held, { ms: msAtX(axis, spot.x), room });
        });
      },
      onDrop: () => {
        if (gesture) drop(gesture);
      },
    },
  );

  const giveUp = (): void => {
    stop();
    setGesture(null);
    setPointer(null);
  };
  // While something is in the hand Esc must work wherever the focus is.
  const holding = gesture !== null;
  const onEscape = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    giveUp();
  });
  useEffect(() => {
    if (!holding) return undefined;
    document.addEventListener('keydown', onEscape, true);
    return () => document.removeEventListener('keydown', onEscape, true);
  }, [holding]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if (!action || !cursor) return;
    const row = roomRow(cursor.roomId);
    if (!row) return;
    const handled = gesture ? steer(gesture, action) : act(row, action);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
    focus.wantCursor();
  };

  /** Keys while a bar is in the hand. */
  function steer(held: Gesture, action: KeyAction): boolean {
    switch (action) {
      case 'left':
      case 'right':
        setGesture(nudge(held, { steps: action === 'left' ? -1 : 1 }));
        return true;
      case 'up':
      case 'down': {
        const next = roomAlong(rows, indexOf.get(held.room.id) ?? 0, action === 'up' ? -1 : 1);
        if (next) setGesture(nudge(held, { room: next.room }));
        return true;
      }
      case 'open':
        drop(held);
        return true;
      case 'resize':
        setGesture({ ...held, kind: held.kind === 'end' ? 'start' : 'end' });
        return true;
      case 'escape':
        giveUp();
        return true;
      default:
        return false;
    }
  }

  /** Keys while nothing is in the hand. */
  function act(row: RoomRow, action: KeyAction): boolean {
    if (!cursor) return false;
    const booking = bookingAt(row, cursor.ms);
    const mayChange = booking?.mayChange === true && booking.viaRoomId === null;
    switch (action) {
      case 'open':
        if (booking) openBooking(booking);
        else openNewAt(cursor, row);
        return true;
      case 'new':
        openNewAt(cursor, row);
        return true;
      case 'move':
      case 'resize':
        if (booking && mayChange) {
          const kind = action === 'move' ? 'move' : 'end';
          setGesture(beginChange(kind, { booking, room: row.room, ms: booking.startMs, by: 'keys' }));
        }
        return true;
      case 'cancel':
        if (booking && mayChange) setPanel({ kind: 'cancel', booking });
        return true;
      default: {
        const next = moveCursor(cursor, action, rows, axis);
        if (next === cursor) return false;
        setCursor(next);
        return true;
      }
    }
  }

  function openNewAt(place: CursorPlace, row: RoomRow): void {
    const made = proposal(axis, row.room, place.ms, row.bookings);
    openNew(place.endMs === null ? made : { ...made, endMs: place.endMs });
  }

  const onNewRequest = useEffectEvent(() => {
    const row = cursor && roomRow(cursor.roomId);
    if (cursor && row) openNewAt(cursor, row);
  });
  const { newRequest } = props;
  useEffect(() => {
    if (newRequest > 0) onNewRequest();
  }, [newRequest]);

  useScrollToWork(scroller, {
    axis,
    isWide: view.width > 0 && axis.width > view.width - nameWidth + 1,
    today: props.today,
    nowMs: now,
  });

  const { first, last } = rowsInView(offsets, view, around);
  const shown = useMemo(() => {
    const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_none, at) => first + at);
    const extra = [indexOf.get(cursor?.roomId ?? ''), indexOf.get(drawn?.room.id ?? '')];
    for (const index of extra) if (index !== undefined && (index < first || index > last)) indexes.push(index);
    return indexes.toSorted((a, b) => a - b);
  }, [first, last, indexOf, cursor?.roomId, drawn?.room.id]);
  const nowX = nowShown(axis, now);
  const dayEdges = axis.days.length > 1 ? axis.days.map((day) => day.x) : noPlaces;

  return (
    <>
      <div
        ref={scroller}
        className={holding ? 'grid grid-holding' : 'grid'}
        role="grid"
        aria-label={text.t('timeline.label')}
        aria-rowcount={rows.length + 1}
        aria-colcount={-1}
        style={
          {
            '--name': `${nameWidth}px`,
            '--axis': `${axis.width}px`,
            '--hour': `${axis.hourWidth}px`,
            scrollPadding: `${headHeight}px 8px 8px ${nameWidth}px`,
          } as object
        }
        onKeyDown={onKeyDown}
        onFocus={() => {
          setNear(true);
          focus.onFocus();
        }}
        onBlur={focus.onBlur}
        onPointerOver={() => setNear(true)}
      >
        <TimelineHead axis={axis} nowMs={now} otherZones={otherZones} today={props.today} />
        <div
          className={axis.days.length > 1 ? 'grid-body grid-week' : 'grid-body'}
          role="rowgroup"
          style={{ height: offsets.at(-1), width: nameWidth + axis.width }}
        >
          <div className="grid-lines" aria-hidden>
            {dayEdges.map((x) => (
              <span key={x} className="day-edge" style={{ left: nameWidth + x }} />
            ))}
            {nowX !== null && <span className="now-line" style={{ left: nameWidth + nowX }} />}
          </div>
          {shown.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const top = offsets[index]!;
            if (row.kind === 'group')
              return <TimelineGroup key={row.key} row={row} axis={axis} top={top} height={groupHeight} index={index} />;
            const isHere = cursor?.roomId === row.room.id;
            const ghost = drawn?.room.id === row.room.id ? drawn : null;
            return (
              <TimelineRow
                key={row.key}
                row={row}
                axis={axis}
                top={top}
                height={rowHeight}
                index={index}
                cursorMs={isHere ? cursor.ms : null}
                selectedEndMs={isHere ? cursor.endMs : null}
                ghost={ghost}
                ghostTone={ghost ? (isOk ? 'ok' : 'no') : null}
                liftedId={row.room.id === drawn?.booking?.roomId ? drawn.booking.id : null}
                inTheWayId={row.room.id === verdict?.taken?.roomId ? verdict.taken.id : null}
                roomNames={roomNames}
              />
            );
          })}
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {gesture?.by === 'keys' &&
          text.t('timeline.carried', {
            room: gesture.room.name,
            time: `${instantText(gesture.startMs, 'time', axis.zone, text)}–${instantText(gesture.endMs, 'time', axis.zone, text)}`,
            verdict: verdictSaid,
          })}
      </p>
      {gesture && (
        <VerdictTip
          at={
            pointer && gesture.by === 'pointer'
              ? { x: pointer.clientX, y: pointer.clientY }
              : belowOf(anchorOf(gesture.room.id, gesture.startMs, gesture.endMs))
          }
          ok={isOk}
          room={gesture.room.name}
          text={verdictSaid}
        />
      )}
      <Suspense fallback={null}>
        {panel && (
          <TimelinePanels
            panel={panel}
            zone={axis.zone}
            roomNames={roomNames}
            onPanel={setPanel}
            onSave={(moved, done) => void save(moved, done)}
          />
        )}
      </Suspense>
    </>
  );
}

function belowOf(anchor: Anchor): { readonly x: number; readonly y: number } {
  return { x: anchor.left, y: anchor.bottom };
}
