import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Add16Filled } from '@fluentui/react-icons/headless/svg/add';
import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { titleOf } from './booking-bar.tsx';
import { toneOf } from './bars.ts';
import { dayParts, stateNow } from './day-parts.ts';
import { Features } from './room-name.tsx';
import type { RoomRow, Row } from './rows.ts';
import { makeAxis, spanOf } from './time-axis.ts';
import type { ShownHours, TimeAxis } from './time-axis.ts';
import './phone.css';

export interface PhoneTimelineProps {
  readonly rows: readonly Row[];
  readonly date: string;
  readonly zone: string;
  readonly hours: ShownHours;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly openAtFirst?: boolean;
}

const aScreenful = 40;

/** The timeline on a phone: a room a line with its day as a strip; opened, its day as a list with the free times to book. */
export default function PhoneTimeline({ rows, date, zone, hours, roomNames, openAtFirst = false }: PhoneTimelineProps) {
  const { t } = useText();
  const [open, setOpen] = useState<string | null>(openAtFirst ? (rows[0]?.key ?? null) : null);
  const [shown, setShown] = useState(aScreenful);
  const more = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = more.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setShown((count) => count + aScreenful),
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown, rows]);
  const axis = makeAxis({ date, days: 1, zone, hours, width: 100, minHourWidth: 0 });
  return (
    <div className="phone-list">
      {rows.slice(0, shown).map((row) =>
        row.kind === 'group' ? (
          <h2 key={row.key} className="phone-group">
            {[row.location?.name, row.floorName].filter(Boolean).join(' · ') || t('timeline.noFloor')}
          </h2>
        ) : (
          <PhoneRoom
            key={row.key}
            row={row}
            axis={axis}
            roomNames={roomNames}
            open={open === row.key}
            onToggle={() => setOpen(open === row.key ? null : row.key)}
          />
        ),
      )}
      {shown < rows.length && <div ref={more} className="phone-more" />}
    </div>
  );
}

interface PhoneRoomProps {
  readonly row: RoomRow;
  readonly axis: TimeAxis;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function PhoneRoom({ row, axis, roomNames, open, onToggle }: PhoneRoomProps) {
  const text = useText();
  const { t } = text;
  const now = useNow();
  const state = stateNow(row, axis, now);
  const said = t('phone.state', {
    state: state.kind,
    time: state.untilMs === null ? '' : instantText(state.untilMs, 'time', axis.zone, text),
  });
  return (
    <section className="phone-room">
      <button type="button" className="phone-head" aria-expanded={open} onClick={onToggle}>
        <span className="phone-name">{row.room.name}</span>
        <span className="quiet tabular">{t('room.seats', { count: row.room.capacity })}</span>
        <Features features={row.room.features} most={3} />
        <span className={`phone-state phone-state-${state.kind}`}>{said}</span>
        <ChevronDown16Regular className={open ? 'phone-chevron phone-chevron-open' : 'phone-chevron'} aria-hidden />
        <span className="phone-strip" aria-hidden>
          {row.closed.map(([from, to]) => {
            const span = spanOf(axis, from, to);
            return (
              span && (
                <span
                  key={`closed ${from}`}
                  className="closed"
                  style={{ left: `${span.x}%`, width: `${span.width}%` }}
                />
              )
            );
          })}
          {row.bookings.map((booking) => {
            const span = spanOf(axis, booking.startMs, booking.endMs);
            return (
              span && (
                <span
                  key={booking.id}
                  className={`phone-mark bar-${toneOf(booking)}`}
                  style={{ left: `${span.x}%`, width: `${span.width}%` }}
                />
              )
            );
          })}
        </span>
      </button>
      {open && (
        <ul className="phone-day">
          {dayParts(row, axis, now).map((part) => (
            <li key={part.startMs} className="phone-part">
              <span className="tabular quiet">{rangeText(part.startMs, part.endMs, axis.zone, text)}</span>
              {part.booking ? (
                <Link href={meetingHref(part.booking)} className="phone-booking">
                  <span className={`swatch bar-${toneOf(part.booking)}`} aria-hidden />
                  {titleOf(part.booking, roomNames.get(part.booking.viaRoomId ?? '') ?? null, text)}
                </Link>
              ) : (
                <Link
                  className="phone-free"
                  href={`/meetings/new?room=${row.room.id}&start=${encodeURIComponent(isoOf(part.startMs))}&end=${encodeURIComponent(isoOf(Math.min(part.endMs, part.startMs + 3_600_000)))}`}
                >
                  <Add16Filled aria-hidden />
                  {t('phone.bookFree')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function meetingHref({ meetingId, key }: { readonly meetingId: string; readonly key: string | null }): string {
  return `/meetings/${meetingId}${key === null ? '' : `?key=${key}`}`;
}
