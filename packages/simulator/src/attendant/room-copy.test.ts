import { describe, expect, it } from 'vitest';

import {
  aMeeting,
  calendarOf,
  fjord,
  ida,
  nordlys,
  otto,
  type GraphJson,
  type Nordlys,
  type NordlysOptions,
} from '../test-tenant/nordlys.ts';

const immutable = { Prefer: 'IdType="ImmutableId"' };

async function invited(options: NordlysOptions = {}, more: Record<string, unknown> = {}) {
  const world = nordlys(options);
  const made = await world.call(
    'POST',
    `/users/${ida}/events`,
    aMeeting('2026-03-04T10:00', { rooms: [fjord], ...more }),
  );
  expect(made.status).toBe(201);
  await world.settle();
  const [copy] = await calendarOf(world, fjord);
  return { world, event: made.body, copy };
}

const act = (world: Nordlys, mailbox: string, id: string, action: string, body: object = {}) =>
  world.call('POST', `/users/${mailbox}/events/${id}/${action}`, body);

const immutableIdOf = async (world: Nordlys): Promise<string> =>
  (
    await world.call(
      'GET',
      `/users/${fjord}/calendarView?startDateTime=2026-01-01&endDateTime=2027-01-01`,
      undefined,
      immutable,
    )
  ).body.value[0].id;

describe('a room’s copy of a meeting', () => {
  it('gets a new default id with an answer and keeps its immutable one, as the tenant is set', async () => {
    for (const [answerChangesDefaultId, answerChangesImmutableId] of [
      [true, false],
      [true, true],
      [false, false],
    ] as const) {
      const { world, copy } = await invited({ switches: { answerChangesDefaultId, answerChangesImmutableId } });
      const before = await immutableIdOf(world);
      await act(world, fjord, copy.id, 'accept');
      expect((await calendarOf(world, fjord))[0].id !== copy.id).toBe(answerChangesDefaultId);
      expect((await immutableIdOf(world)) !== before).toBe(answerChangesImmutableId);
    }
  });

  it('shows a free meeting as free once accepted', async () => {
    const { world, copy } = await invited({}, { showAs: 'free' });
    expect(copy.showAs).toBe('tentative');
    await act(world, fjord, copy.id, 'accept');
    expect((await calendarOf(world, fjord))[0].showAs).toBe('free');
  });

  it('is gone for its default id after a decline, while the immutable id may still answer', async () => {
    for (const [getFindsDeletedItems, status] of [
      [true, 200],
      [false, 404],
    ] as const) {
      const { world, copy } = await invited({ switches: { getFindsDeletedItems } });
      const kept = await immutableIdOf(world);
      await act(world, fjord, copy.id, 'decline');
      expect((await world.call('GET', `/users/${fjord}/events/${copy.id}`)).body.error.code).toBe('ErrorItemNotFound');
      expect((await world.call('GET', `/users/${fjord}/events/${kept}`, undefined, immutable)).status).toBe(status);
      expect((await act(world, fjord, kept, 'accept')).status).toBe(404);
      expect((await world.call('DELETE', `/users/${fjord}/events/${kept}`)).body.error.code).toBe(
        'ErrorCannotDeleteObject',
      );
    }
  });

  it('comes back as a new item under the same iCalUId when the organizer asks again after a decline', async () => {
    const { world, event, copy } = await invited();
    await act(world, fjord, copy.id, 'decline');
    await world.settle();
    const { start, end } = aMeeting('2026-03-04T15:00');
    await world.call('PATCH', `/users/${ida}/events/${event.id}`, { start, end });
    await world.settle();
    const [again] = await calendarOf(world, fjord);
    expect(again).toMatchObject({ iCalUId: event.iCalUId, responseStatus: { response: 'notResponded' } });
    expect(again.id).not.toBe(copy.id);
  });

  it('can’t be answered by its organizer, after it was cancelled, or on a date that is gone', async () => {
    const { world, event, copy } = await invited();
    const code = async (id: string, action: string, mailbox = fjord) => {
      const { status, body } = await act(world, mailbox, id, action);
      return [status, body.error?.code];
    };
    expect(await code(event.id, 'accept', ida)).toEqual([400, 'ErrorCalendarIsOrganizerForAccept']);
    expect((await act(world, fjord, copy.id, 'cancel')).body.error.message).toMatch(/need to be an organizer/);
    await act(world, ida, event.id, 'cancel');
    await world.settle();
    expect(await code(copy.id, 'accept')).toEqual([400, 'ErrorCalendarIsCancelledForAccept']);
    expect(await code(copy.id, 'decline')).toEqual([400, 'ErrorCalendarIsCancelledForDecline']);
    expect(await code(copy.id, 'tentativelyAccept')).toEqual([400, 'ErrorCalendarIsCancelledForTentative']);
  });

  it('goes with the cancellation when the mailbox removes cancelled meetings', async () => {
    const { world, event } = await invited({ fjord: { removeCanceledMeetings: true } });
    await act(world, ida, event.id, 'cancel');
    await world.settle();
    expect(await calendarOf(world, fjord)).toEqual([]);
  });

  it('comes back to life when a room that was taken out is invited again', async () => {
    const { world, event } = await invited();
    const withRooms = (rooms: string[]) => aMeeting('2026-03-04T10:00', { rooms })['attendees'];
    await world.call('PATCH', `/users/${ida}/events/${event.id}`, { attendees: withRooms([]) });
    await world.settle();
    expect(await calendarOf(world, fjord)).toMatchObject([{ isCancelled: true, showAs: 'free' }]);
    await world.call('PATCH', `/users/${ida}/events/${event.id}`, { attendees: withRooms([fjord]) });
    await world.settle();
    expect(await calendarOf(world, fjord)).toMatchObject([
      { isCancelled: false, subject: 'Budget', responseStatus: { response: 'notResponded' } },
    ]);
  });

  it('never exists without processing, for new requests when those aren’t added, or from outside when that isn’t wanted', async () => {
    for (const processing of [{ automateProcessing: 'None' }, { addNewRequestsTentatively: false }] as const) {
      const { copy } = await invited({ fjord: processing });
      expect(copy).toBeUndefined();
    }
    for (const processExternalMeetingMessages of [false, true]) {
      const { world, event } = await invited({ fjord: { processExternalMeetingMessages } });
      const [item] = world.tenant.mailbox(ida).calendar.byMeeting(event.iCalUId);
      const guest = { name: 'Guest', address: 'guest@elsewhere.example' };
      world.tenant.post.send({
        kind: 'request',
        update: 'new',
        from: guest,
        organizer: guest,
        to: fjord,
        subject: 'From outside',
        comment: '',
        meetingId: 'EXTERNAL-1',
        date: null,
        sequence: 0,
        criticalAt: 0,
        fields: { ...item!.fields, subject: 'From outside' },
        cancelledDates: [],
        exceptions: [],
      });
      await world.settle();
      expect(await calendarOf(world, fjord)).toHaveLength(processExternalMeetingMessages ? 2 : 1);
    }
  });

  it('can be dragged, edited and deleted in the room’s calendar, and nobody is told', async () => {
    const { world, event, copy } = await invited();
    const sent = world.tenant.post.pending;
    const { start, end } = aMeeting('2026-03-04T16:00');
    expect((await world.call('PATCH', `/users/${fjord}/events/${copy.id}`, { start, end })).status).toBe(200);
    expect((await world.call('DELETE', `/users/${fjord}/events/${copy.id}`)).status).toBe(204);
    expect(world.tenant.post.pending).toBe(sent);
    expect((await world.call('GET', `/users/${ida}/events/${event.id}`)).body.attendees[0].status.response).toBe(
      'none',
    );
  });

  it('carries the organizer’s sequence number, on GET alone', async () => {
    const { world, event } = await invited();
    const { start, end } = aMeeting('2026-03-04T15:00');
    await world.call('PATCH', `/users/${ida}/events/${event.id}`, { start, end });
    await world.settle();
    const [copy] = await calendarOf(world, fjord);
    const id = 'Integer {00062002-0000-0000-C000-000000000046} Id 0x8201';
    const read = await world.call(
      'GET',
      `/users/${fjord}/events/${copy.id}?$expand=singleValueExtendedProperties($filter=id eq '${id}')`,
    );
    expect(read.body.singleValueExtendedProperties).toEqual([{ id, value: '1' }]);
  });

  it('doesn’t carry the organizer’s extended properties, extensions, categories or transaction id', async () => {
    const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name PlannerBookingId';
    const own = {
      transactionId: 'once',
      categories: ['Red'],
      singleValueExtendedProperties: [{ id, value: 'b-1' }],
      extensions: [{ '@odata.type': 'microsoft.graph.openTypeExtension', extensionName: 'com.example', note: 1 }],
    };
    const { world, event, copy } = await invited({}, own);
    const expand = `?$expand=extensions,singleValueExtendedProperties($filter=id eq '${id}')`;
    const mine = await world.call('GET', `/users/${ida}/events/${event.id}${expand}`);
    expect(mine.body).toMatchObject({
      transactionId: 'once',
      singleValueExtendedProperties: [{ id, value: 'b-1' }],
      extensions: [{ note: 1 }],
    });
    const rooms = await world.call('GET', `/users/${fjord}/events/${copy.id}${expand}`);
    expect(rooms.body).toMatchObject({ categories: [], extensions: [], singleValueExtendedProperties: [] });
    expect(rooms.body.transactionId).toBeNull();
  });
});

describe('messages on their way', () => {
  it('wait while the post is frozen and arrive when it thaws', async () => {
    const world = nordlys();
    world.tenant.post.freeze(fjord);
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord, otto] }));
    await world.settle();
    expect(await calendarOf(world, fjord)).toEqual([]);
    expect(await calendarOf(world, otto)).toHaveLength(1);
    world.tenant.post.thaw(fjord);
    expect(await calendarOf(world, fjord)).toHaveLength(1);
  });

  it('change nothing when they come twice', async () => {
    const world = nordlys();
    world.tenant.post.delivery.duplicateRate = 1;
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    expect(await calendarOf(world, fjord)).toHaveLength(1);
    await act(world, fjord, (await calendarOf(world, fjord))[0].id, 'accept');
    await world.settle();
    const { start, end } = aMeeting('2026-03-04T12:00');
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { start, end });
    await world.settle();
    expect(world.tenant.mailbox(ida).responses).toHaveLength(1);
  });

  it('can be lost: the room never hears of the meeting', async () => {
    const world = nordlys();
    world.tenant.post.delivery.lossRate = 1;
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    expect(await calendarOf(world, fjord)).toEqual([]);
  });

  it('reach the members of a distribution list, who appear on the organizer’s list when they answer', async () => {
    const world = nordlys();
    world.tenant.lists.set('rooms@nordlys.example', [fjord]);
    const made = await world.call(
      'POST',
      `/users/${ida}/events`,
      aMeeting('2026-03-04T10:00', { rooms: ['rooms@nordlys.example'] }),
    );
    await world.settle();
    await act(world, fjord, (await calendarOf(world, fjord))[0].id, 'accept');
    await world.settle();
    const { attendees } = (await world.call('GET', `/users/${ida}/events/${made.body.id}`)).body;
    expect(attendees.map(({ emailAddress, status }: GraphJson) => [emailAddress.address, status.response])).toEqual([
      ['rooms@nordlys.example', 'none'],
      [fjord, 'accepted'],
    ]);
  });

  it('carry no answer when none was wanted, by either side', async () => {
    for (const [more, body] of [
      [{ responseRequested: false }, {}],
      [{}, { sendResponse: false }],
    ] as const) {
      const { world, event, copy } = await invited({}, more);
      await act(world, fjord, copy.id, 'accept', body);
      await world.settle();
      expect((await calendarOf(world, fjord))[0].responseStatus.response).toBe('accepted');
      expect((await world.call('GET', `/users/${ida}/events/${event.id}`)).body.attendees[0].status.response).toBe(
        'none',
      );
    }
  });

  it('carry a proposed time to the organizer, unless the organizer wants none', async () => {
    const proposedNewTime = { start: aMeeting('2026-03-05T10:00')['start'], end: aMeeting('2026-03-05T10:00')['end'] };
    const { world, event, copy } = await invited();
    expect((await act(world, fjord, copy.id, 'decline', { proposedNewTime, sendResponse: false })).status).toBe(400);
    expect((await act(world, fjord, copy.id, 'accept', { proposedNewTime })).status).toBe(400);
    expect((await act(world, fjord, copy.id, 'decline', { proposedNewTime })).status).toBe(202);
    await world.settle();
    expect(
      (await world.call('GET', `/users/${ida}/events/${event.id}`)).body.attendees[0].proposedNewTime.start,
    ).toEqual({
      dateTime: '2026-03-05T09:00:00.0000000',
      timeZone: 'UTC',
    });

    const strict = await invited({}, { allowNewTimeProposals: false });
    expect((await act(strict.world, fjord, strict.copy.id, 'decline', { proposedNewTime })).status).toBe(400);
  });

  it('bring a forwarded meeting to one more mailbox', async () => {
    const { world, event } = await invited();
    const toRecipients = [{ emailAddress: { address: otto } }];
    expect((await act(world, ida, event.id, 'forward', { comment: 'fyi', toRecipients })).status).toBe(202);
    expect((await act(world, ida, event.id, 'forward', { toRecipients: [] })).status).toBe(400);
    await world.settle();
    expect(await calendarOf(world, otto)).toMatchObject([
      { iCalUId: event.iCalUId, organizer: { emailAddress: { address: ida } } },
    ]);
  });

  it('make an answer visible later when the tenant is slow', async () => {
    const { world, copy } = await invited({ switches: { answerVisibleAfterSeconds: [5, 5] } });
    expect((await act(world, fjord, copy.id, 'accept')).status).toBe(202);
    expect((await calendarOf(world, fjord))[0].responseStatus.response).toBe('notResponded');
    await world.settle(6);
    expect((await calendarOf(world, fjord))[0].responseStatus.response).toBe('accepted');
  });
});
