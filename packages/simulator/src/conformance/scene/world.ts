import type { Caller } from '../../graph/caller.ts';
import { createSimulator, type Simulator } from '../../simulator.ts';
import { virtualClock, type VirtualClock } from '../../tenant/clock.ts';
import type { Home } from '../../tenant/home.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import type { Example } from '../examples.ts';
import { asObject, everyText, instantOf, isGuid, shownObjects } from '../page-json.ts';
import { isPlaceholder, targetOf, type Target } from '../target.ts';
import { importUser } from './import-object.ts';
import { ensurePerson, peopleOf, senderOf } from './people.ts';

/** The organisation in which one example is replayed, and the request as it is sent there. */
export interface World {
  readonly example: Example;
  readonly target: Target;
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  readonly tenant: Tenant;
  /** The signed-in person, or the owner of the mailbox in the path; null for calls that concern no mailbox. */
  readonly me: User | null;
  readonly caller: Caller;
  /** What to put for a segment or value of the page that only stands for something. */
  readonly standIns: Map<string, string>;
  /** The same by the place of the segment, since pages write `{id}` for several things in one path. */
  readonly pathIds: Map<number, string>;
}

const fallbackSender = { address: 'MeganB@contoso.onmicrosoft.com', name: 'Megan Bowen' };

/** An organisation with the people whom the example names, and nothing else yet. */
export function makeWorld(example: Example): World {
  const { request } = example;
  if (!request) throw new Error('an example without a request has no world');
  const target = targetOf(request);
  const clock = virtualClock(startOf(example));
  const simulator = createSimulator({ seed: example.name, clock, outgoing: answerValidation });
  const people = peopleOf(example);
  const tenantId = tenantIdOf(example);
  const tenant = simulator.addTenant({
    displayName: 'Contoso',
    domains: domainsOf([...people.keys(), fallbackSender.address]),
    ...(tenantId === undefined ? {} : { id: tenantId }),
  });
  const me =
    target.owner.kind === 'none' || isUserOfDirectory(target) ? null : addSender(example, { tenant, target, people });
  for (const person of people.values()) ensurePerson(tenant, person);
  const caller = callerFor({ simulator, tenant, target, me, appId: appIdOf(example) });
  const pathIds = new Map<number, string>();
  if (me && target.owner.kind === 'user' && isPlaceholder(target.owner.name)) pathIds.set(1, me.id);
  return { example, target, simulator, clock, tenant, me, caller, standIns: repairedIds(example), pathIds };
}

/** The sender's mailbox. @throws when the example concerns none */
export function homeOf({ tenant, me }: World): Home {
  if (!me) throw new Error('this example concerns no mailbox');
  return { tenant, mailbox: tenant.mailbox(me.id) };
}

/** What hangs on a mailbox, not on a user of the directory. */
export const mailboxNouns =
  /^(calendars?|calendarview|calendargroups|events|outlook|mailboxsettings|findmeetingtimes|reminderview|translateexchangeids)\b/i;

/** `/users/{id}` and what hangs on it in the directory are made by the directory's stage. */
function isUserOfDirectory({ owner, below }: Target): boolean {
  return owner.kind === 'user' && !mailboxNouns.test(below[0] ?? '');
}

function addSender(
  example: Example,
  { tenant, target, people }: { tenant: Tenant; target: Target; people: ReturnType<typeof peopleOf> },
): User {
  // `/me` itself shows who is signed in.
  const shown = target.below.length === 0 ? asObject(example.response?.body) : null;
  if (shown && example.request?.method === 'GET') {
    const shownId = shown['id'];
    return importUser(tenant, isGuid(shownId) ? shownId : tenant.random.guid(), {
      mail: fallbackSender.address,
      ...shown,
    });
  }
  const { id, address } = senderOf(example, target);
  const known = address === undefined ? undefined : people.get(address.toLowerCase());
  const person = known ?? (address === undefined ? fallbackSender : { address, name: '' });
  return ensurePerson(tenant, person, id);
}

/** Everything that the routes ask for: which permissions a call needs is proved elsewhere. */
function callerFor(about: {
  readonly simulator: Simulator;
  readonly tenant: Tenant;
  readonly target: Target;
  readonly me: User | null;
  readonly appId: string;
}): Caller {
  const { simulator, tenant, appId } = about;
  const permissions = [...new Set(simulator.graph.router.routes.flatMap((route) => route.permissions))];
  tenant.addApp({ appId, displayName: 'Sample', roles: permissions });
  const caller = { appId, tenantId: tenant.id, roles: permissions };
  return about.target.owner.kind === 'me' && about.me
    ? { ...caller, delegated: { userId: about.me.id, scopes: permissions } }
    : caller;
}

/**
 * When the example happens: a POST at the moment its answer was made; otherwise an hour before the first moment that
 * it mentions, so that nothing in it lies in the past.
 */
function startOf({ request, response }: Example): Temporal.Instant {
  const [made] = shownObjects(response?.body).map((one) => instantOf(one['createdDateTime'] ?? one['startDateTime']));
  if (made && request?.method === 'POST') return made;
  const moments = [...everyText(request?.body), ...everyText(response?.body), ...everyText(request?.url)]
    .flatMap((text) => [...text.matchAll(/\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?/g)].map(([found]) => found))
    .filter((text) => text >= '1990' && text < '2100')
    .map((text) => Temporal.Instant.from(`${text.length === 10 ? `${text}T00:00` : text}Z`))
    .sort(Temporal.Instant.compare);
  return (moments[0] ?? Temporal.Instant.from('2021-06-01T12:00:00Z')).subtract({ hours: 1 });
}

function domainsOf(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => (address.split('@')[1] ?? '').toLowerCase()))].filter(
    (domain) => domain !== '',
  );
}

/** `…/users('{user}@{tenant}')/…` in an `@odata.id`. */
function tenantIdOf({ response }: Example): string | undefined {
  for (const text of everyText(response?.body)) {
    const id = /users\('[0-9a-f-]{36}@([0-9a-f-]{36})'\)/i.exec(text)?.[1];
    if (isGuid(id)) return id.toLowerCase();
  }
  return undefined;
}

/** Some pages lost a hyphen of an id in the request that the answer writes whole. */
function repairedIds({ request, response }: Example): Map<string, string> {
  const bare = (text: string): string => text.replaceAll('-', '').toLowerCase();
  const whole = new Map([...everyText(response?.body)].filter(isGuid).map((id) => [bare(id), id]));
  const broken = [...everyText(request?.body)].filter((text) => !isGuid(text) && whole.has(bare(text)));
  return new Map(broken.map((text) => [text, whole.get(bare(text)) ?? text]));
}

function appIdOf({ response }: Example): string {
  for (const object of shownObjects(response?.body))
    if (isGuid(object['applicationId'])) return object['applicationId'];
  return '3d1c2f30-6a9c-4f57-9a0e-6b3f1c6f2a11';
}

/** The subscriber of the pages does what it must: it gives the token back. */
async function answerValidation(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('validationToken');
  return Promise.resolve(
    new Response(token ?? '', { status: token === null ? 202 : 200, headers: { 'content-type': 'text/plain' } }),
  );
}

/** The single object that an answer shows, or null when it shows none or several. */
export function shownEntity({ example }: World): ReturnType<typeof asObject> {
  const body = asObject(example.response?.body);
  return body && !Array.isArray(body['value']) ? body : null;
}

/** The number that the answer to `/$count` shows; 0 when it shows none. */
export function shownCount({ example }: World): number {
  const body = example.response?.body;
  return typeof body === 'string' && /^\d+$/.test(body) ? Number(body) : 0;
}
