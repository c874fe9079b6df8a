import { graphAppRoles, graphScopes } from '../tenant/graph-resource.ts';
import { createRandom } from '../tenant/random.ts';
import { virtualClock } from '../tenant/clock.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import type { Caller } from '../graph/caller.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { copiesWithoutOrganizer, DeltaFollower } from './invariants.ts';
import { randomRequest, type Known, type RandomRequest } from './random-request.ts';

export type FuzzOptions = {
  readonly seed: string;
  /** Whether to go on after so many requests. */
  readonly goOn: (requests: number) => boolean;
};

export type FuzzResult = {
  readonly requests: number;
  /** How many answers of each status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** What must not be, a sentence each; the run ends with the first. */
  readonly findings: readonly string[];
};

const batch = 100;
const window = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-15T00:00:00Z';
// Before this many events in one mailbox the run begins with an empty organisation again.
const mostEvents = 400;

/**
 * Sends random requests to an organisation and looks after each batch whether the simulator is alive and true to itself:
 * no answer of 500, each copy has its organizer's, and who follows the delta has what the calendar holds.
 */
export async function fuzz({ seed, goOn }: FuzzOptions): Promise<FuzzResult> {
  const random = createRandom(seed);
  const statuses: Record<number, number> = {};
  let requests = 0;
  let world = makeWorld(`${seed}/0`);
  while (goOn(requests)) {
    for (let one = 0; one < batch; one += 1) {
      const request = randomRequest(random, world.known);
      const answer = await world.send(request);
      requests += 1;
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (
        request.method !== 'GET' &&
        answer.status !== 404 &&
        answer.status !== 401 &&
        answer.status !== 403 &&
        answer.status !== 405
      )
        world.acts.push(`${answer.status} ${request.method} ${request.path} ${request.body?.slice(0, 600) ?? ''}`);
      const wrong = wrongAnswer(answer);
      if (wrong !== null) {
        const what = `${request.method} ${request.path}\n${JSON.stringify(request.headers)}\n${request.body?.slice(0, 2000) ?? ''}`;
        return { requests, statuses, findings: [`seed ${seed}, request ${requests}: ${wrong}\n${what}`] };
      }
    }
    const findings = await world.look();
    if (findings.length > 0) {
      return {
        requests,
        statuses,
        findings: findings.map(
          (one) => `seed ${seed}, after ${requests} requests: ${one}\n${world.acts.slice(-60).join('\n')}`,
        ),
      };
    }
    if (world.isFull()) world = makeWorld(`${seed}/${requests}`);
  }
  return { requests, statuses, findings: [] };
}

type Answer = { readonly status: number; readonly text: string; readonly isJson: boolean };

function wrongAnswer({ status, text, isJson }: Answer): string | null {
  // Graph's own 501 and 503 are documented answers; nothing here injects a fault.
  if (status >= 500) return `answered ${status}: ${text.slice(0, 1500)}`;
  if (status < 400 || text === '') return null;
  if (!isJson) return `an error of ${status} that is no JSON: ${text.slice(0, 300)}`;
  const { error } = JSON.parse(text) as { error?: { code?: unknown; message?: unknown } };
  return typeof error?.code === 'string' && typeof error.message === 'string'
    ? null
    : `no error in ${text.slice(0, 300)}`;
}

function makeWorld(seed: string) {
  const clock = virtualClock(Temporal.Instant.from('2026-03-02T07:00:00Z'));
  // Subscriptions would call out; here nobody answers.
  const simulator = createSimulator({ seed, clock, outgoing: () => Promise.reject(new Error('nobody listens')) });
  const tenant = makeTenant(simulator, 'fuzz.example');
  const other = makeTenant(simulator, 'other.example');
  simulator.graph.authenticate = authentication(tenant);
  const events = new Map<string, string[]>();
  const users = [...tenant.users.values()].map(({ userPrincipalName }) => userPrincipalName);
  const known: Known = {
    routes: simulator.graph.router.routes,
    users,
    events,
    foreign: [other.id, ...[...other.users.values()].flatMap(({ id, userPrincipalName }) => [id, userPrincipalName])],
  };
  const followers = new Map(users.map((user) => [user, { link: '', follower: new DeltaFollower() }]));

  const send = async ({ method, path, headers, body }: RandomRequest): Promise<Answer> => {
    const response = await simulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const user = /^\/users\/([^/?]+)/.exec(path)?.[1];
    if (response.ok && isJson && user !== undefined && users.includes(user)) note(user, text);
    return { status: response.status, text, isJson };
  };
  /** Keeps the ids of events for later requests. */
  const note = (user: string, text: string): void => {
    const ids = [...text.matchAll(/"id":"(AA[\w=-]{20,})"/g)].map((match) => match[1]!);
    events.set(user, [...(events.get(user) ?? []), ...ids].slice(-40));
  };
  const read = async (path: string) => {
    const headers = { authorization: 'Bearer reader' };
    const answer = await send({ method: 'GET', path, headers });
    return { ...answer, body: JSON.parse(answer.text) as { value: { id: string }[] } & Record<string, string> };
  };
  const follow = async (user: string): Promise<string[]> => {
    const at = followers.get(user)!;
    let path = at.link === '' ? `/users/${user}/calendarView/delta?${window}` : at.link;
    for (let page = 0; page < 1000; page += 1) {
      const { status, body } = await read(path);
      if (status !== 200) return [`the delta of ${user} answered ${status}: ${JSON.stringify(body)}`];
      at.follower.take(body.value);
      path = (body['@odata.nextLink'] ?? body['@odata.deltaLink']!).replace('https://graph.microsoft.com/v1.0', '');
      if (body['@odata.deltaLink'] === undefined) continue;
      at.link = path;
      const view = await read(`/users/${user}/calendarView?${window}&$top=1000&$select=id`);
      const ids = view.body.value.map(({ id }) => id).toSorted();
      const held = at.follower.ids();
      const differs = JSON.stringify(ids) !== JSON.stringify(held);
      const extra = held.filter((id) => !ids.includes(id));
      const missing = ids.filter((id) => !held.includes(id));
      return differs ? [`who follows ${user} has ${extra.join()} too much and misses ${missing.join()}`] : [];
    }
    return [`the delta of ${user} doesn't end`];
  };
  return {
    known,
    send,
    /** Writes that were done, oldest first. */
    acts: [] as string[],
    /** Lets everything arrive, then looks at all of it. */
    look: async (): Promise<string[]> => {
      await simulator.advanceTo(clock.now().add({ minutes: 11 }));
      const findings = copiesWithoutOrganizer(tenant);
      const left = simulator.log.entries().find(({ method }) => method === 'AGENDA');
      if (left) findings.push(`the agenda failed: ${left.path} ${left.note}`);
      for (const user of users) {
        if (tenant.mailboxes.has(tenant.findUser(user)?.id ?? '')) findings.push(...(await follow(user)));
        else return findings; // a person of the cast was deleted or renamed: its mailbox is out of reach
      }
      return findings;
    },
    isFull: () =>
      users.some((user) => {
        const mailbox = tenant.mailboxes.get(tenant.findUser(user)?.id ?? '');
        return mailbox === undefined || mailbox.calendar.activeCount > mostEvents;
      }),
  };
}

function makeTenant(simulator: Simulator, domain: string): Tenant {
  const tenant = simulator.addTenant({ displayName: domain, domains: [domain] });
  tenant.limits.requestsPerTenMinutes = 1_000_000;
  for (const name of ['ida', 'otto', 'ana'])
    tenant.addUser({ userPrincipalName: `${name}@${domain}`, displayName: name, zone: 'Europe/Copenhagen' });
  tenant.addUser(
    { userPrincipalName: `fjord@${domain}`, displayName: 'Fjord', kind: 'room' },
    { automateProcessing: 'AutoUpdate' },
  );
  tenant.addUser({ userPrincipalName: `skagen@${domain}`, displayName: 'Skagen', kind: 'room' });
  tenant.addUser(
    { userPrincipalName: `holmen@${domain}`, displayName: 'Holmen', kind: 'room' },
    {
      allBookInPolicy: false,
      allRequestInPolicy: true,
      bookInPolicy: [`otto@${domain}`],
      resourceDelegates: [`ida@${domain}`],
      enableAutoRelease: true,
      conflictPercentageAllowed: 50,
      maximumConflictInstances: 3,
    },
  );
  tenant.addApp({ appId: 'all', roles: [] });
  return tenant;
}

/** Tokens of the fuzz: an app that may do everything, a person, an app without permissions; all others are strangers. */
function authentication(tenant: Tenant): (request: Request) => Caller | GraphError {
  const person = [...tenant.users.values()][0]!.id;
  const roles = graphAppRoles.map(({ value }) => value ?? '');
  const scopes = graphScopes.map(({ value }) => value ?? '');
  return (request) => {
    const token = request.headers.get('authorization')?.slice('Bearer '.length);
    const caller = { appId: 'all', tenantId: tenant.id };
    if (token === 'all' || token === 'reader') return { ...caller, appId: token, roles };
    if (token === 'person') return { ...caller, roles: [], delegated: { userId: person, scopes } };
    if (token === 'nothing') return { ...caller, roles: [] };
    return new GraphError(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  };
}
