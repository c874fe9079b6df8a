import { describe, expect, it } from 'vitest';

import { wrongOnPurpose } from '../test-tenant/hold-to-schema.ts';
import { aMeeting, fjord, ida, nordlys, skagen, type GraphJson, type Nordlys } from '../test-tenant/nordlys.ts';

const readMe = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'agenda.txt',
  contentType: 'text/plain',
  contentBytes: Buffer.from('one, two').toString('base64'),
};

async function made(world: Nordlys, more: object = {}): Promise<string> {
  return (await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { ...more }))).body
    .id as string;
}

describe('the calendars of a mailbox', () => {
  it('can be made, renamed, coloured and removed with their events; the default one stays', async () => {
    const world = nordlys();
    const calendars = `/users/${ida}/calendars`;
    const { body: team } = await world.call('POST', calendars, { name: 'Team', color: 'lightBlue' });
    expect(team).toMatchObject({ name: 'Team', color: 'lightBlue', isDefaultCalendar: false, owner: { address: ida } });
    expect((await world.call('POST', calendars, { name: 'team' })).body.error.code).toBe('ErrorFolderExists');
    expect((await world.call('PATCH', `${calendars}/${team.id}`, { name: 'Crew' })).body.name).toBe('Crew');
    await world.call('POST', `${calendars}/${team.id}/events`, aMeeting('2026-03-04T10:00'));
    expect((await world.call('DELETE', `${calendars}/${team.id}`)).status).toBe(204);
    expect((await world.call('GET', `${calendars}/${team.id}/events`)).status).toBe(404);
    expect((await world.call('GET', `/users/${ida}/events`)).body.value).toEqual([]);
    const [first] = (await world.call('GET', calendars)).body.value;
    expect((await world.call('DELETE', `${calendars}/${first.id}`)).status).toBe(400);
  });

  it('stand in groups, of which the first is Outlook’s own', async () => {
    const world = nordlys();
    const groups = `/users/${ida}/calendarGroups`;
    const { body } = await world.call('POST', groups, { name: 'Projects' });
    const { value } = (await world.call('GET', groups)).body;
    expect(value.map(({ name }: GraphJson) => name)).toEqual(['My Calendars', 'Projects']);
    expect((await world.call('GET', `${groups}/${value[0].id}/calendars`)).body.value).toHaveLength(1);
    expect((await world.call('PATCH', `${groups}/${body.id}`, { name: 'Plans' })).body.name).toBe('Plans');
    expect((await world.call('DELETE', `${groups}/${value[0].id}`)).status).toBe(400);
    expect((await world.call('DELETE', `${groups}/${body.id}`)).status).toBe(204);
    expect((await world.call('GET', `${groups}/${body.id}`)).status).toBe(404);
  });
});

describe('files on an event', () => {
  it('are put on, listed, read, expanded and taken off', async () => {
    const world = nordlys();
    const files = `/users/${ida}/events/${await made(world)}/attachments`;
    const { status, body } = await world.call('POST', files, readMe);
    expect([status, body.size]).toEqual([201, 8]);
    expect((await world.call('GET', files)).body.value).toHaveLength(1);
    expect((await world.call('GET', `${files}/${body.id}`)).body.contentBytes).toBe(readMe.contentBytes);
    const expanded = await world.call('GET', files.replace('/attachments', '?$expand=attachments'));
    expect(expanded.body).toMatchObject({ hasAttachments: true, attachments: [{ name: 'agenda.txt' }] });
    expect((await world.call('DELETE', `${files}/${body.id}`)).status).toBe(204);
    expect((await world.call('GET', `${files}/${body.id}`)).status).toBe(404);
  });

  it('travel to a room with AutoUpdate and not to one that answers by itself', async () => {
    const world = nordlys();
    await made(world, { rooms: [fjord, skagen], attachments: [readMe] });
    await world.settle();
    const has = async (room: string) => (await world.call('GET', `/users/${room}/events`)).body.value[0].hasAttachments;
    expect([await has(fjord), await has(skagen)]).toEqual([true, false]);
  });

  it.each([
    ['of another kind', { ...readMe, '@odata.type': '#microsoft.graph.itemAttachment' }],
    ['that isn’t base64', { ...readMe, contentBytes: 'not base64!' }],
    ['without a name', { ...readMe, name: '' }],
  ])('are refused: a file %s', async (_, file) => {
    const world = nordlys();
    const files = `/users/${ida}/events/${await made(world)}/attachments`;
    expect((await world.call('POST', files, file, wrongOnPurpose)).status).toBe(400);
  });

  it('beyond three megabytes are too large', async () => {
    const world = nordlys();
    const files = `/users/${ida}/events/${await made(world)}/attachments`;
    const large = { ...readMe, contentBytes: Buffer.alloc(3 * 1024 * 1024 + 1).toString('base64') };
    expect((await world.call('POST', files, large)).status).toBe(413);
  });
});

describe('reminders', () => {
  const view = `/users/${ida}/reminderView(startDateTime='2026-03-04T00:00:00Z',endDateTime='2026-03-05T00:00:00Z')`;

  it('ring before the event, later when put off, and not at all once dismissed', async () => {
    const world = nordlys();
    const id = await made(world, { reminderMinutesBeforeStart: 30 });
    const fires = async () =>
      (await world.call('GET', view)).body.value.map((one: GraphJson) => one.reminderFireTime.dateTime.slice(11, 16));
    expect(await fires()).toEqual(['08:30']);
    const later = { newReminderTime: { dateTime: '2026-03-04T09:55:00', timeZone: 'Europe/Copenhagen' } };
    expect((await world.call('POST', `/users/${ida}/events/${id}/snoozeReminder`, later)).status).toBe(200);
    expect(await fires()).toEqual(['08:55']);
    expect((await world.call('POST', `/users/${ida}/events/${id}/dismissReminder`)).status).toBe(200);
    expect(await fires()).toEqual([]);
  });

  it('need a stretch of time', async () => {
    expect((await nordlys().call('GET', `/users/${ida}/reminderView`)).status).toBe(400);
    const broken = `/users/${ida}/reminderView(startDateTime='%',endDateTime='2026-03-05T00:00:00Z')`;
    expect((await nordlys().call('GET', broken)).status).toBe(400);
  });
});

describe('the settings of a mailbox', () => {
  const settings = `/users/${ida}/mailboxSettings`;

  function writing(world: Nordlys) {
    world.tenant.addApp({ appId: 'planner', roles: ['MailboxSettings.ReadWrite'] });
    return world;
  }

  it('are changed one by one, and the answer shows what was changed', async () => {
    const world = writing(nordlys());
    const hours = { startTime: '07:30:00', daysOfWeek: ['monday', 'friday'], timeZone: { name: 'Europe/Oslo' } };
    const { status, body } = await world.call('PATCH', settings, {
      workingHours: hours,
      language: { locale: 'da-DK' },
    });
    expect(status).toBe(200);
    expect(body.workingHours).toMatchObject({ startTime: '07:30:00.0000000', endTime: '17:00:00.0000000' });
    expect(body.language).toEqual({ locale: 'da-DK', displayName: 'dansk (Danmark)' });
    expect(body).not.toHaveProperty('timeZone');
    const replies = { automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Away' } };
    await world.call('PATCH', settings, replies);
    const { automaticRepliesSetting } = (await world.call('GET', settings)).body;
    expect(automaticRepliesSetting).toMatchObject({
      status: 'alwaysEnabled',
      internalReplyMessage: 'Away',
      externalAudience: 'all',
    });
  });

  it.each([
    ['a zone that nobody knows', { timeZone: 'Mars/Olympus' }],
    ['a day that isn’t one', { workingHours: { daysOfWeek: ['caturday'] } }],
    ['a time that isn’t one', { workingHours: { startTime: '25:00:00' } }],
    ['what a mailbox is for', { userPurpose: 'room' }],
    [
      'replies that end before they begin',
      {
        automaticRepliesSetting: {
          scheduledStartDateTime: { dateTime: '2026-03-05T00:00:00', timeZone: 'UTC' },
          scheduledEndDateTime: { dateTime: '2026-03-04T00:00:00', timeZone: 'UTC' },
        },
      },
    ],
  ])('refuse %s', async (_, body) => {
    expect((await writing(nordlys()).call('PATCH', settings, body, wrongOnPurpose)).status).toBe(400);
  });
});

describe('lists to choose from', () => {
  it('name time zones by Windows and by IANA, each with a text', async () => {
    const world = nordlys();
    const zones = `/users/${ida}/outlook/supportedTimeZones`;
    const windows = (await world.call('GET', zones)).body.value;
    expect(windows).toContainEqual({
      alias: 'Romance Standard Time',
      displayName: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris',
    });
    const iana = `${zones}(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')`;
    expect((await world.call('GET', iana)).body.value).toContainEqual({
      alias: 'Europe/Berlin',
      displayName: 'Europe/Berlin',
    });
  });
});
