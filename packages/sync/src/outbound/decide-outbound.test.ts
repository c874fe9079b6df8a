import type { RoomId } from '@planner/core';
import { describe, expect, it } from 'vitest';
import { aRoomCopy, aSeriesCopy, now, room, roomId, takenOver } from '../fixtures.ts';
import type { OurMeeting } from '../our-meeting.ts';
import { decideOutbound, wantedEvent } from './decide-outbound.ts';
import type { OrganizerEvent } from './organizer-event.ts';

const rooms = new Map([[roomId, room]]);
const single = takenOver(aRoomCopy(), { source: 'web' });
const weekly = takenOver(aSeriesCopy(), { source: 'web' });

function live(ours: OurMeeting, change: Partial<OrganizerEvent> = {}): OrganizerEvent {
  return {
    meetingId: ours.meetingId,
    mailbox: 'ida@nordlys.test',
    generation: 1,
    eventId: 'E',
    uid: 'U',
    etag: 'W/"1"',
    base: wantedEvent(ours, rooms, now)!.projection,
    reachedVersion: 1,
    state: 'live',
    ...change,
  };
}

const cancelled = (ours: OurMeeting, keys?: readonly string[]): OurMeeting => ({
  ...ours,
  bookings: ours.bookings.map((one) => (!keys || keys.includes(one.key) ? { ...one, state: 'cancelled' } : one)),
});

describe('the event of a meeting made in Planner', () => {
  it('is created with the room as resource and place', () => {
    const decision = decideOutbound(single, null, rooms, now);
    expect(decision).toMatchObject({ do: 'create' });
    const { draft } = wantedEvent(single, rooms, now)!;
    expect(draft.attendees).toEqual([{ name: 'Fjord', address: 'fjord@nordlys.test', type: 'resource' }]);
    expect(draft.locations).toEqual([{ name: 'Fjord', address: 'fjord@nordlys.test' }]);
  });

  it('asked for twice is written once', () => {
    expect(decideOutbound(single, live(single), rooms, now)).toEqual({ do: 'nothing' });
    expect(decideOutbound(weekly, live(weekly), rooms, now)).toEqual({ do: 'nothing' });
  });

  it('is changed in what differs, and in nothing else: each change mails everybody', () => {
    const decision = decideOutbound({ ...single, subject: 'Renamed' }, live(single), rooms, now);
    expect(decision.do === 'change' && [...decision.parts]).toEqual(['subject']);
  });

  it('isn’t created when no room of it has a mailbox, or when nothing lies ahead', () => {
    expect(decideOutbound(single, null, new Map<RoomId, typeof room>(), now)).toEqual({ do: 'nothing' });
    expect(decideOutbound(single, null, rooms, now.add({ hours: 24 * 30 }))).toEqual({ do: 'nothing' });
  });

  it('is withdrawn when it’s cancelled, and not again when that is done', () => {
    expect(decideOutbound(cancelled(single), live(single), rooms, now)).toEqual({ do: 'withdraw', lastBegun: null });
    expect(decideOutbound(cancelled(single), live(single, { state: 'ended' }), rooms, now)).toEqual({ do: 'nothing' });
  });

  it('whose create is still open is looked for before anything is withdrawn', () => {
    const pending = live(single, { state: 'wanted', eventId: null, uid: null, base: null });
    expect(decideOutbound(cancelled(single), pending, rooms, now)).toEqual({ do: 'withdraw', lastBegun: null });
    expect(decideOutbound(single, pending, rooms, now)).toMatchObject({ do: 'create' });
  });

  it('of a series: one date less leaves the pattern alone, since changing it drops every exception', () => {
    const decision = decideOutbound(cancelled(weekly, ['2026-12-07']), live(weekly), rooms, now);
    expect(decision).toMatchObject({ do: 'change', ruleChanged: false, datesChanged: true });
    expect(decision.do === 'change' && decision.parts.size).toBe(0);
  });

  it('of a series that has begun is cut after its last begun date', () => {
    const later = Temporal.Instant.from('2026-12-08T08:00:00Z');
    const rest = cancelled(weekly, ['2026-12-14', '2026-12-21']);
    expect(decideOutbound(rest, live(weekly), rooms, later)).toEqual({ do: 'withdraw', lastBegun: '2026-12-07' });
  });
});
