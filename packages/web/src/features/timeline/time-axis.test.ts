import { describe, expect, test } from 'vitest';
import { at } from './a-room.ts';
import { hoursToShow, makeAxis, msAtX, snap, spanOf, ticks, xOf } from './time-axis.ts';
import { dayBounds, hourMs, minuteMs, timeOf } from '../../lib/instants.ts';

const zone = 'Europe/Copenhagen';
const day = makeAxis({ date: '2026-11-24', days: 1, zone, hours: { from: 7, to: 19 }, width: 1200, minHourWidth: 62 });
const week = makeAxis({ date: '2026-11-23', days: 7, zone, hours: { from: 7, to: 19 }, width: 1008, minHourWidth: 9 });

describe('the time axis', () => {
  test('fills the window: twelve hours of a hundred pixels each', () => {
    expect(day.hourWidth).toBe(100);
    expect(xOf(day, at('09:30'))).toBe(250);
    expect(timeOf(msAtX(day, 250), zone)).toBe('09:30');
  });

  test('is wider than the window rather than hiding its labels', () => {
    const narrow = makeAxis({
      date: '2026-11-24',
      days: 1,
      zone,
      hours: { from: 7, to: 19 },
      width: 300,
      minHourWidth: 62,
    });
    expect(narrow.width).toBe(12 * 62);
  });

  test('leaves the nights of a week out: what lies in one is drawn at the edge of a day', () => {
    expect(week.days).toHaveLength(7);
    expect(xOf(week, at('03:00'))).toBe(week.days[1]?.x);
    expect(spanOf(week, at('01:00'), at('05:00'))).toBeNull();
    expect(spanOf(week, at('06:00'), at('08:00'))?.width).toBeCloseTo(week.hourWidth);
  });

  test('snaps to the quarters of the local clock, also in a zone that is 45 minutes off', () => {
    const nepal = makeAxis({
      date: '2026-11-24',
      days: 1,
      zone: 'Asia/Kathmandu',
      hours: { from: 7, to: 19 },
      width: 1200,
      minHourWidth: 62,
    });
    const about = nepal.days[0]!.startMs + 100 * minuteMs;
    expect(timeOf(snap(nepal, about, 30), 'Asia/Kathmandu')).toBe('08:30');
    expect(timeOf(snap(nepal, about, 60, 'floor'), 'Asia/Kathmandu')).toBe('08:00');
  });

  test('has a day of 25 hours when the clocks go back, and every label once', () => {
    const long = makeAxis({
      date: '2026-10-25',
      days: 1,
      zone,
      hours: { from: 0, to: 24 },
      width: 2500,
      minHourWidth: 62,
    });
    const labels = ticks(long, 46).map(({ ms }) => timeOf(ms, zone));
    expect(labels).toHaveLength(25);
    expect(labels.filter((label) => label === '02:00')).toHaveLength(2);
  });

  test('shows an hour around the opening hours, and every booking outside them', () => {
    const [midnightMs, nextMs] = dayBounds('2026-11-24', zone);
    const bounds = [{ midnightMs, nextMs }];
    expect(hoursToShow(bounds, [[at('08:00'), at('18:00')]], [])).toEqual({ from: 7, to: 19 });
    expect(hoursToShow(bounds, [[at('08:00'), at('18:00')]], [[at('05:30'), at('05:30') + hourMs]])).toEqual({
      from: 5,
      to: 19,
    });
  });
});
