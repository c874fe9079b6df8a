import { describe, expect, it } from 'vitest';

import { wrongOnPurpose } from '../test-tenant/hold-to-schema.ts';
import { aMeeting, fjord, ida, nordlys, otto, type GraphJson, type Nordlys } from '../test-tenant/nordlys.ts';

const at = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Copenhagen' });
const morning = { startTime: at('2026-03-04T08:00:00'), endTime: at('2026-03-04T12:00:00') };

async function ask(world: Nordlys, body: object, headers: Record<string, string> = {}) {
  return world.call('POST', `/users/${ida}/calendar/getSchedule`, body, headers);
}

describe('getSchedule', () => {
  it('writes a digit per interval: free and working elsewhere 0, tentative 1, busy 2, away 3', async () => {
    const world = nordlys();
    for (const [hour, showAs] of ['workingElsewhere', 'tentative', 'busy', 'oof'].entries()) {
      await world.call(
        'POST',
        `/users/${otto}/events`,
        aMeeting(`2026-03-04T${String(hour + 8).padStart(2, '0')}:00`, { showAs }),
      );
    }
    const { body } = await ask(world, { schedules: [otto], ...morning, availabilityViewInterval: 60 });
    expect(body.value[0].availabilityView).toBe('0123');
    const halves = await ask(world, { schedules: [otto], ...morning });
    expect(halves.body.value[0].availabilityView).toBe('00112233');
  });

  it('counts a room’s unanswered request as tentative, and nothing once it is declined', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    const view = async () =>
      (await ask(world, { schedules: [fjord], ...morning, availabilityViewInterval: 60 })).body.value[0];
    expect((await view()).availabilityView).toBe('0010');
    const [item] = (await world.call('GET', `/users/${fjord}/events`)).body.value;
    await world.call('POST', `/users/${fjord}/events/${item.id}/decline`, {});
    await world.settle();
    expect((await view()).availabilityView).toBe('0000');
  });

  it('answers in the order of the addresses, an unknown one with an error of its own', async () => {
    const world = nordlys();
    const { status, body } = await ask(world, { schedules: ['nobody@nordlys.example', otto], ...morning });
    expect(status).toBe(200);
    expect(body.value.map((one: GraphJson) => [one.scheduleId, one.error?.responseCode])).toEqual([
      ['nobody@nordlys.example', 'ErrorMailRecipientNotFound'],
      [otto, undefined],
    ]);
  });

  it('says of a private meeting when it is and no more; to an app with ReadBasic it says that of all', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${otto}/events`, aMeeting('2026-03-04T09:00', { sensitivity: 'private' }));
    const [own] = (await ask(world, { schedules: [otto], ...morning })).body.value[0].scheduleItems;
    expect(own).toMatchObject({ isPrivate: true, status: 'busy' });
    expect(own).not.toHaveProperty('subject');
    world.tenant.addApp({ appId: 'basic', roles: ['Calendars.ReadBasic'] });
    const answer = await ask(world, { schedules: [otto], ...morning }, { authorization: 'Bearer basic' });
    expect(Object.keys(answer.body.value[0].scheduleItems[0]).sort()).toEqual(['end', 'start', 'status']);
  });

  it.each([
    [
      'twenty-one addresses',
      { schedules: Array.from({ length: 21 }, (_, index) => `p${index}@nordlys.example`), ...morning },
    ],
    ['42 days', { schedules: [otto], startTime: at('2026-01-01T00:00:00'), endTime: at('2026-02-12T00:00:00') }],
    ['an end before its start', { schedules: [otto], startTime: morning.endTime, endTime: morning.startTime }],
    ['an interval of four minutes', { schedules: [otto], ...morning, availabilityViewInterval: 4 }],
    ['an interval of two days', { schedules: [otto], ...morning, availabilityViewInterval: 2880 }],
  ])('refuses %s', async (_, body) => {
    expect((await ask(nordlys(), body)).status).toBe(400);
  });
});

describe('findMeetingTimes', () => {
  const day = { timeSlots: [{ start: at('2026-03-04T08:00:00'), end: at('2026-03-04T12:00:00') }] };
  const guest = { type: 'required', emailAddress: { address: otto } };

  /** As Ida, signed in. */
  async function suggest(world: Nordlys, body: object, headers: Record<string, string> = {}) {
    const { id } = world.tenant.mailbox(ida).user;
    const scopes = ['Calendars.Read.Shared'];
    const caller = { appId: 'planner', tenantId: world.tenant.id, roles: [], delegated: { userId: id, scopes } };
    const request = new Request('https://graph.microsoft.com/v1.0/me/findMeetingTimes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', Prefer: 'outlook.timezone="Europe/Copenhagen"', ...headers },
      body: JSON.stringify(body),
    });
    const response = await world.simulator.graph.handle(request, caller);
    return { status: response.status, body: await response.json() };
  }

  const starts = (body: GraphJson): string[] =>
    body.meetingTimeSuggestions.map((one: GraphJson) => one.meetingTimeSlot.start.dateTime.slice(11, 16));

  it('names the times at which everybody is free, the earliest first', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${otto}/events`, aMeeting('2026-03-04T08:00', { minutes: 90 }));
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00'));
    const { body } = await suggest(world, {
      attendees: [guest],
      timeConstraint: day,
      meetingDuration: 'PT30M',
      minimumAttendeePercentage: 100,
    });
    expect(starts(body)).toEqual(['09:30', '11:00', '11:30']);
    expect(body.meetingTimeSuggestions[0]).toMatchObject({ confidence: 100, order: 1, organizerAvailability: 'free' });
  });

  it('says why there is none: the organizer, the attendees, or nobody knows', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${otto}/events`, aMeeting('2026-03-04T08:00', { minutes: 240 }));
    const reason = async (attendees: object[]) =>
      (await suggest(world, { attendees, timeConstraint: day, minimumAttendeePercentage: 100 })).body
        .emptySuggestionsReason;
    expect(await reason([guest])).toBe('attendeesUnavailable');
    expect(await reason([{ type: 'required', emailAddress: { address: 'x@elsewhere.example' } }])).toBe(
      'attendeesUnavailableOrUnknown',
    );
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T08:00', { minutes: 240 }));
    expect(await reason([])).toBe('organizerUnavailable');
  });

  it('looks in working hours alone, unless the activity is another one', async () => {
    const world = nordlys();
    const evening = { timeSlots: [{ start: at('2026-03-04T16:00:00'), end: at('2026-03-04T19:00:00') }] };
    const times = async (activityDomain: string) =>
      starts((await suggest(world, { timeConstraint: { ...evening, activityDomain }, meetingDuration: 'PT1H' })).body);
    expect(await times('work')).toEqual(['16:00']);
    expect(await times('unrestricted')).toEqual(['16:00', '16:30', '17:00', '17:30', '18:00']);
  });

  it('is for signed-in people; an app of its own is turned away', async () => {
    expect((await nordlys().call('POST', `/users/${ida}/findMeetingTimes`, {})).status).toBe(403);
  });

  it('refuses durations and percentages that make no sense', async () => {
    const world = nordlys();
    for (const body of [
      { meetingDuration: 'an hour' },
      { meetingDuration: 'PT0S' },
      { maxCandidates: -1 },
      { unknown: 1 },
    ]) {
      expect((await suggest(world, body, wrongOnPurpose)).status).toBe(400);
    }
  });
});
