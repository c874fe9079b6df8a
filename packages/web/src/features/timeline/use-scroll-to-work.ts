import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import { hourMs } from '../../lib/instants.ts';
import { xOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';

const workBegins = 7; // hours after midnight
const margin = 24; // pixels left of the instant one looks for

/** A day that is wider than the window opens where one looks first: a bit before now, else where the day's work begins. */
export function useScrollToWork(
  scroller: RefObject<HTMLElement | null>,
  shown: { readonly axis: TimeAxis; readonly isWide: boolean; readonly today: string; readonly nowMs: number },
): void {
  const { axis, isWide } = shown;
  const { startMs, midnightMs } = axis.days[0]!;
  const scroll = useEffectEvent(() => {
    const hasToday = axis.days.some((day) => day.date === shown.today);
    const target = hasToday ? shown.nowMs - hourMs : midnightMs + workBegins * hourMs;
    scroller.current?.scrollTo({ left: Math.max(0, xOf(axis, Math.max(target, startMs)) - margin) });
  });
  useEffect(() => {
    if (isWide) scroll();
  }, [isWide, startMs, axis.days.length]);
}
