import { describe, expect, test } from 'vitest';
import { msOf } from '../../lib/instants.ts';
import { minutesOf, newDraft, requestOf, skipDate, withDate, withStart } from './draft.ts';
import { weeklyFrom } from './series-draft.ts';

const draft = newDraft({
  startMs: msOf('2026-11-24T12:00:00Z'),
  endMs: msOf('2026-11-24T13:30:00Z'),
  zone: 'Europe/Copenhagen',
  roomIds: ['aurora'],
});

describe('the booking form', () => {
  test('shows the times of the room’s own clock', () => {
    expect(draft).toMatchObject({ date: '2026-11-24', startTime: '13:00', endTime: '14:30' });
  });

  test('a later start takes the end along, over midnight if need be', () => {
    expect(withStart(draft, '15:15')).toMatchObject({ startTime: '15:15', endTime: '16:45' });
    expect(withStart(draft, '23:30')).toMatchObject({ date: '2026-11-24', endDate: '2026-11-25', endTime: '01:00' });
  });

  test('another date keeps the times, though the clocks change between them', () => {
    const summer = withDate(draft, '2027-06-01');
    expect(requestOf(summer, 'Meeting')?.start).toBe('2027-06-01T11:00:00Z');
    expect(minutesOf(summer)).toBe(90);
  });

  test('an end before the start is told and not sent as a length', () => {
    expect(minutesOf({ ...draft, endTime: '12:00' })).toBeNull();
  });

  test('without a room nothing can be asked', () => {
    expect(requestOf({ ...draft, roomIds: [] }, 'Meeting')).toBeNull();
  });

  test('a choice for a taken date travels as another room, a left-out one as the policy to skip', () => {
    const series = {
      ...draft,
      series: weeklyFrom('2026-11-24'),
      choices: { '2026-12-01': 'fjord', '2026-12-08': skipDate },
    };
    expect(requestOf(series, 'Meeting')).toMatchObject({
      otherRooms: { '2026-12-01': 'fjord' },
      policy: { kind: 'skip' },
    });
    expect(requestOf({ ...series, choices: {} }, 'Meeting')).toMatchObject({ policy: { kind: 'allOrNothing' } });
  });

  test('no title becomes a usual one', () => {
    expect(requestOf(draft, 'Meeting')?.subject).toBe('Meeting');
  });
});
