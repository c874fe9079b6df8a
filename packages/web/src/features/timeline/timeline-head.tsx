import { useText } from '../../lib/i18n/text.tsx';
import { hoursAhead } from '../../lib/instants.ts';
import { dateText, instantText, zonePlace } from '../../lib/time-text.ts';
import { ticks, xOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

const labelWidth = 46;
const nowTagWidth = 44;
const firstNeeds = 66;

export interface TimelineHeadProps {
  readonly axis: TimeAxis;
  readonly nowMs: number;
  readonly otherZones: readonly string[];
  readonly today: string;
}

/** The hours, once for each zone that somebody needs; in a week the days above them. */
export function TimelineHead({ axis, nowMs, otherZones, today }: TimelineHeadProps) {
  const text = useText();
  const shown = ticks(axis, labelWidth);
  const now = nowShown(axis, nowMs);
  const apart = shown.length > 1 ? shown[1]!.x - shown[0]!.x : Infinity;
  return (
    <div className="head" role="row" aria-rowindex={1}>
      <div className="head-corner" role="columnheader">
        <span className="visually-hidden">{text.t('timeline.rooms')}</span>
        {otherZones.length > 0 && (
          <span className="head-zones" aria-hidden>
            {[axis.zone, ...otherZones].map((zone) => (
              <span key={zone}>{zonePlace(zone)}</span>
            ))}
          </span>
        )}
      </div>
      <div className="head-track" style={{ width: axis.width }}>
        {axis.days.length > 1 &&
          axis.days.map((day) => (
            <div
              key={day.date}
              role="columnheader"
              className={day.date === today ? 'head-day head-day-today' : 'head-day'}
              style={{ left: day.x, width: day.width }}
            >
              {dateText(day.date, 'day', text)}
            </div>
          ))}
        {[axis.zone, ...otherZones].map((zone, line) => (
          <div key={zone} className={line === 0 ? 'head-hours' : 'head-hours head-other'}>
            {shown.map((tick) => {
              const isFirst = axis.days.some((day) => day.x === tick.x);
              const underNow = now !== null && line === 0 && Math.abs(now - tick.x) < nowTagWidth;
              // In a week the first hour stands under the name of its day and would touch the next one.
              const hidden = underNow || (isFirst && axis.days.length > 1 && apart < firstNeeds);
              return (
                <span
                  key={tick.ms}
                  role="columnheader"
                  className={isFirst ? 'hour hour-first' : 'hour'}
                  style={{ left: tick.x, ...(hidden && { opacity: 0 }) }}
                >
                  {instantText(tick.ms, 'time', zone, text)}
                  {line > 0 && tick === shown[0] && hoursAhead(tick.ms, zone, axis.zone) !== 0 && (
                    <span className="visually-hidden"> {zonePlace(zone)}</span>
                  )}
                </span>
              );
            })}
          </div>
        ))}
        {now !== null && (
          <span className="now-tag tabular" style={{ left: now }}>
            {instantText(nowMs, 'time', axis.zone, text)}
          </span>
        )}
      </div>
    </div>
  );
}

/** Where now is; null when it isn't among the hours shown. */
export function nowShown(axis: TimeAxis, nowMs: number): number | null {
  return axis.days.some((day) => nowMs >= day.startMs && nowMs <= day.endMs) ? xOf(axis, nowMs) : null;
}
