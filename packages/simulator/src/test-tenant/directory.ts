import { createSimulator, type Simulator } from '../simulator.ts';
import { virtualClock, type VirtualClock } from '../tenant/clock.ts';
import type { Group, GroupSpec } from '../tenant/group.ts';
import { holdToSchema } from './hold-to-schema.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User, UserSpec } from '../tenant/user.ts';

// eslint-disable-next-line typescript/no-explicit-any -- answers are looked into, not typed
type Json = any;

/** A small organisation to ask the directory about, and an app that may do everything there. */
export type TestDirectory = {
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  readonly tenant: Tenant;
  /** A person with that first name. */
  person(name: string, more?: Partial<UserSpec>): User;
  group(name: string, members?: readonly (User | Group)[], more?: Partial<GroupSpec>): Group;
  /** Calls Graph below `/v1.0` (or a whole link) as the app that may do everything, or as another one. */
  call(
    method: string,
    path: string,
    body?: unknown,
    more?: { as?: string; headers?: Record<string, string> },
  ): Promise<{ status: number; headers: Headers; body: Json }>;
};

/** What the app `everything` may do. */
const everything = [
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Member.Read.Hidden',
  'Organization.Read.All',
  'Place.Read.All',
  'Domain.Read.All',
];

/** `ConsistencyLevel: eventual`, as advanced queries need it. */
export const eventual = { ConsistencyLevel: 'eventual' };

/** An empty organisation, Fjord, on a clock that stands on Tuesday morning. */
export function aTestDirectory(): TestDirectory {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const simulator = createSimulator({ seed: 'directory', clock });
  holdToSchema(simulator, { marksNeeded: false });
  const tenant = simulator.addTenant({ displayName: 'Fjord', domains: ['fjord.example', 'fjord.onmicrosoft.com'] });
  tenant.addApp({ appId: 'everything', roles: everything });
  return {
    simulator,
    clock,
    tenant,
    person: (name, more = {}) =>
      tenant.addUser({ userPrincipalName: `${name.toLowerCase()}@fjord.example`, displayName: name, ...more }),
    group(name, members = [], more = {}) {
      const group = tenant.groups.add({ displayName: name, ...more });
      const kindOf = (one: User | Group) => ('members' in one ? ('group' as const) : ('user' as const));
      tenant.groups.addMembers(
        group,
        members.map((one) => ({ id: one.id, kind: kindOf(one) })),
      );
      return group;
    },
    async call(method, path, body, { as = 'everything', headers = {} } = {}) {
      const url = path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`;
      const content = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await simulator.fetch(
        new Request(url, {
          method,
          headers: { authorization: `Bearer ${as}`, ...content, ...headers },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
  };
}
