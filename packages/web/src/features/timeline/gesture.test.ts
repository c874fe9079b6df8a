import { describe, expect, test } from 'vitest';
import { aPlacedBooking, aTimelineRoom, at } from './a-room.ts';
import { beginChange, beginCreate, dragTo, isChange, nudge, proposal } from './gesture.ts';
import { makeAxis } from './time-axis.ts';
import { timeOf } from '../../lib/instants.ts';

const zone = 'Europe/Copenhagen';
const axis = makeAxis({ date: '2026-11-24', days: 1, zone, hours: { from: 7, to: 19 }, width: 1200, minHourWidth: 62 });
const room = aTimelineRoom();
const other = aTimelineRoom({ id: '0192f0c4-7b1e-7c3a-9d54-00000000000b', name: 'Bornholm', granularityMinutes: 30 });
const booking = aPlacedBooking('10:00', '11:00', { mine: true, mayChange: true });
const times = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) =>
  `${timeOf(startMs, zone)}–${timeOf(endMs, zone)}`;

describe('drawing, moving and resizing on the timeline', () => {
  test('a new booking grows with the pointer in both directions', () => {
    const begun = beginCreate(axis, room, at('10:07'), 'pointer');
    expect(times(begun)).toBe('10:00–10:15');
    expect(times(dragTo(axis, begun, { ms: at('11:20'), room }))).toBe('10:00–11:30');
    expect(times(dragTo(axis, begun, { ms: at('09:20'), room }))).toBe('09:15–10:15');
  });

  test('a moved meeting keeps its length and the place where it was gripped, and takes the other room’s grid', () => {
    const held = beginChange('move', { booking, room, ms: at('10:40'), by: 'pointer' });
    expect(times(dragTo(axis, held, { ms: at('13:44'), room }))).toBe('13:00–14:00');
    const moved = dragTo(axis, held, { ms: at('13:50'), room: other });
    expect(times(moved)).toBe('13:00–14:00');
    expect(moved.room.name).toBe('Bornholm');
  });

  test('an edge never passes the other one', () => {
    const start = beginChange('start', { booking, room, ms: at('10:00'), by: 'pointer' });
    expect(times(dragTo(axis, start, { ms: at('15:00'), room }))).toBe('10:45–11:00');
    const end = beginChange('end', { booking, room, ms: at('11:00'), by: 'pointer' });
    expect(times(dragTo(axis, end, { ms: at('08:00'), room }))).toBe('10:00–10:15');
  });

  test('arrow keys do what a drag does', () => {
    const held = beginChange('move', { booking, room, ms: at('10:00'), by: 'keys' });
    expect(times(nudge(held, { steps: 2 }))).toBe('10:30–11:30');
    expect(nudge(held, { room: other }).room.name).toBe('Bornholm');
    expect(times(nudge(beginChange('end', { booking, room, ms: at('10:00'), by: 'keys' }), { steps: -1 }))).toBe(
      '10:00–10:45',
    );
  });

  test('a meeting that was put back where it was is no change', () => {
    const held = beginChange('move', { booking, room, ms: at('10:00'), by: 'keys' });
    expect(isChange(nudge(nudge(held, { steps: 1 }), { steps: -1 }))).toBe(false);
    expect(isChange(nudge(held, { room: other }))).toBe(true);
  });

  test('a click proposes an hour, or as long as the room is free', () => {
    expect(times(proposal(axis, room, at('12:10'), []))).toBe('12:00–13:00');
    expect(times(proposal(axis, room, at('09:35'), [booking]))).toBe('09:30–10:00');
  });
});
