import { describe, expect, it } from 'vitest';

import { aMeeting, calendarOf, fjord, ida, nordlys, otto, skagen } from '../test-tenant/nordlys.ts';

describe('a single meeting', () => {
  it('stands in the room after the message has arrived, unanswered and tentative', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    expect(made.status).toBe(201);
    expect(made.body.start).toEqual({ dateTime: '2026-03-04T10:00:00.0000000', timeZone: 'Europe/Copenhagen' });
    expect(await calendarOf(world, fjord)).toEqual([]);

    await world.settle();

    const [copy] = await calendarOf(world, fjord);
    expect(copy).toMatchObject({
      isOrganizer: false,
      iCalUId: made.body.iCalUId,
      showAs: 'tentative',
      subject: 'Budget',
      responseStatus: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
      start: { dateTime: '2026-03-04T09:00:00.0000000', timeZone: 'UTC' },
      organizer: { emailAddress: { name: 'Ida Holm', address: ida } },
    });
    expect(copy.id).not.toBe(made.body.id);
  });

  it('shows the room as accepted on the organizer’s copy, with a new etag, after the room accepted', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    const [copy] = await calendarOf(world, fjord);

    expect((await world.call('POST', `/users/${fjord}/events/${copy.id}/accept`, { comment: 'ok' })).status).toBe(202);
    await world.settle();

    const read = await world.call('GET', `/users/${ida}/events/${made.body.id}`);
    expect(read.body.attendees[0].status).toEqual({ response: 'accepted', time: '2026-03-02T07:01:00Z' });
    expect(read.body['@odata.etag']).not.toBe(made.body['@odata.etag']);
    expect((await calendarOf(world, fjord))[0]).toMatchObject({
      showAs: 'busy',
      responseStatus: { response: 'accepted' },
    });
  });

  it('leaves the room’s calendar when the room declines, and the organizer reads why', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    const [copy] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${copy.id}/decline`, { comment: 'Closed for painting.' });
    await world.settle();

    expect(await calendarOf(world, fjord)).toEqual([]);
    const read = await world.call('GET', `/users/${ida}/events/${made.body.id}`);
    expect(read.body.attendees[0].status.response).toBe('declined');
    expect(world.tenant.mailbox(ida).responses.map(({ comment, subject }) => ({ comment, subject }))).toEqual([
      { comment: 'Closed for painting.', subject: 'Declined: Budget' },
    ]);
  });

  it('is answered by an AutoAccept room itself: the first gets the room, the second is declined', async () => {
    const world = nordlys();
    const first = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [skagen] }));
    await world.settle();
    const second = await world.call('POST', `/users/${otto}/events`, aMeeting('2026-03-04T10:30', { rooms: [skagen] }));
    await world.settle();

    const status = async (person: string, id: string) =>
      (await world.call('GET', `/users/${person}/events/${id}`)).body.attendees[0].status.response;
    expect(await status(ida, first.body.id)).toBe('accepted');
    expect(await status(otto, second.body.id)).toBe('declined');
    expect((await calendarOf(world, skagen)).map(({ subject, bodyPreview }) => [subject, bodyPreview])).toEqual([
      ['Ida Holm', ''],
    ]);
  });

  it('asks again when its time moves, and keeps the answer when only its title changes', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    const [copy] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${copy.id}/accept`, {});
    await world.settle();

    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { subject: 'Budget 2' });
    await world.settle();
    expect((await calendarOf(world, fjord))[0]).toMatchObject({
      subject: 'Budget 2',
      responseStatus: { response: 'accepted' },
    });

    const { start, end } = aMeeting('2026-03-04T12:00');
    const moved = await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { start, end });
    expect(moved.body.attendees[0].status.response).toBe('none');
    await world.settle();
    expect((await calendarOf(world, fjord))[0]).toMatchObject({
      start: { dateTime: '2026-03-04T11:00:00.0000000' },
      responseStatus: { response: 'notResponded' },
    });
  });

  it('stays in the room as cancelled and free when its organizer cancels it', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    expect(
      (await world.call('POST', `/users/${ida}/events/${made.body.id}/cancel`, { comment: 'no need' })).status,
    ).toBe(202);
    await world.settle();

    expect(await calendarOf(world, ida)).toEqual([]);
    expect((await calendarOf(world, fjord))[0]).toMatchObject({
      isCancelled: true,
      showAs: 'free',
      subject: 'Canceled: Budget',
    });
  });
});
