import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withSite } from '@planner/db';
import { createWorld } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

interface WallTime {
  readonly dateTime: string;
  readonly timeZone: string;
}
interface EventBody {
  readonly subject: string;
  readonly start: WallTime;
  readonly end: WallTime;
  readonly attendees: readonly object[];
  readonly recurrence?: {
    readonly pattern: object;
    readonly range: { readonly startDate: string; readonly endDate: string };
  };
}

// Microsoft's own pages, copied with their source (see there).
const folder = path.join(import.meta.dirname, '../../simulator/src/data/graph-examples');
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
    readonly request?: { readonly method: string; readonly url: string; readonly body?: EventBody };
  };

/** Every documented request that makes an event; there are six. */
const creates = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .flatMap((name) => {
    const { request } = read(name);
    return request?.method === 'POST' && request.url.endsWith('/events') && request.body?.start
      ? [[name.replace('.json', ''), request.body] as const]
      : [];
  });

/** The same event with a room, whole weeks later, so that it begins in the week after next. */
function moved(body: EventBody, room: WorldRoom): EventBody {
  const from = Temporal.PlainDateTime.from(body.start.dateTime).toPlainDate();
  const weeks = Math.ceil(from.until('2026-12-01', { largestUnit: 'days' }).days / 7);
  const later = (dateTime: string) =>
    Temporal.PlainDateTime.from(dateTime).add({ weeks }).toString({ smallestUnit: 'second' });
  const laterDate = (date: string) => Temporal.PlainDate.from(date).add({ weeks }).toString();
  return {
    ...body,
    start: { ...body.start, dateTime: later(body.start.dateTime) },
    end: { ...body.end, dateTime: later(body.end.dateTime) },
    attendees: [...body.attendees, { type: 'resource', emailAddress: { address: room.mailbox, name: room.name } }],
    ...(body.recurrence && {
      recurrence: {
        ...body.recurrence,
        range: {
          ...body.recurrence.range,
          startDate: laterDate(body.recurrence.range.startDate),
          endDate: laterDate(body.recurrence.range.endDate),
        },
      },
    }),
  };
}

interface MeetingRow {
  readonly subject: string;
  readonly zone: string;
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly states: readonly string[];
  readonly rule: { readonly pattern: object; readonly range: object } | null;
}

async function inPlanner(room: WorldRoom): Promise<readonly MeetingRow[]> {
  return withSite(world.db, world.scope, (tx) =>
    tx.query<MeetingRow>(
      `select m.subject, m.zone, s.rule, json_agg(to_char(b.start_at at time zone m.zone, 'YYYY-MM-DD"T"HH24:MI:SS') order by b.start_at) as starts,
         json_agg(to_char(b.end_at at time zone m.zone, 'YYYY-MM-DD"T"HH24:MI:SS') order by b.start_at) as ends,
         json_agg(distinct b.state) as states
       from meetings m join bookings b using (site_id, meeting_id) left join series s on s.site_id = m.site_id and s.series_id = m.series_id
       where m.site_id = current_site() and b.room_id = $1 group by m.meeting_id, m.subject, m.zone, s.rule`,
      [room.id],
    ),
  );
}

/** Zones as the pages write them, in IANA's names (windowsZones of the CLDR). */
const zones: Readonly<Record<string, string>> = { 'Pacific Standard Time': 'America/Los_Angeles' };

/** Weekdays as Graph answers them: it takes any case. */
function inLowerCase(recurrence: EventBody['recurrence']): object {
  return JSON.parse(JSON.stringify(recurrence ?? {}), (key: string, value: unknown) =>
    key === 'daysOfWeek' ? (value as string[]).map((day) => day.toLowerCase()) : value,
  ) as object;
}

async function make(name: string, body: EventBody) {
  world = await createWorld({ seed: `documented ${name}` });
  const [ida] = world.people as [WorldPerson];
  const [room] = world.rooms as [WorldRoom];
  const sent = moved(body, room);
  const { status, body: made } = await world.outlook('POST', `/users/${ida.mail}/events`, sent);
  expect(status, JSON.stringify(made)).toBe(201);
  await world.settle();
  return { sent, room, url: `/users/${ida.mail}/events/${made['id'] as string}` };
}

describe('an event of Microsoft’s own pages, made with a room', () => {
  it.each(creates)('%s arrives in Planner with its start, end, zone, title and recurrence', async (name, body) => {
    const { sent, room } = await make(name, body);
    const [meeting, ...others] = await inPlanner(room);
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({ subject: body.subject, zone: zones[body.start.timeZone], states: ['confirmed'] });
    expect([meeting?.starts[0], meeting?.ends[0]]).toEqual([sent.start.dateTime, sent.end.dateTime]);
    expect(meeting?.rule ?? {}).toMatchObject(inLowerCase(sent.recurrence));
  });

  it('event-update-01, which takes the recurrence away, leaves its first date', async () => {
    const series = creates.find(([name]) => name === 'user-post-events-03')!;
    const { sent, room, url } = await make(...series);
    const { status } = await world.outlook('PATCH', url, read('event-update-01.json').request?.body);
    expect(status).toBe(200);
    await world.settle();
    const holding = (await inPlanner(room)).filter(({ states }) => states.includes('confirmed'));
    expect(holding).toHaveLength(1);
    expect(holding[0]).toMatchObject({ starts: [sent.start.dateTime], ends: [sent.end.dateTime] });
  });
});
