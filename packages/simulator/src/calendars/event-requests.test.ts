import { describe, expect, it } from 'vitest';

import { wrongOnPurpose } from '../test-tenant/hold-to-schema.ts';
import { aMeeting, calendarOf, fjord, ida, nordlys, otto, type GraphJson } from '../test-tenant/nordlys.ts';

const at = (dateTime: string, timeZone = 'Europe/Copenhagen') => ({ dateTime, timeZone });
const hour = { start: at('2026-03-04T10:00:00'), end: at('2026-03-04T11:00:00') };
const daily = { type: 'daily', interval: 1 };
const numbered = { type: 'numbered', startDate: '2026-03-04', numberOfOccurrences: 3 };

describe('a request that Outlook refuses', () => {
  const refusals: [string, unknown, number, string][] = [
    ['no end', { start: hour.start }, 400, 'ErrorPropertyValidationFailure'],
    ['no start', { end: hour.end }, 400, 'ErrorPropertyValidationFailure'],
    ['an end before the start', { start: hour.end, end: hour.start }, 400, 'ErrorPropertyValidationFailure'],
    [
      'a zone that nobody knows',
      { ...hour, start: at('2026-03-04T10:00:00', 'Middle-earth Standard Time') },
      400,
      'TimeZoneNotSupportedException',
    ],
    [
      'an offset for a zone',
      { ...hour, start: at('2026-03-04T10:00:00', '+01:00') },
      400,
      'TimeZoneNotSupportedException',
    ],
    ['a day that doesn’t exist', { ...hour, start: at('2026-02-30T10:00:00') }, 400, 'ErrorPropertyValidationFailure'],
    ['a property of beta', { ...hour, uid: 'x' }, 400, 'RequestBodyRead'],
    ['a property of nobody', { ...hour, colour: 'red' }, 400, 'RequestBodyRead'],
    ['a number for a subject', { ...hour, subject: 5 }, 400, 'RequestBodyRead'],
    ['a value that isn’t in the list', { ...hour, showAs: 'asleep' }, 400, 'RequestBodyRead'],
    ['an all-day event at ten', { ...hour, isAllDay: true }, 400, 'ErrorPropertyValidationFailure'],
    [
      'an address without a mailbox name',
      { ...hour, attendees: [{ emailAddress: { address: 'nobody' } }] },
      400,
      'ErrorPropertyValidationFailure',
    ],
    ['a list as body', [], 400, 'RequestBodyRead'],
    ['half a JSON', '{"subject": "x"', 400, 'BadRequest'],
    ['a body of five megabytes', { ...hour, subject: 'x'.repeat(5_000_000) }, 413, 'ErrorMessageSizeExceeded'],
    ['ten years at once', { ...hour, end: at('2036-03-04T10:00:00') }, 400, 'ErrorCalendarDurationIsTooLong'],
    ['a series without a pattern', { ...hour, recurrence: { range: numbered } }, 400, 'RequestBodyRead'],
    [
      'a series that starts on another date',
      { ...hour, recurrence: { pattern: daily, range: { ...numbered, startDate: '2026-03-05' } } },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'a series of no dates',
      { ...hour, recurrence: { pattern: daily, range: { ...numbered, numberOfOccurrences: 0 } } },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'a series that ends before it starts',
      {
        ...hour,
        recurrence: { pattern: daily, range: { type: 'endDate', startDate: '2026-03-04', endDate: '2026-03-01' } },
      },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'a weekly series without days',
      { ...hour, recurrence: { pattern: { type: 'weekly', interval: 1 }, range: numbered } },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'an interval of nothing',
      { ...hour, recurrence: { pattern: { ...daily, interval: 0 }, range: numbered } },
      400,
      'ErrorPropertyValidationFailure',
    ],
    [
      'a wrong value in a field that the pattern doesn’t use',
      { ...hour, recurrence: { pattern: { ...daily, month: 13 }, range: numbered } },
      400,
      'ErrorPropertyValidationFailure',
    ],
  ];
  it.each(refusals)('%s', async (_, body, status, code) => {
    const world = nordlys();
    const answer = await world.call('POST', `/users/${ida}/events`, body, wrongOnPurpose);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(await calendarOf(world, ida)).toEqual([]);
    expect(world.simulator.log.entries().some(({ note }) => note?.startsWith(code))).toBe(true);
  });

  const lookUps: [string, string, number, string][] = [
    ['an unknown mailbox', `/users/nobody@nordlys.example/events`, 404, 'ErrorInvalidUser'],
    ['an app that asks for “me”', '/me/events', 400, 'BadRequest'],
    ['an id that isn’t one', `/users/${ida}/events/AAMkAGI2`, 400, 'ErrorInvalidIdMalformed'],
    ['a part of Graph that isn’t there', `/users/${ida}/messages`, 400, 'BadRequest'],
    ['an option that isn’t there', `/users/${ida}/events?$search="x"`, 400, 'ErrorInvalidRequest'],
    ['a property that can’t be selected', `/users/${ida}/events?$select=uid`, 400, 'RequestBroker--ParseUri'],
    [
      'a filter on something else',
      `/users/${ida}/events?$filter=body/content eq 'x'`,
      400,
      'ErrorInvalidUrlQueryFilter',
    ],
    ['a filter that breaks off', `/users/${ida}/events?$filter=subject eq`, 400, 'ErrorInvalidUrlQueryFilter'],
    [
      'an expansion that isn’t there',
      `/users/${ida}/events?$expand=multiValueExtendedProperties`,
      400,
      'ErrorInvalidRequest',
    ],
    ['a view without a window', `/users/${ida}/calendarView`, 400, 'ErrorInvalidParameter'],
    [
      'a view of six years',
      `/users/${ida}/calendarView?startDateTime=2026-01-01&endDateTime=2032-01-01`,
      400,
      'ErrorInvalidRequest',
    ],
    ['a page of two thousand', `/users/${ida}/events?$top=2000`, 400, 'ErrorInvalidRequest'],
    ['an unknown calendar', `/users/${ida}/calendars/AAMkAA==/events`, 404, 'ErrorItemNotFound'],
  ];
  it.each(lookUps)('%s', async (_, path, status, code) => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, hour);
    const answer = await world.call('GET', path);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error.innerError['request-id']).toBe(answer.headers.get('request-id'));
  });

  it('a call without a token, or with one of an app that has no right', async () => {
    const world = nordlys();
    world.tenant.addApp({ appId: 'reader', roles: ['Calendars.ReadBasic'] });
    const code = async (method: string, path: string, authorization: string) => {
      const { status, body } = await world.call(method, path, method === 'POST' ? hour : undefined, { authorization });
      return [status, body.error?.code];
    };
    expect(await code('GET', `/users/${ida}/events`, 'Bearer nobody')).toEqual([401, 'InvalidAuthenticationToken']);
    expect(await code('POST', `/users/${ida}/events`, 'Bearer reader')).toEqual([403, 'ErrorAccessDenied']);
    expect(await code('GET', `/users/${ida}/events`, 'Bearer reader')).toEqual([200, undefined]);
    const delta = `/users/${ida}/calendarView/delta?startDateTime=2026-03-01&endDateTime=2026-04-01`;
    expect(await code('GET', delta, 'Bearer reader')).toEqual([403, 'ErrorAccessDenied']);
  });

  it('a mailbox outside the app’s scope', async () => {
    const world = nordlys();
    const room = world.tenant.mailbox(fjord).user.id;
    world.tenant.addApp({ appId: 'rooms-only', roles: ['Calendars.ReadWrite'], mailboxScope: new Set([room]) });
    const status = async (mailbox: string) =>
      (await world.call('GET', `/users/${mailbox}/calendar`, undefined, { authorization: 'Bearer rooms-only' })).status;
    expect([await status(fjord), await status(ida)]).toEqual([200, 403]);
  });

  it('an instance read of something that isn’t a series', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, hour);
    const answer = await world.call(
      'GET',
      `/users/${ida}/events/${body.id}/instances?startDateTime=2026-03-01&endDateTime=2026-04-01`,
    );
    expect(answer.status).toBe(400);
  });
});

describe('a request that Outlook takes', () => {
  it('shows times in the preferred zone, Windows or IANA, and says so', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, hour);
    for (const [zone, time] of [
      ['Pacific Standard Time', '01:00'],
      ['Asia/Kathmandu', '14:45'],
      ['America/St_Johns', '05:30'],
    ] as const) {
      const Prefer = `outlook.timezone="${zone}"`;
      const read = await world.call('GET', `/users/${ida}/events/${body.id}`, undefined, { Prefer });
      expect(read.body.start).toEqual({ dateTime: `2026-03-04T${time}:00.0000000`, timeZone: zone });
      expect(read.headers.get('preference-applied')).toBe(Prefer);
      expect(read.body.originalStartTimeZone).toBe('Europe/Copenhagen');
    }
    const unknown = await world.call('GET', `/users/${ida}/events`, undefined, {
      Prefer: 'outlook.timezone="Nowhere"',
    });
    expect(unknown.body.error.code).toBe('TimeZoneNotSupportedException');
  });

  it('shows an all-day event from midnight to midnight in any zone, while views follow the stored instants', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, {
      start: at('2026-03-04T00:00:00'),
      end: at('2026-03-05T00:00:00'),
      isAllDay: true,
    });
    const Prefer = 'outlook.timezone="Asia/Tokyo"';
    const view = (from: string, to: string) =>
      world.call('GET', `/users/${ida}/calendarView?startDateTime=${from}&endDateTime=${to}`, undefined, { Prefer });
    const { value } = (await view('2026-03-03T23:00:00Z', '2026-03-03T23:30:00Z')).body;
    expect(value[0]).toMatchObject({
      showAs: 'free',
      start: { dateTime: '2026-03-04T00:00:00.0000000', timeZone: 'Asia/Tokyo' },
    });
    expect((await view('2026-03-04T23:00:00Z', '2026-03-04T23:30:00Z')).body.value).toEqual([]);
  });

  it('reads a window by its offsets, and as UTC without one', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, hour);
    const count = async (from: string, to: string) =>
      (
        await world.call('GET', `/users/${ida}/calendarView?startDateTime=${from}&endDateTime=${to}`, undefined, {
          Prefer: 'outlook.timezone="Asia/Tokyo"',
        })
      ).body.value.length;
    expect(await count('2026-03-04T09:00:00', '2026-03-04T10:00:00')).toBe(1);
    expect(await count('2026-03-04T10:00:00', '2026-03-04T11:00:00')).toBe(0);
    expect(await count('2026-03-04T10:00:00%2B01:00', '2026-03-04T11:00:00%2B01:00')).toBe(1);
  });

  it('gives text for HTML when text is preferred, and HTML for text otherwise', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, {
      ...hour,
      body: { contentType: 'text', content: 'a < b\nc' },
    });
    expect(body.body.contentType).toBe('html');
    expect(body.body.content).toContain('a &lt; b<br>');
    const text = await world.call('GET', `/users/${ida}/events/${body.id}`, undefined, {
      Prefer: 'outlook.body-content-type="text"',
    });
    expect(text.body.body).toEqual({ contentType: 'text', content: 'a < b\nc' });
  });

  it('is made once for one transaction id, and the second time refused with the tenant’s status', async () => {
    for (const duplicateTransactionStatus of [400, 409] as const) {
      const world = nordlys({ switches: { duplicateTransactionStatus } });
      const once = { ...hour, transactionId: 'booking-1' };
      expect((await world.call('POST', `/users/${ida}/events`, once)).body.transactionId).toBe('booking-1');
      const again = await world.call('POST', `/users/${ida}/events`, once);
      expect([again.status, again.body.error.code]).toEqual([
        duplicateTransactionStatus,
        'ErrorDuplicateTransactionId',
      ]);
      expect(await calendarOf(world, ida)).toHaveLength(1);
      expect((await world.call('POST', `/users/${otto}/events`, once)).status).toBe(201);
    }
  });

  it('is changed only under the etag that the client has seen', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, hour);
    const change = (etag: string, subject: string) =>
      world.call('PATCH', `/users/${ida}/events/${body.id}`, { subject }, { 'If-Match': etag });
    expect((await change(body['@odata.etag'], 'one')).status).toBe(200);
    const stale = await change(body['@odata.etag'], 'two');
    expect([stale.status, stale.body.error.code]).toEqual([412, 'ErrorIrresolvableConflict']);
    expect((await change('*', 'three')).body.subject).toBe('three');
  });

  it('finds events by iCalUId, by time, by extended property, sorted and page by page', async () => {
    const world = nordlys();
    const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name PlannerBookingId';
    const made: GraphJson[] = [];
    for (const [index, day] of ['04', '05', '06'].entries()) {
      const marked = { subject: `O'Neil ${index}`, singleValueExtendedProperties: [{ id, value: `b-${index}` }] };
      made.push((await world.call('POST', `/users/${ida}/events`, aMeeting(`2026-03-${day}T10:00`, marked))).body);
    }
    const find = async (query: string): Promise<string[]> =>
      (await world.call('GET', `/users/${ida}/events?${query}`)).body.value.map(({ subject }: GraphJson) => subject);
    expect(await find(`$filter=iCalUId eq '${made[1].iCalUId}'`)).toEqual(["O'Neil 1"]);
    expect(
      await find(`$filter=start/dateTime ge '2026-03-05T09:00:00' and end/dateTime lt '2026-03-06T09:00'`),
    ).toEqual(["O'Neil 1"]);
    expect(await find(`$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq 'B-2')`)).toEqual(
      ["O'Neil 2"],
    );
    expect(await find(`$filter=subject eq 'O''Neil 0' or contains(subject,'l 2')`)).toEqual(["O'Neil 0", "O'Neil 2"]);
    expect(await find('$filter=not startswith(subject,%27O%27)')).toEqual([]);
    expect(await find('$orderby=start/dateTime desc&$top=1')).toEqual(["O'Neil 2"]);

    const first = await world.call('GET', `/users/${ida}/events?$top=2&$select=subject&$count=true`);
    expect(first.body['@odata.count']).toBe(3);
    expect(Object.keys(first.body.value[0])).toEqual(['@odata.etag', 'id', 'subject']);
    const second = await world.call('GET', first.body['@odata.nextLink']);
    expect(second.body.value).toHaveLength(1);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  it('goes by object id, UPN, quoted key and any case of the path’s words; by another address only where the tenant allows', async () => {
    for (const smtpPathWorks of [true, false]) {
      const world = nordlys({ switches: { smtpPathWorks } });
      const user = world.tenant.addUser({
        userPrincipalName: 'ab@nordlys.example',
        mail: 'anna.berg@nordlys.example',
        displayName: 'Anna Berg',
      });
      const status = async (path: string) => (await world.call('GET', path)).status;
      expect(await status(`/users/${user.id}/events`)).toBe(200);
      expect(await status(`/Users('AB@nordlys.example')/Calendar/EVENTS`)).toBe(200);
      expect(await status(`/users/anna.berg@nordlys.example/events`)).toBe(smtpPathWorks ? 200 : 404);
    }
  });

  it('keeps extensions of an app, at most two', async () => {
    const world = nordlys();
    const { body } = await world.call('POST', `/users/${ida}/events`, hour);
    const path = `/users/${ida}/events/${body.id}/extensions`;
    const extension = (extensionName: string) => ({
      '@odata.type': 'microsoft.graph.openTypeExtension',
      extensionName,
      deal: 5,
    });
    const added = await world.call('POST', path, extension('com.a'));
    expect(added).toMatchObject({
      status: 201,
      body: { id: 'Microsoft.OutlookServices.OpenTypeExtension.com.a', deal: 5 },
    });
    expect((await world.call('POST', path, extension('com.a'))).status).toBe(409);
    expect((await world.call('POST', path, extension('com.b'))).status).toBe(201);
    expect((await world.call('POST', path, extension('com.c'))).status).toBe(400);
    expect((await world.call('PATCH', `${path}/com.a`, { ...extension('com.a'), deal: 6 })).body.deal).toBe(6);
    expect((await world.call('DELETE', `${path}/com.b`)).status).toBe(204);
    const read = await world.call('GET', `/users/${ida}/events/${body.id}?$expand=extensions($filter=id eq 'com.a')`);
    expect(read.body.extensions).toMatchObject([{ extensionName: 'com.a', deal: 6 }]);
    expect((await world.call('GET', `${path}/com.b`)).status).toBe(404);
  });

  it('stays what it was: script in a title, half a surrogate, the year 9999', async () => {
    const world = nordlys();
    const subject = '<script>alert(1)</script> \ud800';
    const far = { start: at('9999-12-30T10:00:00', 'UTC'), end: at('9999-12-30T11:00:00', 'UTC') };
    const { status, body } = await world.call('POST', `/users/${ida}/events`, { ...far, subject });
    expect(status).toBe(201);
    expect(body.subject).toBe(subject);
    expect((await world.call('GET', `/users/${ida}/events/${body.id}`)).body.start.dateTime).toBe(
      '9999-12-30T10:00:00.0000000',
    );
  });

  it('books a room’s own calendar without asking anybody, even twice', async () => {
    const world = nordlys();
    for (let time = 0; time < 2; time += 1) {
      const { body } = await world.call('POST', `/users/${fjord}/calendar/events`, hour);
      expect(body).toMatchObject({ isOrganizer: true, responseStatus: { response: 'none' } });
    }
    expect(await calendarOf(world, fjord)).toHaveLength(2);
  });
});
