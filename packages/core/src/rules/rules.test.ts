import { describe, expect, it } from 'vitest';
import { aClaim, aRequest, at, between, locationId, may, personId, roomId, workdays } from '../builders.ts';
import type { RequestChanges } from '../builders.ts';
import { errorCatalogue } from '../errors.ts';
import type { HoldId } from '../ids.ts';
import { sources } from '../meeting.ts';
import { checkRules, rules } from './index.ts';

const facility = { rights: [may('manageRooms')] };

function errors(changes: RequestChanges): string[] {
  return checkRules(aRequest(changes)).errors.map(({ code }) => code);
}

function warnings(changes: RequestChanges): string[] {
  return checkRules(aRequest(changes)).warnings.map(({ code }) => code);
}

function params(changes: RequestChanges) {
  return checkRules(aRequest(changes)).errors[0]?.params;
}

/** A meeting at a time of Tuesday 2026-11-24, as UTC times. */
function from(start: string, end: string): { start: Temporal.Instant; end: Temporal.Instant } {
  return between(`2026-11-24T${start}:00Z`, `2026-11-24T${end}:00Z`);
}

describe('the rules', () => {
  it('let an ordinary meeting pass', () => {
    expect(checkRules(aRequest())).toEqual({ errors: [], warnings: [] });
  });

  it('stand in the order of the table', () => {
    expect(rules.flatMap(({ rule }) => rule.codes)).toEqual([
      'TIME_RANGE_INVALID',
      'RIGHT_MISSING',
      'VIP_ONLY',
      'ROOM_INACTIVE',
      'ROOM_BLOCKED',
      'IN_THE_PAST',
      'LEAD_TIME',
      'HORIZON_EXCEEDED',
      'TOO_SHORT',
      'TOO_LONG',
      'OFF_GRID',
      'OUTSIDE_HOURS',
      'CAPACITY',
      'QUOTA',
      'ROOM_TAKEN',
    ]);
  });

  it('tell every reason at once, in that order', () => {
    const everything: RequestChanges = {
      actor: { rights: [] },
      room: {
        active: false,
        vipCategory: 'board',
        leadMinutes: 600,
        horizonDays: 0,
        minDurationMinutes: 120,
        granularityMinutes: 30,
        openingHours: {},
        capacity: 1,
        capacityStrict: true,
      },
      ...between('2026-11-26T09:05:00Z', '2026-11-26T10:05:00Z'),
      now: at('2026-11-25T23:30:00Z'),
      blocked: [between('2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z')],
      quota: { maxOpenBookings: 1, openBookings: 1, maxMinutesPerDay: null, minutesOn: {} },
      occupied: [aClaim('2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z')],
    };
    expect(errors(everything)).toEqual([
      'RIGHT_MISSING',
      'VIP_ONLY',
      'ROOM_INACTIVE',
      'ROOM_BLOCKED',
      'LEAD_TIME',
      'TOO_SHORT',
      'OFF_GRID',
      'OUTSIDE_HOURS',
      'CAPACITY',
      'QUOTA',
      'ROOM_TAKEN',
    ]);
  });

  it('without a range still tell what has nothing to do with time', () => {
    expect(errors({ ...from('10:00', '09:00'), room: { active: false, vipCategory: 'board' } })).toEqual([
      'TIME_RANGE_INVALID',
      'VIP_ONLY',
      'ROOM_INACTIVE',
    ]);
  });

  it('name the room, its zone and the field in a refusal', () => {
    expect(checkRules(aRequest({ room: { active: false } })).errors).toEqual([
      {
        code: 'ROOM_INACTIVE',
        field: 'roomId',
        params: { roomId: 'room-1', room: 'Room 4.12', zone: 'Europe/Copenhagen' },
      },
    ]);
  });

  it('have codes of the catalogue only', () => {
    const codes = rules.flatMap(({ rule }) => rule.codes);
    expect(codes.filter((code) => !(code in errorCatalogue))).toEqual([]);
  });

  it('hold for Outlook except past, lead and grid', () => {
    const passed = rules.filter(({ rule }) => !rule.appliesTo('exchange')).flatMap(({ rule }) => rule.codes);
    expect(passed).toEqual(['IN_THE_PAST', 'LEAD_TIME', 'OFF_GRID']);
  });

  it('hold all of them for the web, the panel, the kiosk and the API', () => {
    for (const source of sources.filter((one) => !['exchange', 'addin', 'import'].includes(one))) {
      expect(rules.filter(({ rule }) => !rule.appliesTo(source))).toEqual([]);
    }
  });
});

describe('rule 1, range', () => {
  it('the end lies after the start', () => {
    expect(errors(from('09:00', '09:00'))).toEqual(['TIME_RANGE_INVALID']);
    expect(params(from('09:00', '08:00'))).toMatchObject({ kind: 'order' });
  });

  it('no seconds', () => {
    const seconds = between('2026-11-24T09:00:30Z', '2026-11-24T10:00:00Z');
    expect(params(seconds)).toMatchObject({ kind: 'precision' });
  });
});

describe('rule 2, right', () => {
  it('nobody books without a right', () => {
    expect(errors({ actor: { rights: [] } })).toEqual(['RIGHT_MISSING']);
    expect(params({ actor: { rights: [] } })).toMatchObject({ right: 'book', location: 'Copenhagen' });
  });

  it.each(['book', 'bookForOthers', 'manageRooms'] as const)('“%s” is enough for an own meeting', (kind) => {
    expect(errors({ actor: { rights: [may(kind)] } })).toEqual([]);
  });

  it('somebody else’s meeting needs more than “book”', () => {
    const others = { organizerId: personId('mette') };
    expect(errors({ ...others, actor: { rights: [may('book')] } })).toEqual(['RIGHT_MISSING']);
    expect(params({ ...others, actor: { rights: [may('book')] } })).toMatchObject({ right: 'bookForOthers' });
    expect(errors({ ...others, actor: { rights: [may('bookForOthers')] } })).toEqual([]);
    expect(errors({ ...others, actor: { rights: [may('manageRooms')] } })).toEqual([]);
  });

  it('holds in its location only', () => {
    const aarhus = { kind: 'locations', locationIds: [locationId('aarhus')] } as const;
    const copenhagen = { kind: 'locations', locationIds: [locationId('copenhagen')] } as const;
    expect(errors({ actor: { rights: [may('book', aarhus)] } })).toEqual(['RIGHT_MISSING']);
    expect(errors({ actor: { rights: [may('book', copenhagen)] } })).toEqual([]);
  });

  it('an administrator has no right to book by being one', () => {
    expect(errors({ actor: { rights: [may('administrator')] } })).toEqual(['RIGHT_MISSING']);
  });

  it('an organizer from outside gets a room through Outlook if the site accepts that', () => {
    const outside = { source: 'exchange', organizerId: null, actor: { personId: null, rights: [] } } as const;
    expect(errors(outside)).toEqual([]);
    expect(errors({ ...outside, settings: { unknownOrganizer: 'decline' } })).toEqual(['RIGHT_MISSING']);
    expect(errors({ ...outside, source: 'kiosk' })).toEqual(['RIGHT_MISSING']);
  });

  it('a person of the site needs the right in Outlook too', () => {
    expect(errors({ source: 'exchange', actor: { rights: [] } })).toEqual(['RIGHT_MISSING']);
  });
});

describe('rule 3, VIP', () => {
  it('a room of a category is for its people', () => {
    expect(errors({ room: { vipCategory: 'board' } })).toEqual(['VIP_ONLY']);
    expect(errors({ room: { vipCategory: 'board' }, actor: { vipCategories: ['board'] } })).toEqual([]);
    expect(errors({ room: { vipCategory: 'board' }, actor: { vipCategories: ['staff'] } })).toEqual(['VIP_ONLY']);
  });

  it('facility passes it, and is told', () => {
    const passing = { room: { vipCategory: 'board' }, actor: facility };
    expect(errors(passing)).toEqual([]);
    expect(checkRules(aRequest(passing)).warnings[0]).toMatchObject({ code: 'VIP_ONLY', params: { passed: true } });
  });
});

describe('rule 4, active', () => {
  it('nobody books a room that is out of use', () => {
    expect(errors({ room: { active: false }, actor: facility })).toEqual(['ROOM_INACTIVE']);
  });

  it('nobody books during maintenance, and is told until when it lasts', () => {
    const blocked = [
      between('2026-11-24T09:30:00Z', '2026-11-24T12:00:00Z'),
      between('2026-11-24T12:00:00Z', '2026-11-24T14:00:00Z'),
    ];
    expect(errors({ blocked, actor: facility })).toEqual(['ROOM_BLOCKED']);
    expect(params({ blocked })).toMatchObject({ from: '2026-11-24T09:30:00Z', until: '2026-11-24T14:00:00Z' });
    expect(errors({ blocked, ...from('14:00', '15:00') })).toEqual([]);
    expect(errors({ blocked, ...from('09:00', '09:30') })).toEqual([]);
  });
});

describe('rule 5, past', () => {
  const now = at('2026-11-24T09:10:00Z');

  it('a start up to a quarter of an hour ago is fine, however fine the grid', () => {
    expect(errors({ now, ...from('08:55', '10:00') })).toEqual([]);
    expect(errors({ now, ...from('08:54', '10:00') })).toEqual(['IN_THE_PAST']);
  });

  it('on a grid of an hour a start up to an hour ago is fine', () => {
    expect(errors({ now, room: { granularityMinutes: 60 }, ...from('09:00', '10:00') })).toEqual([]);
    expect(
      errors({ now: at('2026-11-24T10:00:00Z'), room: { granularityMinutes: 60 }, ...from('09:00', '11:00') }),
    ).toEqual([]);
    expect(
      errors({ now: at('2026-11-24T10:01:00Z'), room: { granularityMinutes: 60 }, ...from('09:00', '11:00') }),
    ).toEqual(['IN_THE_PAST']);
  });

  it('a meeting that is over can’t be booked, not even a minute ago', () => {
    expect(errors({ now, ...from('09:00', '09:10') })).toEqual(['IN_THE_PAST']);
    expect(errors({ now, ...from('09:00', '09:11') })).toEqual([]);
  });

  it('names the earliest start on the grid', () => {
    const grid = { now, room: { granularityMinutes: 15 as const } };
    expect(params({ ...grid, ...from('08:30', '10:00') })).toMatchObject({ earliest: '2026-11-24T09:00:00Z' });
  });

  it('facility registers up to 31 days back', () => {
    expect(errors({ actor: facility, ...between('2026-10-24T08:00:00Z', '2026-10-24T09:00:00Z') })).toEqual([]);
    expect(errors({ actor: facility, ...between('2026-10-24T07:59:00Z', '2026-10-24T09:00:00Z') })).toEqual([
      'IN_THE_PAST',
    ]);
  });

  it('isn’t asked of meetings from Outlook', () => {
    expect(errors({ source: 'exchange', ...between('2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z') })).toEqual([]);
  });
});

describe('rule 6, lead', () => {
  it('the start lies at least that far ahead', () => {
    expect(errors({ room: { leadMinutes: 60 } })).toEqual([]);
    expect(errors({ room: { leadMinutes: 61 } })).toEqual(['LEAD_TIME']);
    expect(params({ room: { leadMinutes: 61 } })).toMatchObject({ leadMinutes: 61, earliest: '2026-11-24T09:01:00Z' });
    expect(params({ room: { leadMinutes: 61, granularityMinutes: 30 } })).toMatchObject({
      earliest: '2026-11-24T09:30:00Z',
    });
  });

  it('is skipped when the room has none, also for a start just past', () => {
    expect(errors({ room: { leadMinutes: 0 }, ...from('07:50', '09:00') })).toEqual([]);
  });

  it('is passed by facility, and by who stands in front of the room', () => {
    const soon = { room: { leadMinutes: 600 }, ...from('08:05', '09:00') };
    expect(errors({ ...soon, actor: facility })).toEqual([]);
    expect(errors({ ...soon, source: 'panel' })).toEqual([]);
    expect(errors({ ...soon, source: 'kiosk' })).toEqual([]);
    expect(errors({ ...soon, source: 'api' })).toEqual(['LEAD_TIME']);
    expect(errors({ ...soon, source: 'kiosk', ...from('12:00', '13:00') })).toEqual(['LEAD_TIME']);
    expect(errors({ ...soon, source: 'exchange' })).toEqual([]);
  });
});

describe('rule 8, duration', () => {
  const room = { minDurationMinutes: 30, maxDurationMinutes: 120 };

  it('is a limit on both sides, both included', () => {
    expect(errors({ room, ...from('09:00', '09:30') })).toEqual([]);
    expect(errors({ room, ...from('09:00', '11:00') })).toEqual([]);
    expect(params({ room, ...from('09:00', '09:29') })).toMatchObject({
      minMinutes: 30,
      earliestEnd: '2026-11-24T09:30:00Z',
    });
    expect(params({ room, ...from('09:00', '11:01') })).toMatchObject({
      maxMinutes: 120,
      latestEnd: '2026-11-24T11:00:00Z',
    });
    expect(errors({ room, ...from('09:00', '11:01'), actor: facility })).toEqual([]);
  });

  it('counts elapsed minutes when the clocks change', () => {
    // 01:30–03:30 on Copenhagen's wall lasts three hours in October and one in March.
    const autumn = { now: at('2026-10-01T08:00:00Z'), ...between('2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z') };
    expect(params({ room, ...autumn })).toMatchObject({ minutes: 180, maxMinutes: 120 });
    const spring = {
      room: { minDurationMinutes: 90, horizonDays: 180 },
      ...between('2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'),
    };
    expect(errors(spring)).toEqual(['TOO_SHORT']);
  });

  it('counts an all-day meeting as 1440 minutes a day, also on the day with 25 hours', () => {
    const longDay = {
      allDay: true,
      now: at('2026-10-01T08:00:00Z'),
      ...between('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
    };
    expect(errors(longDay)).toEqual([]);
    expect(errors({ ...longDay, allDay: false })).toEqual(['TOO_LONG']);
    expect(errors({ ...longDay, ...between('2026-10-24T22:00:00Z', '2026-10-26T23:00:00Z') })).toEqual(['TOO_LONG']);
  });
});

describe('rule 9, granularity', () => {
  const room = { granularityMinutes: 15 as const };

  it('start and end lie on the grid', () => {
    expect(errors({ room, ...from('09:15', '09:45') })).toEqual([]);
    expect(errors({ room, ...from('09:15', '09:46') })).toEqual(['OFF_GRID']);
    expect(params({ room, ...from('09:07', '09:53') })).toMatchObject({
      granularityMinutes: 15,
      nearest: { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' },
    });
  });

  it('proposes a meeting that isn’t empty', () => {
    expect(params({ room: { granularityMinutes: 60 }, ...from('09:02', '09:10') })).toMatchObject({
      nearest: { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' },
    });
  });

  it('is counted on the room’s wall: Kathmandu’s full hours are :15 in UTC', () => {
    const location = { zone: 'Asia/Kathmandu' };
    const hourly = { room: { granularityMinutes: 60 as const }, location };
    expect(errors({ ...hourly, ...from('09:15', '10:15') })).toEqual([]);
    expect(errors({ ...hourly, ...from('09:00', '10:00') })).toEqual(['OFF_GRID']);
  });

  it('proposes a time that exists also in Lord Howe’s half-hour gap', () => {
    // On 2026-10-04 the clock jumps from 02:00 to 02:30.
    const request: RequestChanges = {
      now: at('2026-10-01T00:00:00Z'),
      room: { granularityMinutes: 60 },
      location: { zone: 'Australia/Lord_Howe' },
      ...between('2026-10-03T15:40:00Z', '2026-10-03T17:00:00Z'),
    };
    expect(params(request)).toMatchObject({ nearest: { start: '2026-10-03T16:00:00Z', end: '2026-10-03T17:00:00Z' } });
  });

  it('isn’t asked of Outlook, its add-in and imports; facility passes it', () => {
    for (const source of ['exchange', 'addin', 'import'] as const) {
      expect(errors({ room, source, ...from('09:07', '09:53') })).toEqual([]);
    }
    expect(errors({ room, actor: facility, ...from('09:07', '09:53') })).toEqual([]);
  });
});

describe('rule 10, opening hours', () => {
  const location = { openingHours: workdays('08:00', '18:00') };

  it('the meeting lies inside them, both ends included', () => {
    expect(errors({ location, now: at('2026-11-23T08:00:00Z'), ...from('07:00', '17:00') })).toEqual([]);
    expect(errors({ location, now: at('2026-11-23T08:00:00Z'), ...from('06:59', '08:00') })).toEqual(['OUTSIDE_HOURS']);
    expect(errors({ location, ...from('16:30', '17:01') })).toEqual(['OUTSIDE_HOURS']);
    expect(errors({ location, ...from('16:30', '17:01'), actor: facility })).toEqual([]);
    expect(errors({ location, ...from('16:30', '17:01'), source: 'exchange' })).toEqual(['OUTSIDE_HOURS']);
  });

  it('its buffers may lie outside', () => {
    expect(errors({ location, room: { setupMinutes: 60, teardownMinutes: 60 }, ...from('16:00', '17:00') })).toEqual(
      [],
    );
  });

  it('tells the hours of that day and the nearest time that fits', () => {
    expect(params({ location, ...from('16:30', '17:30') })).toMatchObject({
      date: '2026-11-24',
      open: [{ start: '2026-11-24T07:00:00Z', end: '2026-11-24T17:00:00Z' }],
      nearest: { start: '2026-11-24T16:00:00Z', end: '2026-11-24T17:00:00Z' },
    });
  });

  it('on a closed day proposes the nearest open one', () => {
    const saturday = between('2026-11-28T09:00:00Z', '2026-11-28T10:00:00Z');
    expect(params({ location, ...saturday })).toMatchObject({
      open: [],
      nearest: { start: '2026-11-27T16:00:00Z', end: '2026-11-27T17:00:00Z' },
    });
  });

  it('a meeting longer than any opening fits nowhere', () => {
    expect(params({ location, ...between('2026-11-25T09:00:00Z', '2026-11-25T21:00:00Z') })).toMatchObject({
      nearest: null,
    });
  });

  it('a day’s exception replaces its weekday', () => {
    const closed = { ...location, calendarExceptions: [{ date: '2026-11-24', open: [] }] };
    expect(errors({ location: closed })).toEqual(['OUTSIDE_HOURS']);
  });

  it('midnight is no end where the next day goes on', () => {
    const always = [{ from: '00:00', to: '24:00' }];
    const night = { openingHours: { tuesday: always, wednesday: always } };
    expect(errors({ location: night, ...between('2026-11-24T22:00:00Z', '2026-11-25T01:00:00Z') })).toEqual([]);
  });

  it('a room may be open shorter than its location', () => {
    expect(errors({ location, room: { openingHours: workdays('11:00', '12:00') } })).toEqual(['OUTSIDE_HOURS']);
  });
});

describe('rule 11, capacity', () => {
  it('warns, and refuses only where the room is strict', () => {
    expect(errors({ headcount: 11 })).toEqual([]);
    expect(warnings({ headcount: 11 })).toEqual(['CAPACITY']);
    expect(warnings({ headcount: 10 })).toEqual([]);
    expect(params({ headcount: 11, room: { capacityStrict: true } })).toMatchObject({ limit: 10, headcount: 11 });
  });

  it('never refuses a meeting from Outlook or one that facility makes', () => {
    expect(errors({ headcount: 11, room: { capacityStrict: true }, source: 'exchange' })).toEqual([]);
    expect(warnings({ headcount: 11, room: { capacityStrict: true }, source: 'exchange' })).toEqual(['CAPACITY']);
    expect(errors({ headcount: 11, room: { capacityStrict: true }, actor: facility })).toEqual([]);
  });

  it('the chosen layout counts, also when it has more seats than the room', () => {
    const theatre = { name: 'theatre', capacity: 40, setupMinutes: 0, teardownMinutes: 0 } as const;
    const room = { layouts: [theatre], capacityStrict: true };
    expect(errors({ headcount: 40, layout: 'theatre', room })).toEqual([]);
    expect(errors({ headcount: 41, layout: 'theatre', room })).toEqual(['CAPACITY']);
    expect(errors({ headcount: 11, room })).toEqual(['CAPACITY']);
  });

  it('names larger rooms', () => {
    const largerRooms = [{ roomId: 'room-9', name: 'Hall', capacity: 80 }];
    expect(params({ headcount: 11, room: { capacityStrict: true }, largerRooms })).toMatchObject({
      larger: largerRooms,
    });
  });
});

describe('rule 12, quota', () => {
  const none = { maxOpenBookings: null, openBookings: 50, maxMinutesPerDay: null, minutesOn: { '2026-11-24': 600 } };

  it('is off without a limit', () => {
    expect(errors({ quota: none })).toEqual([]);
  });

  it('limits open bookings', () => {
    expect(errors({ quota: { ...none, maxOpenBookings: 51 } })).toEqual([]);
    expect(params({ quota: { ...none, maxOpenBookings: 50 } })).toMatchObject({
      kind: 'bookings',
      limit: 50,
      used: 50,
    });
    expect(errors({ quota: { ...none, maxOpenBookings: 50 }, actor: facility })).toEqual([]);
  });

  it('limits minutes a day of the room', () => {
    expect(errors({ quota: { ...none, maxMinutesPerDay: 660 } })).toEqual([]);
    expect(params({ quota: { ...none, maxMinutesPerDay: 659 } })).toMatchObject({
      kind: 'minutes',
      date: '2026-11-24',
      used: 600,
    });
  });

  it('counts a night meeting on both of its days', () => {
    const night = between('2026-11-24T22:00:00Z', '2026-11-25T00:00:00Z');
    const quota = { ...none, minutesOn: { '2026-11-25': 60 }, maxMinutesPerDay: 100 };
    expect(params({ quota, ...night })).toMatchObject({ date: '2026-11-25', used: 60 });
  });
});

describe('rule 13, conflict', () => {
  const hold = (expiresAt: string) => ({
    ...aClaim('2026-11-24T09:30:00Z', '2026-11-24T11:00:00Z'),
    holdId: 'hold-1' as HoldId,
    expiresAt: at(expiresAt),
  });

  it('a meeting that ends at ten does not block one that starts at ten', () => {
    expect(errors({ occupied: [aClaim('2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z')] })).toEqual([]);
    expect(errors({ occupied: [aClaim('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z')] })).toEqual([]);
  });

  it('nobody takes a taken room', () => {
    const occupied = [aClaim('2026-11-24T09:59:00Z', '2026-11-24T11:00:00Z')];
    expect(errors({ occupied })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied, actor: facility })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied, source: 'exchange' })).toEqual(['ROOM_TAKEN']);
  });

  it('tells the time and nothing else of the other meeting', () => {
    const occupied = [
      aClaim('2026-11-24T09:30:00Z', '2026-11-24T11:00:00Z', { organizerKey: 'secret@nordlys.example' }),
    ];
    const refusal = checkRules(aRequest({ occupied })).errors[0];
    expect(refusal?.params).toEqual({
      roomId: 'room-1',
      room: 'Room 4.12',
      zone: 'Europe/Copenhagen',
      with: { start: '2026-11-24T09:30:00Z', end: '2026-11-24T11:00:00Z' },
      alternatives: [],
    });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });

  it('offers at most five alternatives', () => {
    const offer = (name: string) => ({
      kind: 'otherRoom' as const,
      roomId: roomId(name),
      name,
      ...from('09:00', '10:00'),
    });
    const alternatives = ['1', '2', '3', '4', '5', '6'].map(offer);
    const occupied = [aClaim('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')];
    expect(params({ occupied, alternatives })?.['alternatives']).toHaveLength(5);
  });

  it('a live hold blocks, an expired one doesn’t, whether or not it was removed', () => {
    expect(errors({ holds: [hold('2026-11-24T08:00:01Z')] })).toEqual(['ROOM_TAKEN']);
    expect(errors({ holds: [hold('2026-11-24T08:00:00Z')] })).toEqual([]);
  });

  it('buffers of neighbours add up', () => {
    const before = aClaim('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', {
      during: between('2026-11-24T09:00:00Z', '2026-11-24T10:15:00Z'),
    });
    const room = { setupMinutes: 15 };
    expect(errors({ occupied: [before], room, ...from('10:29', '11:00') })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied: [before], room, ...from('10:30', '11:00') })).toEqual([]);
  });

  it('own meetings that follow each other need no time to prepare in between, if the site says so', () => {
    const own = aClaim('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z', {
      organizerKey: 'ida',
      during: between('2026-11-24T09:45:00Z', '2026-11-24T11:15:00Z'),
    });
    const room = { setupMinutes: 15, teardownMinutes: 15 };
    expect(errors({ occupied: [own], room })).toEqual([]);
    expect(errors({ occupied: [own], room, settings: { joinOwnMeetings: false } })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied: [own], room, layout: 'u' })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied: [own], room, organizerKey: 'mette' })).toEqual(['ROOM_TAKEN']);
    expect(errors({ occupied: [own], room, organizerKey: null })).toEqual(['ROOM_TAKEN']);
  });

  it('a meeting from Outlook needs its buffers, unless the site only wishes for them', () => {
    const request: RequestChanges = {
      source: 'exchange',
      room: { teardownMinutes: 15 },
      occupied: [aClaim('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z')],
    };
    expect(errors(request)).toEqual(['ROOM_TAKEN']);
    const advisory: RequestChanges = { ...request, settings: { exchangeBuffers: 'advisory' } };
    expect(errors(advisory)).toEqual([]);
    expect(checkRules(aRequest(advisory)).warnings).toMatchObject([
      { code: 'ROOM_TAKEN', params: { buffersOnly: true } },
    ]);
    expect(errors({ ...advisory, source: 'web' })).toEqual(['ROOM_TAKEN']);
    expect(errors({ ...advisory, ...from('09:30', '10:30') })).toEqual(['ROOM_TAKEN']);
    expect(warnings({ ...advisory, ...from('09:30', '10:30') })).toEqual([]);
  });
});
