import { createSimulator, type Simulator } from '../simulator.ts';
import { holdToSchema } from './hold-to-schema.ts';
import { virtualClock } from '../tenant/clock.ts';
import type { CalendarProcessing } from '../tenant/processing.ts';
import type { Switches } from '../tenant/switches.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Tests read deep into answers; each expectation names what it wants to find there. */
// oxlint-disable-next-line typescript/no-explicit-any
export type GraphJson = any;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: GraphJson;
}

/** A small organisation for the tests of this package: Ida and Otto, and two rooms, one of each kind of attendant. */
export interface Nordlys {
  readonly simulator: Simulator;
  readonly tenant: Tenant;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Lets everything under way arrive: moves the clock by `seconds`. */
  settle(seconds?: number): Promise<void>;
}

export const ida = 'ida@nordlys.example';
export const otto = 'otto@nordlys.example';
/** A room whose requests wait for an answer (AutoUpdate). */
export const fjord = 'fjord@nordlys.example';
/** A room that answers by itself (AutoAccept). */
export const skagen = 'skagen@nordlys.example';

export interface NordlysOptions {
  readonly seed?: string | number;
  readonly switches?: Partial<Switches>;
  readonly fjord?: Partial<CalendarProcessing>;
  readonly skagen?: Partial<CalendarProcessing>;
  /** Makes Skagen a workspace with so many seats. */
  readonly seats?: number;
  readonly now?: string;
}

/** Monday 2 March 2026, 08:00 in Copenhagen, unless told otherwise. */
export function nordlys(options: NordlysOptions = {}): Nordlys {
  const clock = virtualClock(Temporal.Instant.from(options.now ?? '2026-03-02T07:00:00Z'));
  const simulator = createSimulator({ seed: options.seed ?? 'nordlys', clock });
  holdToSchema(simulator);
  const tenant = simulator.addTenant({
    displayName: 'Nordlys',
    domains: ['nordlys.example'],
    ...(options.switches ? { switches: options.switches } : {}),
  });
  const zone = 'Romance Standard Time';
  tenant.addUser({ userPrincipalName: ida, displayName: 'Ida Holm', zone, language: 'da-DK' });
  tenant.addUser({ userPrincipalName: otto, displayName: 'Otto Krag', zone });
  tenant.addUser(
    { userPrincipalName: fjord, displayName: 'Fjord', kind: 'room', zone },
    { automateProcessing: 'AutoUpdate', ...options.fjord },
  );
  const workspace = options.seats === undefined ? {} : { isWorkspace: true, profile: { capacity: options.seats } };
  tenant.addUser(
    { userPrincipalName: skagen, displayName: 'Skagen', kind: 'room', zone, ...workspace },
    { ...options.skagen },
  );
  tenant.addApp({ appId: 'planner', roles: ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.Read'] });
  return {
    simulator,
    tenant,
    async call(method, path, body, headers = {}) {
      const response = await simulator.fetch(
        new Request(path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`, {
          method,
          headers: {
            authorization: 'Bearer planner',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async settle(seconds = 60) {
      await simulator.advanceTo(clock.now().add({ seconds }));
    },
  };
}

/** A valid meeting of one hour; `from` is a wall time in Copenhagen such as `2026-03-04T10:00`. */
export function aMeeting(
  from: string,
  more: { readonly minutes?: number; readonly rooms?: readonly string[] } & Record<string, unknown> = {},
): Record<string, unknown> {
  const { minutes = 60, rooms = [], ...rest } = more;
  const start = Temporal.PlainDateTime.from(from);
  const moment = (wall: Temporal.PlainDateTime): object => ({
    dateTime: wall.toString({ smallestUnit: 'second' }),
    timeZone: 'Europe/Copenhagen',
  });
  return {
    subject: 'Budget',
    start: moment(start),
    end: moment(start.add({ minutes })),
    attendees: rooms.map((address) => ({ type: 'resource', emailAddress: { address } })),
    ...rest,
  };
}

/** Everything in a mailbox's calendar, shown in UTC. */
export async function calendarOf(
  world: Nordlys,
  mailbox: string,
  window: { readonly from: string; readonly to: string } = { from: '2026-01-01', to: '2027-12-31' },
): Promise<GraphJson[]> {
  const query = `startDateTime=${window.from}T00:00:00Z&endDateTime=${window.to}T00:00:00Z&$top=1000`;
  const { body } = await world.call('GET', `/users/${mailbox}/calendarView?${query}`);
  return body.value;
}
