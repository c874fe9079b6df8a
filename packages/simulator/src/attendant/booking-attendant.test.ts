import { describe, expect, it } from 'vitest';

import {
  aMeeting,
  calendarOf,
  ida,
  nordlys,
  otto,
  skagen,
  type GraphJson,
  type Nordlys,
  type NordlysOptions,
} from '../test-tenant/nordlys.ts';

interface Answer {
  readonly response: string;
  readonly comment: string;
}

/** Sends a meeting to the room that answers by itself, and reads what it said. */
async function ask(world: Nordlys, body: Record<string, unknown>, person = ida): Promise<Answer> {
  const made = await world.call('POST', `/users/${person}/events`, body);
  expect(made.status).toBe(201);
  await world.settle();
  const read = await world.call('GET', `/users/${person}/events/${made.body.id}`);
  const comment = world.tenant.mailbox(person).responses.at(-1)?.comment ?? '';
  return { response: read.body.attendees[0].status.response, comment };
}

const meeting = (from: string, more: Parameters<typeof aMeeting>[1] = {}) =>
  aMeeting(from, { rooms: [skagen], ...more });

const daily = (numberOfOccurrences: number, startDate = '2026-03-04') => ({
  pattern: { type: 'daily', interval: 1 },
  range: { type: 'numbered', startDate, numberOfOccurrences },
});

describe('a room that answers by itself (AutoAccept)', () => {
  const cases: [string, NordlysOptions['skagen'], Record<string, unknown>, string, RegExp][] = [
    ['accepts a free hour', {}, meeting('2026-03-04T10:00'), 'accepted', /accepted/],
    [
      'declines beyond its window of 180 days',
      {},
      meeting('2026-09-10T10:00'),
      'declined',
      /180 days.*until 2026-08-29/,
    ],
    ['accepts within a longer window', { bookingWindowInDays: 365 }, meeting('2026-09-10T10:00'), 'accepted', /./],
    [
      'declines more than a day at once',
      {},
      meeting('2026-03-04T10:00', { minutes: 1441 }),
      'declined',
      /1440 minutes/,
    ],
    [
      'takes any length when the limit is 0',
      { maximumDurationInMinutes: 0 },
      meeting('2026-03-04T10:00', { minutes: 3000 }),
      'accepted',
      /./,
    ],
    [
      'declines outside working hours when asked to',
      { scheduleOnlyDuringWorkHours: true },
      meeting('2026-03-04T18:00'),
      'declined',
      /working hours/,
    ],
    [
      'declines a series when it takes none',
      { allowRecurringMeetings: false },
      meeting('2026-03-04T10:00', { recurrence: daily(3) }),
      'declined',
      /recurring/,
    ],
    [
      'declines an endless series',
      {},
      meeting('2026-03-04T10:00', {
        recurrence: { pattern: daily(1).pattern, range: { type: 'noEnd', startDate: '2026-03-04' } },
      }),
      'declined',
      /180 days/,
    ],
    [
      'declines everybody when it is reserved',
      { bookingType: 'Reserved' },
      meeting('2026-03-04T10:00'),
      'declined',
      /can not be booked/,
    ],
    ['declines who may not book', { allBookInPolicy: false }, meeting('2026-03-04T10:00'), 'declined', /permission/],
    [
      'accepts who is on its list',
      { allBookInPolicy: false, bookInPolicy: [ida] },
      meeting('2026-03-04T10:00'),
      'accepted',
      /./,
    ],
    [
      'keeps its reason to itself when details are off',
      { enableResponseDetails: false },
      meeting('2026-09-10T10:00'),
      'declined',
      /^$/,
    ],
    [
      'adds its own text',
      { addAdditionalResponse: true, additionalResponse: 'Coffee is ready.' },
      meeting('2026-03-04T10:00'),
      'accepted',
      /Coffee/,
    ],
  ];
  it.each(cases)('%s', async (_, processing, body, response, comment) => {
    const world = nordlys({ skagen: { ...processing } });
    const answer = await ask(world, body);
    expect(answer.response).toBe(response);
    expect(answer.comment).toMatch(comment);
  });

  it('leaves a request to its delegate as tentative, or free when pending approval shows free', async () => {
    for (const [tentativePendingApproval, showAs] of [
      [true, 'tentative'],
      [false, 'free'],
    ] as const) {
      const world = nordlys({ skagen: { allBookInPolicy: false, allRequestInPolicy: true, tentativePendingApproval } });
      const answer = await ask(world, meeting('2026-03-04T10:00'));
      expect(answer.response).toBe('none');
      expect(await calendarOf(world, skagen)).toMatchObject([
        { showAs, responseStatus: { response: 'tentativelyAccepted' } },
      ]);
    }
  });

  it('names who has booked, unless OrganizerInfo is off', async () => {
    for (const [organizerInfo, comment] of [
      [true, /booked by Otto Krag/],
      [false, /already booked\.$/],
    ] as const) {
      const world = nordlys({ skagen: { organizerInfo } });
      await ask(world, meeting('2026-03-04T10:00'), otto);
      expect((await ask(world, meeting('2026-03-04T10:30'))).comment).toMatch(comment);
    }
  });

  it('lets the members of a group book', async () => {
    const world = nordlys({ skagen: { allBookInPolicy: false, bookInPolicy: ['Board@nordlys.example'] } });
    world.tenant.lists.set('board@nordlys.example', [ida]);
    expect((await ask(world, meeting('2026-03-04T10:00'))).response).toBe('accepted');
    expect((await ask(world, meeting('2026-03-05T10:00'), otto)).response).toBe('declined');
  });

  it('cuts a series at its window when the horizon isn’t enforced', async () => {
    const world = nordlys({ skagen: { enforceSchedulingHorizon: false, bookingWindowInDays: 10 } });
    const answer = await ask(world, meeting('2026-03-04T10:00', { recurrence: daily(30) }));
    expect(answer.response).toBe('accepted');
    const dates = (await calendarOf(world, skagen)).map(({ start }: GraphJson) => start.dateTime.slice(0, 10));
    expect(dates.at(-1)).toBe('2026-03-12');
    expect(await calendarOf(world, ida)).toHaveLength(30);
  });

  it('declines a whole series for one taken date, unless it may skip some: then only the taken ones', async () => {
    const strict = nordlys();
    await ask(strict, meeting('2026-03-05T10:00'), otto);
    expect(await ask(strict, meeting('2026-03-04T10:00', { recurrence: daily(4) }))).toMatchObject({
      response: 'declined',
      comment: expect.stringContaining('2026-03-05') as string,
    });

    const lenient = nordlys({ skagen: { conflictPercentageAllowed: 50, maximumConflictInstances: 2 } });
    await ask(lenient, meeting('2026-03-05T10:00'), otto);
    await ask(lenient, meeting('2026-03-04T10:00', { recurrence: daily(4) }));
    const dates = await calendarOf(lenient, ida);
    expect(dates.map(({ attendees }: GraphJson) => attendees[0].status.response)).toEqual([
      'accepted',
      'declined',
      'accepted',
      'accepted',
    ]);
    expect(await calendarOf(lenient, skagen)).toHaveLength(4);
  });

  it('books twice when conflicts are allowed', async () => {
    const world = nordlys({ skagen: { allowConflicts: true } });
    await ask(world, meeting('2026-03-04T10:00'), otto);
    expect((await ask(world, meeting('2026-03-04T10:00'))).response).toBe('accepted');
  });

  it('gives the room to the first of two requests that it works through, and to one alone', async () => {
    const world = nordlys();
    for (const person of [ida, otto]) await world.call('POST', `/users/${person}/events`, meeting('2026-03-04T10:00'));
    await world.settle();
    const [kept, ...others] = await calendarOf(world, skagen);
    expect(others).toEqual([]);
    expect(kept.responseStatus.response).toBe('accepted');
  });

  it('shows the organizer’s name for the subject, no text and no private flag; a room with AutoUpdate keeps them', async () => {
    const secret = {
      subject: 'Salaries',
      body: { contentType: 'text', content: 'Bring the list.' },
      sensitivity: 'private',
    };
    const world = nordlys();
    await ask(world, meeting('2026-03-04T10:00', secret));
    expect(await calendarOf(world, skagen)).toMatchObject([
      { subject: 'Ida Holm', bodyPreview: '', sensitivity: 'normal' },
    ]);

    const plain = nordlys({ skagen: { automateProcessing: 'AutoUpdate' } });
    await ask(plain, meeting('2026-03-04T10:00', secret));
    expect(await calendarOf(plain, skagen)).toMatchObject([
      { subject: 'Salaries', bodyPreview: 'Bring the list.', sensitivity: 'private' },
    ]);
  });

  it('keeps the rewritten subject when the organizer changes the title', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, meeting('2026-03-04T10:00'));
    await world.settle();
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { subject: 'Another title' });
    await world.settle();
    expect(await calendarOf(world, skagen)).toMatchObject([
      { subject: 'Ida Holm', responseStatus: { response: 'accepted' } },
    ]);
  });

  it('gives the old hour up when a meeting moves to one that is taken', async () => {
    const world = nordlys();
    await ask(world, meeting('2026-03-04T12:00'), otto);
    const made = await world.call('POST', `/users/${ida}/events`, meeting('2026-03-04T10:00'));
    await world.settle();
    const { start, end } = aMeeting('2026-03-04T12:30');
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { start, end });
    await world.settle();
    const read = await world.call('GET', `/users/${ida}/events/${made.body.id}`);
    expect(read.body.attendees[0].status.response).toBe('declined');
    expect(await calendarOf(world, skagen)).toHaveLength(1);
  });
});
