// A test a row of Exchange's Set-CalendarProcessing
// (https://learn.microsoft.com/powershell/module/exchange/set-calendarprocessing), as the reference of the simulator has them.
import { describe, expect, test } from 'vitest';
import type { CalendarProcessing } from '../tenant/processing.ts';
import {
  aMeeting,
  calendarOf,
  ida,
  nordlys,
  otto,
  skagen,
  type GraphJson,
  type Nordlys,
} from '../test-tenant/nordlys.ts';

type Answer = 'accepted' | 'declined' | 'waits' | 'none';

/** What became of one request of Ida: the room's answer, and whether it waits for a delegate. */
async function asked(world: Nordlys, body: Record<string, unknown>, person = ida): Promise<Answer> {
  const made = await world.call('POST', `/users/${person}/events`, body);
  expect(made.status).toBe(201);
  await world.settle();
  const response = (await world.call('GET', `/users/${person}/events/${made.body.id}`)).body.attendees[0].status
    .response;
  const copy = (await calendarOf(world, skagen)).find(
    (one: GraphJson) => one.responseStatus.response === 'tentativelyAccepted',
  );
  return response === 'none' && copy !== undefined ? 'waits' : response;
}

const inside = aMeeting('2026-03-04T10:00', { rooms: [skagen] });
/** Longer than a day: against the policy. */
const outside = aMeeting('2026-03-04T10:00', { rooms: [skagen], minutes: 1500 });
const series = (numberOfOccurrences: number) =>
  aMeeting('2026-03-04T10:00', {
    rooms: [skagen],
    recurrence: {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-03-04', numberOfOccurrences },
    },
  });

describe('CalendarProcessing', () => {
  const nobody = { allBookInPolicy: false };
  const policies: readonly [string, Partial<CalendarProcessing>, Record<string, unknown>, Answer][] = [
    ['AllBookInPolicy: everybody books within the policy', {}, inside, 'accepted'],
    ['AllBookInPolicy off: nobody books', nobody, inside, 'declined'],
    ['BookInPolicy: who is named books', { ...nobody, bookInPolicy: [ida] }, inside, 'accepted'],
    ['BookInPolicy: who is not named does not', { ...nobody, bookInPolicy: [otto] }, inside, 'declined'],
    ['BookInPolicy: not against the policy', { bookInPolicy: [ida] }, outside, 'declined'],
    ['AllRequestInPolicy: everybody may ask a delegate', { ...nobody, allRequestInPolicy: true }, inside, 'waits'],
    ['AllRequestInPolicy: not against the policy', { ...nobody, allRequestInPolicy: true }, outside, 'declined'],
    ['AllRequestInPolicy: who may book needs no delegate', { allRequestInPolicy: true }, inside, 'accepted'],
    ['RequestInPolicy: who is named may ask', { ...nobody, requestInPolicy: [ida] }, inside, 'waits'],
    ['RequestInPolicy: who is not named may not', { ...nobody, requestInPolicy: [otto] }, inside, 'declined'],
    ['AllRequestOutOfPolicy: everybody may ask against the policy', { allRequestOutOfPolicy: true }, outside, 'waits'],
    ['AllRequestOutOfPolicy: within it they just book', { allRequestOutOfPolicy: true }, inside, 'accepted'],
    ['RequestOutOfPolicy: who is named may ask against the policy', { requestOutOfPolicy: [ida] }, outside, 'waits'],
    ['RequestOutOfPolicy: who is not named may not', { requestOutOfPolicy: [otto] }, outside, 'declined'],
    ['MaximumDurationInMinutes: up to it', { maximumDurationInMinutes: 60 }, inside, 'accepted'],
    ['MaximumDurationInMinutes: beyond it', { maximumDurationInMinutes: 59 }, inside, 'declined'],
    ['MaximumDurationInMinutes: counts each date of a series', { maximumDurationInMinutes: 60 }, series(5), 'accepted'],
    ['BookingWindowInDays: within it', { bookingWindowInDays: 3 }, inside, 'accepted'],
    ['BookingWindowInDays: beyond it', { bookingWindowInDays: 1 }, inside, 'declined'],
    [
      'EnforceSchedulingHorizon: a series beyond the window is declined',
      { bookingWindowInDays: 10 },
      series(30),
      'declined',
    ],
    [
      'EnforceSchedulingHorizon off: it is shortened',
      { bookingWindowInDays: 10, enforceSchedulingHorizon: false },
      series(30),
      'accepted',
    ],
    ['AllowRecurringMeetings off: no series', { allowRecurringMeetings: false }, series(2), 'declined'],
    ['AllowRecurringMeetings off: single meetings', { allowRecurringMeetings: false }, inside, 'accepted'],
    ['ScheduleOnlyDuringWorkHours: within them', { scheduleOnlyDuringWorkHours: true }, inside, 'accepted'],
    [
      'ScheduleOnlyDuringWorkHours: in the evening',
      { scheduleOnlyDuringWorkHours: true },
      aMeeting('2026-03-04T16:30', { rooms: [skagen] }),
      'declined',
    ],
    [
      'ScheduleOnlyDuringWorkHours: on a Saturday',
      { scheduleOnlyDuringWorkHours: true },
      aMeeting('2026-03-07T10:00', { rooms: [skagen] }),
      'declined',
    ],
    ['BookingType Reserved: nobody', { bookingType: 'Reserved' }, inside, 'declined'],
  ];
  test.each(policies)('%s', async (_, processing, body, answer) => {
    expect(await asked(nordlys({ skagen: processing }), body)).toBe(answer);
  });

  test('with AutoUpdate none of the booking policies has any effect: nobody answers', async () => {
    const strict: Partial<CalendarProcessing> = {
      automateProcessing: 'AutoUpdate',
      ...nobody,
      maximumDurationInMinutes: 5,
      bookingWindowInDays: 1,
      allowRecurringMeetings: false,
      scheduleOnlyDuringWorkHours: true,
      resourceDelegates: [otto],
      allRequestInPolicy: true,
      addAdditionalResponse: true,
      additionalResponse: 'Coffee is ready.',
    };
    const world = nordlys({ skagen: strict });
    expect(await asked(world, series(30))).toBe('none');
    const copies = await calendarOf(world, skagen);
    expect(copies).toHaveLength(30);
    expect(copies[0]).toMatchObject({ subject: 'Budget', responseStatus: { response: 'notResponded' } });
    expect(world.tenant.mailbox(ida).responses).toEqual([]);
    expect(world.tenant.mailbox(otto).messages).toEqual([]);
  });

  const takenDates = [1, 2];
  test.each([
    ['both are not exceeded: the series is taken, the dates are declined', 50, 2, 'accepted'],
    ['ConflictPercentageAllowed is exceeded: all of it is declined', 49, 2, 'declined'],
    ['MaximumConflictInstances is exceeded: all of it is declined', 50, 1, 'declined'],
  ])(
    'series with two of four dates taken, %s',
    async (_, conflictPercentageAllowed, maximumConflictInstances, answer) => {
      const world = nordlys({ skagen: { conflictPercentageAllowed, maximumConflictInstances } });
      for (const day of takenDates)
        await asked(world, aMeeting(`2026-03-0${4 + day}T10:00`, { rooms: [skagen] }), otto);
      expect(await asked(world, series(4))).toBe(answer);
      const mine = (await calendarOf(world, ida)).map((one: GraphJson) => one.attendees[0].status.response);
      expect(mine.filter((one: string) => one === 'declined')).toHaveLength(answer === 'accepted' ? 2 : 4);
    },
  );

  test.each([
    ['false: a cancelled meeting stays, free and marked', false, [{ isCancelled: true, showAs: 'free' }]],
    ['true: it goes', true, []],
  ])('RemoveCanceledMeetings %s', async (_, removeCanceledMeetings, left) => {
    const world = nordlys({ skagen: { removeCanceledMeetings } });
    const made = await world.call('POST', `/users/${ida}/events`, inside);
    await world.settle();
    expect((await world.call('POST', `/users/${ida}/events/${made.body.id}/cancel`, {})).status).toBe(202);
    await world.settle();
    const shown = await calendarOf(world, skagen);
    expect(shown.map(({ isCancelled, showAs }: GraphJson) => ({ isCancelled, showAs }))).toEqual(left);
  });

  test('AdditionalResponse stands in the answer when AddAdditionalResponse is on, alone without response details', async () => {
    const comments: (string | undefined)[] = [];
    for (const processing of [
      { addAdditionalResponse: false, additionalResponse: 'Coffee.' },
      { addAdditionalResponse: true, additionalResponse: 'Coffee.' },
      { addAdditionalResponse: true, additionalResponse: 'Coffee.', enableResponseDetails: false },
    ]) {
      const world = nordlys({ skagen: processing });
      await asked(world, inside);
      comments.push(world.tenant.mailbox(ida).responses.at(-1)?.comment);
    }
    expect(comments).toEqual(['Your request was accepted.', 'Your request was accepted.\nCoffee.', 'Coffee.']);
  });
});
