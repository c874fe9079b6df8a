import { describe, expect, it } from 'vitest';

import schema from '../data/graph-v1.0.schema.json' with { type: 'json' };
import type { GraphJson } from '../test-tenant/nordlys.ts';
import { differences } from './compare.ts';
import {
  adele,
  alex,
  contoso,
  dana,
  megan,
  samantha,
  trialDana,
  trialSamantha,
  type Contoso,
} from './fixtures/contoso.ts';
import { exampleNames, readExample } from './examples.ts';
import { expectedDifferences } from './expected-differences.ts';
import { schemaErrors, type SchemaFile } from './json-schema.ts';

/** Who sends the example, and what must be there before; returns the id for `{id}` in the path. */
interface Scene {
  readonly as: string;
  readonly prepare?: (world: Contoso) => Promise<string | undefined>;
}

const lunch = {
  subject: "Let's go for lunch",
  start: { dateTime: '2019-11-25T18:00:00', timeZone: 'Pacific Standard Time' },
  end: { dateTime: '2019-11-25T19:00:00', timeZone: 'Pacific Standard Time' },
  attendees: [{ type: 'required', emailAddress: { address: adele } }],
};

/** The event that an answer shows, made beforehand with the id that the page uses. */
const shown =
  (name: string, more: object = {}) =>
  async (world: Contoso): Promise<string> => {
    const { body } = readExample(name).response as { body: GraphJson };
    const { subject, body: text, start, end, location, locations, attendees } = body.value?.[0] ?? body;
    const known = {
      subject,
      body: text,
      start,
      end,
      location,
      attendees,
      ...(locations?.length > 1 ? { locations } : {}),
    };
    const fallback = { start: lunch.start, end: lunch.end };
    return world.make(name.includes('get-02') ? adele : trialSamantha, { ...fallback, ...definedOnly(known), ...more });
  };

function definedOnly(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

const invited = async (world: Contoso): Promise<string> => {
  await world.make(alex, lunch);
  await world.settle();
  return world.onlyEventOf(adele);
};

const ownLunch = (world: Contoso): Promise<string> => world.make(alex, lunch);

const withCalendar = (id: string) => (world: Contoso) => {
  world.tenant.mailbox(megan).calendar.addCalendar('Team', id);
  return Promise.resolve(undefined);
};

const scenes: Readonly<Record<string, Scene>> = {
  'user-post-events-02': { as: adele },
  'user-post-events-03': { as: alex },
  'calendar-post-events-04': { as: megan, prepare: withCalendar('AAMkAGViNDU7zAAAAAGtlAAA=') },
  'calendar-post-events-05': { as: megan, prepare: withCalendar('AAMkAGViNDU9zAAAAAGtlAAA=') },
  'outlook-calendar-online-meetings-02': { as: alex },
  'outlook-calendar-meeting-proposals-01': { as: alex },
  'event-update-01': {
    as: alex,
    prepare: (world) => world.make(alex, readExample('user-post-events-03').request.body),
  },
  'event-accept-01': { as: adele, prepare: invited },
  'event-decline-01': { as: adele, prepare: invited },
  'event-tentativelyaccept-01': { as: adele, prepare: invited },
  'outlook-calendar-meeting-proposals-02': { as: adele, prepare: invited },
  'event-cancel-01': { as: alex, prepare: ownLunch },
  'event-forward-01': { as: alex, prepare: ownLunch },
  'event-delete-01': { as: alex, prepare: ownLunch },
  'event-get-01': {
    as: trialSamantha,
    prepare: async (world) => {
      const made = await shown('event-get-01')(world);
      await world.settle();
      const proposal = readExample('outlook-calendar-meeting-proposals-02');
      await replayAt(world, proposal, { as: trialDana, id: await world.onlyEventOf(trialDana) });
      await world.settle();
      return made;
    },
  },
  'event-get-02': { as: adele, prepare: shown('event-get-02') },
  'user-list-events-01': { as: trialSamantha, prepare: shown('user-list-events-01') },
  'calendar-list-calendarview-01': {
    as: trialSamantha,
    prepare: shown('calendar-list-calendarview-01', {
      start: { dateTime: '2017-01-02T19:00:00', timeZone: 'UTC' },
      end: { dateTime: '2017-01-02T20:00:00', timeZone: 'UTC' },
      reminderMinutesBeforeStart: 99,
    }),
  },
  'event-delta-01': { as: samantha, prepare: severalEvents },
  'delta-query-events-02': { as: samantha, prepare: severalEvents },
  'outlook-calendar-meeting-proposals-04': { as: alex, prepare: proposedLunch },
  'outlook-calendar-online-meetings-01': { as: alex },
  'outlook-calendar-online-meetings-03': {
    as: alex,
    prepare: (world) => world.make(alex, readExample('outlook-calendar-online-meetings-02').request.body),
  },
  'calendar-getschedule-01': { as: alex, prepare: busyPeople },
  'outlook-get-free-busy-schedule-01': { as: alex, prepare: busyAlex },
  'outlookuser-supportedtimezones-01': { as: alex },
  'outlookuser-supportedtimezones-02': { as: alex },
};

async function severalEvents(world: Contoso): Promise<undefined> {
  const { body } = readExample('delta-query-events-02').response as { body: GraphJson };
  const last = {
    subject: 'One more',
    start: { dateTime: '2016-12-12T20:30:00', timeZone: 'UTC' },
    end: { dateTime: '2016-12-12T21:00:00', timeZone: 'UTC' },
  };
  for (const { subject, start, end } of [...body.value, ...Array.from({ length: 9 }, () => last)]) {
    await world.make(samantha, { subject, start, end, reminderMinutesBeforeStart: 99 });
  }
  return undefined;
}

async function proposedLunch(world: Contoso): Promise<string> {
  const made = await world.make(alex, readExample('outlook-calendar-meeting-proposals-01').request.body);
  await world.settle();
  const proposal = readExample('outlook-calendar-meeting-proposals-02');
  await replayAt(world, proposal, { as: adele, id: await world.onlyEventOf(adele) });
  await world.settle();
  return made;
}

function busy(from: string, to: string, more: object = {}): object {
  const moment = (dateTime: string) => ({ dateTime, timeZone: 'Pacific Standard Time' });
  return { start: moment(from), end: moment(to), ...more };
}

async function busyPeople(world: Contoso): Promise<undefined> {
  await world.make(
    adele,
    busy('2019-03-15T12:00:00', '2019-03-15T14:00:00', {
      subject: "Let's go for lunch",
      location: { displayName: "Harry's Bar" },
    }),
  );
  await world.make(megan, busy('2019-03-15T08:30:00', '2019-03-15T09:30:00'));
  await world.make(megan, busy('2019-03-15T12:00:00', '2019-03-15T14:00:00'));
  await world.make(megan, busy('2019-03-15T12:00:00', '2019-03-15T13:00:00', { showAs: 'tentative' }));
  await world.make(megan, busy('2019-03-15T13:00:00', '2019-03-15T14:00:00'));
  await world.make(megan, busy('2019-03-15T16:00:00', '2019-03-15T17:00:00', { showAs: 'tentative' }));
  return undefined;
}

async function busyAlex(world: Contoso): Promise<undefined> {
  await world.make(alex, busy('2018-08-06T09:00:00', '2018-08-06T10:30:00', { showAs: 'tentative' }));
  await world.make(alex, busy('2018-08-06T11:00:00', '2018-08-06T13:00:00'));
  return undefined;
}

/** Replays with the id of this world in place of the page's. */
function replayAt(world: Contoso, example: ReturnType<typeof readExample>, at: { as: string; id: string | undefined }) {
  const url =
    at.id === undefined ? example.request.url : example.request.url.replace(/\/events\/[^/?]+/, `/events/${at.id}`);
  return world.replay({ ...example, request: { ...example.request, url } }, at.as);
}

describe('Microsoft’s own examples, sent by the unmodified Graph client', () => {
  it('are all replayed', () => {
    expect(Object.keys(scenes).sort()).toEqual(exampleNames);
  });

  it.each(Object.entries(scenes))('%s is answered as its page shows', async (name, { as, prepare }) => {
    const example = readExample(name);
    const world = contoso();
    const id = await prepare?.(world);
    const { status, body } = await replayAt(world, example, { as, id });

    expect({ status, error: body?.error }).toEqual({ status: example.response.status, error: undefined });
    const found = example.response.body === null ? [] : differences(example.response.body, body);
    expect(found.sort()).toEqual(Object.keys(expectedDifferences[name] ?? {}).sort());
  });

  it('answers that show events keep to the metadata', async () => {
    const world = contoso();
    const made = await world.make(adele, readExample('user-post-events-02').request.body);
    await world.make(adele, readExample('user-post-events-03').request.body);
    await world.settle();
    for (const person of [adele, alex, dana]) {
      for (const event of await everyEvent(world, person)) {
        expect(schemaErrors(schema as SchemaFile, 'event', event)).toEqual([]);
      }
    }
    expect(made).toMatch(/^AAMk/);
  });
});

async function everyEvent(world: Contoso, person: string): Promise<GraphJson[]> {
  const get = async (url: string) => {
    const request = { method: 'GET', url: `https://graph.microsoft.com/v1.0/me${url}`, headers: {}, body: null };
    return (await world.replay({ docPage: '', what: '', request, response: { status: 200, body: null } }, person)).body
      .value;
  };
  const window = 'startDateTime=2017-01-01T00:00:00Z&endDateTime=2018-01-01T00:00:00Z';
  return [
    ...(await get('/events')),
    ...(await get(`/calendarView?${window}&$top=100`)),
    ...(await get(`/calendarView/delta?${window}`)).filter((event: GraphJson) => event.type !== 'occurrence'),
  ];
}
