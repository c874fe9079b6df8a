import { describe, expect, it } from 'vitest';
import { at, between } from '../builders.ts';
import {
  ceilToMinute,
  dateIn,
  elapsedMinutes,
  floorToMinute,
  instantAt,
  isWholeMinute,
  startOfDay,
  wallOf,
} from './wall-time.ts';

const copenhagen = 'Europe/Copenhagen';
const newYork = 'America/New_York';

describe('a wall time', () => {
  it.each([
    ['2026-10-25', '02:30', copenhagen, '2026-10-25T00:30:00Z', 'happens twice: the earlier one'],
    ['2027-03-28', '02:30', copenhagen, '2027-03-28T01:30:00Z', 'doesn’t exist: 03:30 instead'],
    ['2026-11-01', '01:30', newYork, '2026-11-01T05:30:00Z', 'happens twice: the earlier one'],
    ['2027-03-14', '02:30', newYork, '2027-03-14T07:30:00Z', 'doesn’t exist: 03:30 instead'],
    ['2026-11-24', '09:00', 'Asia/Kathmandu', '2026-11-24T03:15:00Z', '+05:45'],
    ['2026-11-24', '09:00', 'America/St_Johns', '2026-11-24T12:30:00Z', '−03:30'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z', 'a gap of half an hour: 02:45 instead'],
    ['2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z', 'happens twice: the earlier one'],
  ])('%s %s in %s is %s (%s)', (date, time, zone, instant) => {
    expect(instantAt(date, time, zone).toString()).toBe(instant);
  });

  it('24:00 is the midnight that ends the day', () => {
    expect(instantAt('2026-12-31', '24:00', copenhagen).toString()).toBe('2026-12-31T23:00:00Z');
  });

  it('of an instant is what the clock in the zone shows, seconds cut off', () => {
    expect(wallOf(at('2026-11-24T23:30:59Z'), copenhagen)).toEqual({ date: '2026-11-25', time: '00:30' });
    expect(wallOf(at('2026-11-24T23:30:59Z'), newYork)).toEqual({ date: '2026-11-24', time: '18:30' });
  });

  it('refuses dates and zones that don’t exist', () => {
    expect(() => instantAt('2027-02-30', '09:00', copenhagen)).toThrow(RangeError);
    expect(() => instantAt('2027-02-28', '09:00', 'Mars/Base')).toThrow(RangeError);
  });
});

describe('a day', () => {
  it('begins at its first instant, also where midnight doesn’t exist', () => {
    expect(startOfDay('2026-11-24', copenhagen).toString()).toBe('2026-11-23T23:00:00Z');
    // Cairo's clocks jump from 00:00 to 01:00 on the last Friday of April.
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toString()).toBe('2026-04-23T22:00:00Z');
    expect(wallOf(startOfDay('2026-04-24', 'Africa/Cairo'), 'Africa/Cairo').time).toBe('01:00');
  });

  it('is the calendar date of the place, not of the server', () => {
    expect(dateIn(at('2026-11-24T23:30:00Z'), 'Asia/Singapore')).toBe('2026-11-25');
    expect(dateIn(at('2026-11-24T23:30:00Z'), newYork)).toBe('2026-11-24');
  });
});

describe('a duration', () => {
  it('counts elapsed minutes in the night in which an hour comes twice', () => {
    const booking = {
      start: instantAt('2026-10-25', '01:30', copenhagen),
      end: instantAt('2026-10-25', '03:30', copenhagen),
    };
    expect(booking.start.toString()).toBe('2026-10-24T23:30:00Z');
    expect(booking.end.toString()).toBe('2026-10-25T02:30:00Z');
    expect(elapsedMinutes(booking)).toBe(180);
  });

  it('counts elapsed minutes in the night in which an hour is missing', () => {
    const booking = {
      start: instantAt('2027-03-28', '01:30', copenhagen),
      end: instantAt('2027-03-28', '03:30', copenhagen),
    };
    expect(booking.start.toString()).toBe('2027-03-28T00:30:00Z');
    expect(booking.end.toString()).toBe('2027-03-28T01:30:00Z');
    expect(elapsedMinutes(booking)).toBe(60);
  });

  it('an all-day meeting on the day the clocks go back has 25 hours', () => {
    const start = instantAt('2026-10-25', '00:00', copenhagen);
    const end = instantAt('2026-10-26', '00:00', copenhagen);
    expect(start.toString()).toBe('2026-10-24T22:00:00Z');
    expect(end.toString()).toBe('2026-10-25T23:00:00Z');
    expect(elapsedMinutes({ start, end })).toBe(25 * 60);
  });
});

describe('a meeting of Exchange with seconds', () => {
  it('occupies whole minutes: its start is floored, its end is ceiled', () => {
    expect(floorToMinute(at('2026-11-24T09:00:59.999999999Z')).toString()).toBe('2026-11-24T09:00:00Z');
    expect(ceilToMinute(at('2026-11-24T09:59:00.000000001Z')).toString()).toBe('2026-11-24T10:00:00Z');
    expect(ceilToMinute(at('2026-11-24T10:00:00Z')).toString()).toBe('2026-11-24T10:00:00Z');
  });

  it('is known to have seconds down to the nanosecond', () => {
    expect(isWholeMinute(at('2026-11-24T09:00:00Z'))).toBe(true);
    expect(isWholeMinute(at('2026-11-24T09:00:00.000000001Z'))).toBe(false);
    expect(isWholeMinute(between('2026-11-24T09:00:30Z', '2026-11-24T10:00:00Z').start)).toBe(false);
  });
});
