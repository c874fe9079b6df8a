import { describe, expect, it } from 'vitest';

import { faultRuleSchema } from '../faults/fault-rule.ts';
import { aMeeting, fjord, ida, nordlys, otto, type GraphJson, type Nordlys } from '../test-tenant/nordlys.ts';

const guest = (address: string, more: object = {}) => ({ type: 'required', emailAddress: { address }, ...more });

async function make(world: Nordlys, body: object): Promise<GraphJson> {
  const { status, body: made } = await world.call('POST', `/users/${ida}/events`, body);
  expect(status).toBe(201);
  return made;
}

async function copyOf(world: Nordlys, mailbox: string): Promise<GraphJson> {
  return (await world.call('GET', `/users/${mailbox}/events`)).body.value[0];
}

describe('an event of v1.0', () => {
  it('has neither uid nor occurrenceId, and 43 structural properties at most', async () => {
    const made = await make(nordlys(), aMeeting('2026-03-04T10:00'));
    expect(made).not.toHaveProperty('uid');
    expect(made).not.toHaveProperty('occurrenceId');
    expect(Object.keys(made).filter((name) => !name.startsWith('@')).length).toBeLessThanOrEqual(43);
  });

  it('begins with the documented defaults: responses and proposals wanted, normal, busy, the reminder on', async () => {
    const made = await make(nordlys(), aMeeting('2026-03-04T10:00'));
    expect(made).toMatchObject({
      allowNewTimeProposals: true,
      responseRequested: true,
      hideAttendees: false,
      importance: 'normal',
      sensitivity: 'normal',
      showAs: 'busy',
      isDraft: false,
      hasAttachments: false,
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
      type: 'singleInstance',
      seriesMasterId: null,
      originalStart: null,
      originalStartTimeZone: 'Europe/Copenhagen',
    });
    expect(made.webLink).toBe(
      `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(made.id)}&exvsurl=1&path=/calendar/item`,
    );
  });

  it('ignores what only the server sets, also an organizer and an answer that a client sends', async () => {
    const world = nordlys();
    const made = await make(
      world,
      aMeeting('2026-03-04T10:00', {
        organizer: { emailAddress: { address: otto, name: 'Otto' } },
        isOrganizer: false,
        attendees: [guest(otto, { status: { response: 'accepted', time: '2026-03-01T00:00:00Z' } })],
      }),
    );
    expect(made).toMatchObject({ isOrganizer: true, organizer: { emailAddress: { address: ida } } });
    expect(made.attendees[0].status).toEqual({ response: 'none', time: '0001-01-01T00:00:00Z' });
    await world.settle();
    expect((await copyOf(world, otto)).responseStatus.response).toBe('notResponded');
  });

  it('shows the first 255 characters of its text', async () => {
    const made = await make(
      nordlys(),
      aMeeting('2026-03-04T10:00', { body: { contentType: 'text', content: 'a'.repeat(300) } }),
    );
    expect(made.bodyPreview).toBe('a'.repeat(255));
  });

  it('keeps location and locations in step: the one that is set alone replaces the other', async () => {
    const world = nordlys();
    const made = await make(
      world,
      aMeeting('2026-03-04T10:00', { locations: [{ displayName: 'A' }, { displayName: 'B' }] }),
    );
    expect(made.location.displayName).toBe('A; B');
    const path = `/users/${ida}/events/${made.id}`;
    const { body } = await world.call('PATCH', path, { location: { displayName: 'C' } });
    expect(body.locations.map(({ displayName }: GraphJson) => displayName)).toEqual(['C']);
  });

  it('is an online meeting once and for all', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00', { isOnlineMeeting: true }));
    expect(made).toMatchObject({ isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
    const { body } = await world.call('PATCH', `/users/${ida}/events/${made.id}`, { isOnlineMeeting: false });
    expect([body.isOnlineMeeting, body.onlineMeeting.joinUrl]).toEqual([true, made.onlineMeeting.joinUrl]);
  });

  it('shows its transaction id when it has one, and each attendee’s kind', async () => {
    const world = nordlys();
    const made = await make(
      world,
      aMeeting('2026-03-04T10:00', { transactionId: 'T-1', attendees: [guest(otto, { type: 'optional' })] }),
    );
    expect([made.transactionId, made.attendees[0].type]).toEqual(['T-1', 'optional']);
  });

  it('has times that say when it was made and changed, in UTC', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00'));
    expect(made.createdDateTime).toMatch(/^2026-03-02T07:00:00(\.0+)?Z$/);
    await world.settle(60);
    const { body } = await world.call('PATCH', `/users/${ida}/events/${made.id}`, { subject: 'New' });
    expect([body.createdDateTime, body.lastModifiedDateTime > made.lastModifiedDateTime]).toEqual([
      made.createdDateTime,
      true,
    ]);
  });
});

describe('an event that is deleted', () => {
  const immutable = { Prefer: 'IdType="ImmutableId"' };

  it('for good is found by no id; otherwise the immutable id still finds it in Deleted Items', async () => {
    const world = nordlys();
    const idOf = async (id: string) =>
      (await world.call('GET', `/users/${ida}/events/${id}`, undefined, immutable)).body.id;
    const kept = await make(world, aMeeting('2026-03-04T10:00'));
    const keptId = await idOf(kept.id);
    await world.call('DELETE', `/users/${ida}/events/${kept.id}`);
    expect((await world.call('GET', `/users/${ida}/events/${keptId}`)).status).toBe(200);
    const purged = await make(world, aMeeting('2026-03-04T12:00'));
    const purgedId = await idOf(purged.id);
    expect((await world.call('POST', `/users/${ida}/events/${purged.id}/permanentDelete`)).status).toBe(204);
    expect((await world.call('GET', `/users/${ida}/events/${purgedId}`)).status).toBe(404);
  });
});

describe('the people of an event', () => {
  it('are replaced as a whole by a change: who is left out is called off', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00', { attendees: [guest(otto), guest(fjord)] }));
    await world.settle();
    await world.call('PATCH', `/users/${ida}/events/${made.id}`, { attendees: [guest(fjord)] });
    await world.settle();
    expect((await copyOf(world, otto)).isCancelled).toBe(true);
    expect((await copyOf(world, fjord)).isCancelled).toBe(false);
  });

  it('all hear of a change of the people, also those who stay', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00', { attendees: [guest(otto)] }));
    await world.settle();
    const heard = () => world.tenant.mailbox(otto).messages.filter(({ kind }) => kind === 'request').length;
    expect(heard()).toBe(1);
    await world.call('PATCH', `/users/${ida}/events/${made.id}`, { attendees: [guest(otto), guest(fjord)] });
    await world.settle();
    expect(heard()).toBe(2);
  });

  it('have ids of their own for it: the organizer’s id is unknown in another mailbox, iCalUId finds it', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00', { attendees: [guest(otto)] }));
    await world.settle();
    expect((await world.call('GET', `/users/${otto}/events/${made.id}`)).status).toBe(404);
    const found = await world.call('GET', `/users/${otto}/events?$filter=iCalUId eq '${made.iCalUId}'`);
    expect(found.body.value).toHaveLength(1);
  });

  it('see nobody else’s answer, and what the organizer writes as an answer reaches nobody', async () => {
    const world = nordlys();
    const made = await make(world, aMeeting('2026-03-04T10:00', { attendees: [guest(otto), guest(fjord)] }));
    await world.settle();
    const own = await copyOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${own.id}/accept`, {});
    await world.settle();
    const answer = { response: 'declined', time: '2026-03-02T08:00:00Z' };
    await world.call('PATCH', `/users/${ida}/events/${made.id}`, {
      attendees: [guest(otto, { status: answer }), guest(fjord)],
    });
    await world.settle();
    const seen = await copyOf(world, otto);
    expect(seen.attendees.map(({ status }: GraphJson) => status.response)).toEqual(['none', 'none']);
    expect(seen.responseStatus.response).toBe('notResponded');
  });

  it('get nothing when only a place names the room: a room that isn’t invited isn’t booked', async () => {
    const world = nordlys();
    await make(
      world,
      aMeeting('2026-03-04T10:00', { location: { displayName: 'Fjord', locationEmailAddress: fjord } }),
    );
    await world.settle();
    expect((await world.call('GET', `/users/${fjord}/events`)).body.value).toEqual([]);
  });
});

describe('a known fault of the service', () => {
  it('can be had on request: 504 without a word for the delta of a mailbox with an endless series', async () => {
    const world = nordlys();
    world.simulator.faults.add(
      faultRuleSchema.parse({ path: '*/calendarView/delta*', status: 504, code: 'UnknownError' }),
    );
    const window = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z';
    const { status, body } = await world.call('GET', `/users/${ida}/calendarView/delta?${window}`);
    expect([status, body.error.code]).toEqual([504, 'UnknownError']);
  });

  it('can be had on request: 500 for the events of a calendar, as a person meets it in one that is shared', async () => {
    const world = nordlys();
    world.simulator.faults.add(faultRuleSchema.parse({ path: '/users/*/calendars/*/events', status: 500 }));
    const { body } = await world.call('GET', `/users/${ida}/calendar`);
    const refused = await world.call('GET', `/users/${ida}/calendars/${body.id}/events`);
    expect([refused.status, refused.body.error.code]).toEqual([500, 'ErrorInternalServerTransientError']);
  });

  it('come of too many calls for extensions: 455 in ten seconds', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00'));
    const list = () => world.call('GET', `/users/${ida}/events/${body.id}/extensions`);
    for (let count = 0; count < 455; count += 1) expect((await list()).status).toBe(200);
    expect((await list()).status).toBe(429);
    await world.settle(10);
    expect((await list()).status).toBe(200);
  });
});

describe('what can’t be had', () => {
  it('CalendarProcessing: no path and no property shows how a room answers', async () => {
    const world = nordlys();
    expect((await world.call('GET', `/users/${fjord}/calendarProcessing`)).status).toBe(400);
    expect((await world.call('GET', `/users/${fjord}/mailboxSettings`)).body).not.toHaveProperty('automateProcessing');
  });

  it('events/delta, unless the tenant is set to have it: then single meetings and masters with few properties', async () => {
    const window = '?startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z';
    expect((await nordlys().call('GET', `/users/${ida}/events/delta${window}`)).status).toBe(400);
    const world = nordlys({ switches: { eventsDelta: true } });
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-03-04', numberOfOccurrences: 3 },
    };
    await make(world, aMeeting('2026-03-04T10:00', { recurrence }));
    const first = await world.call('GET', `/users/${ida}/events/delta${window}`);
    expect(first.body.value.map(({ type }: GraphJson) => type)).toEqual(['seriesMaster']);
    expect(first.body.value[0]).not.toHaveProperty('subject');
    await world.call('DELETE', `/users/${ida}/events/${first.body.value[0].id}`);
    const later = await world.call('GET', first.body['@odata.deltaLink']);
    expect(later.body.value).toMatchObject([{ '@removed': { reason: 'deleted' } }]);
  });

  it('an id with a letter in another case', async () => {
    const world = nordlys();
    const { id } = await make(world, aMeeting('2026-03-04T10:00'));
    const { status, body } = await world.call('GET', `/users/${ida}/events/${id.toLowerCase()}`);
    expect([status, body.error.code]).toEqual([400, 'ErrorInvalidIdMalformed']);
  });
});
