import { graphScopes } from '../tenant/graph-resource.ts';
import type { SimulatorCore } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { applySignIn, signInProfile } from './apply-sign-in.ts';
import { applyGroups } from './apply-groups.ts';
import { generateTenant } from './generator/generate-tenant.ts';
import { scenarioSchema, type Scenario, type TenantScenario } from './scenario-schema.ts';

/**
 * Reads a scenario from parsed JSON.
 * @param placeOf  says where in the file a path stands, for the beginning of a sentence
 * @returns the scenario with its defaults, or the sentences that say what is wrong with it
 */
export function readScenario(
  json: unknown,
  placeOf: (path: readonly PropertyKey[]) => string = () => '',
): { ok: true; scenario: Scenario } | { ok: false; problems: readonly string[] } {
  const read = scenarioSchema.safeParse(json);
  if (read.success) return { ok: true, scenario: read.data };
  return {
    ok: false,
    problems: read.error.issues.map((issue) => {
      const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const path = unknown === undefined ? issue.path : [...issue.path, unknown];
      return `${placeOf(path)}${path.join('.')}: ${issue.message}`;
    }),
  };
}

/**
 * Makes the tenants of a scenario: domains, people, rooms, apps. Their acts are another matter (`performActs`).
 * Throws when a group names somebody who isn't there.
 */
export function applyScenario(simulator: Pick<SimulatorCore, 'addTenant'>, scenario: Scenario): readonly Tenant[] {
  return scenario.tenants.map((spec) => makeTenant(simulator, spec));
}

function makeTenant(simulator: Pick<SimulatorCore, 'addTenant'>, spec: TenantScenario): Tenant {
  const tenant = simulator.addTenant({
    displayName: spec.displayName,
    domains: spec.domains,
    switches: defined(spec.switches ?? {}),
    ...(spec.id !== undefined && { id: spec.id }),
  });
  if (spec.deliverySeconds) tenant.post.delivery.delaySeconds = spec.deliverySeconds;
  for (const person of spec.people) {
    tenant.addUser({
      ...defined({ id: person.id, givenName: person.givenName, surname: person.surname, mail: person.mail }),
      ...defined({ proxyAddresses: person.proxyAddresses, language: person.language, zone: person.zone }),
      ...defined({ accountEnabled: person.enabled, hiddenFromAddressLists: person.hidden }),
      ...(person.licensed === false && { mailbox: false }),
      profile: {
        ...person.profile,
        ...signInProfile(person),
        ...(person.guest === true && { userType: 'Guest' }),
        ...((person.guest === true || person.licensed === false) && { assignedLicenses: [] }),
      },
      userPrincipalName: person.address,
      displayName: person.name,
      kind: person.shared === true ? 'shared' : 'person',
    });
  }
  for (const room of spec.rooms) addRoom(tenant, room);
  for (const { address, manager } of spec.people) {
    if (manager === undefined) continue;
    const [person, boss] = [tenant.findUser(address), tenant.findByAddress(manager) ?? tenant.findUser(manager)];
    if (person === undefined || boss === undefined)
      throw new Error(`${address} has a manager ${manager}, who isn't there`);
    person.managerId = boss.id;
  }
  applyGroups(tenant, spec.groups);
  if (spec.generate) generateTenant(tenant, spec.generate);
  for (const app of spec.apps) addApp(tenant, app);
  // Nobody has asked yet what changed: a delta begins with what is there.
  tenant.userLog.forget();
  tenant.groups.log.forget();
  return tenant;
}

/** Registers an app and consents to what it asks. Throws for a delegated permission that Graph doesn't have. */
function addApp(tenant: Tenant, spec: TenantScenario['apps'][number]): void {
  const scope = spec.mailboxScope?.map((address) => tenant.findByAddress(address)?.id ?? address);
  tenant.addApp({
    appId: spec.appId,
    displayName: spec.displayName,
    roles: spec.roles,
    ...defined({ secret: spec.secret, certificates: spec.certificates }),
    mailboxScope: scope ? new Set(scope) : null,
  });
  const { registry, consents } = tenant;
  const application = registry.applicationOf(spec.appId)!;
  application.redirectUris = { ...application.redirectUris, web: spec.redirectUris ?? [] };
  application.identifierUris = spec.identifierUris ?? [];
  const scopes = spec.scopes ?? [];
  const asked = scopes.map((value) => {
    const known = graphScopes.find((one) => one.value === value);
    if (known === undefined) throw new Error(`Microsoft Graph has no delegated permission "${value}"`);
    return { id: known.id, type: 'Scope' as const };
  });
  const [graph] = application.requiredResourceAccess;
  if (graph) application.requiredResourceAccess = [{ ...graph, resourceAccess: [...graph.resourceAccess, ...asked] }];
  registry.applicationChanged(application);
  if (spec.consented === false) consents.removeAllOf(registry.servicePrincipalOf(spec.appId)!.id);
  applySignIn(tenant, spec);
  if (scopes.length === 0 || spec.consented === false) return;
  const clientId = registry.servicePrincipalOf(spec.appId)!.id;
  const resourceId = registry.graph.id;
  consents.grant({ clientId, resourceId, consentType: 'AllPrincipals', principalId: null, scope: scopes.join(' ') });
}

/** Adds a room mailbox; what its processing doesn't name keeps Exchange's default. */
export function addRoom(tenant: Tenant, room: TenantScenario['rooms'][number]): void {
  const user = tenant.addUser(
    {
      ...defined({ id: room.id, zone: room.zone, language: room.language, profile: room.profile }),
      ...defined({ hiddenFromAddressLists: room.hidden }),
      userPrincipalName: room.address,
      displayName: room.name,
      kind: 'room',
      isWorkspace: room.workspace === true,
    },
    defined(room.processing ?? {}),
  );
  // What Graph sees of a mailbox that was never enabled or lost its licence: the user is there, the mailbox isn't.
  if (room.broken === true) tenant.mailboxes.delete(user.id);
}

/** The record without its undefined values: absent and undefined are two things to exact optional types. */
function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
