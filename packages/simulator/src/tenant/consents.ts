import type { AppRoleAssignment, OAuth2PermissionGrant, ServicePrincipal } from './application.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import { Shelf } from './shelf.ts';

/** What a snapshot keeps of consents. */
export type ConsentsDump = {
  readonly assignments: readonly AppRoleAssignment[];
  readonly grants: readonly OAuth2PermissionGrant[];
};

/**
 * What was granted in one tenant: app roles (application permissions, and who may use an enterprise application) and
 * delegated permissions. Everybody who listens hears of each change.
 */
export class Consents {
  /** By id. */
  readonly assignments = new Shelf<AppRoleAssignment>();
  readonly grants = new Shelf<OAuth2PermissionGrant>();
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #byPrincipal = new Map<string, Set<AppRoleAssignment>>();
  readonly #byResource = new Map<string, Set<AppRoleAssignment>>();
  readonly #grantsByClient = new Map<string, Set<OAuth2PermissionGrant>>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: { readonly clock: Clock; readonly random: Random }) {
    this.#deps = deps;
  }

  /** Hears of every change, after it. Returns the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives a role; the same role a second time returns what is there. */
  assign(spec: Omit<AppRoleAssignment, 'id' | 'createdAt'>): AppRoleAssignment {
    const same = this.assignmentsOf(spec.principalId).find(
      (one) => one.resourceId === spec.resourceId && one.appRoleId === spec.appRoleId,
    );
    if (same) return same;
    const assignment: AppRoleAssignment = {
      ...spec,
      id: this.#newId(spec.principalId),
      createdAt: this.#deps.clock.now(),
    };
    this.#keepAssignment(assignment);
    this.#tell();
    return assignment;
  }

  /** Takes a role away. */
  unassign(assignment: AppRoleAssignment): void {
    this.assignments.delete(assignment.id);
    this.#byPrincipal.get(assignment.principalId)?.delete(assignment);
    this.#byResource.get(assignment.resourceId)?.delete(assignment);
    this.#tell();
  }

  /** What was given to a user, a group or a service principal. */
  assignmentsOf(principalId: string): readonly AppRoleAssignment[] {
    return [...(this.#byPrincipal.get(principalId) ?? [])];
  }

  /** Who was given roles of a resource (`appRoleAssignedTo`). */
  assignmentsTo(resourceId: string): readonly AppRoleAssignment[] {
    return [...(this.#byResource.get(resourceId) ?? [])];
  }

  /** Values of the roles that a principal holds at a resource: the `roles` claim of its tokens. */
  rolesOf(principalId: string, resource: ServicePrincipal): readonly string[] {
    const held = new Set<string>();
    for (const assignment of this.#byPrincipal.get(principalId) ?? [])
      if (assignment.resourceId === resource.id) held.add(assignment.appRoleId);
    if (held.size === 0) return [];
    return resource.appRoles.flatMap(({ id, value }) => (held.has(id) && value !== null ? [value] : []));
  }

  /** Adds a grant of delegated permissions, or widens the one that client, resource and principal have already. */
  grant(spec: Omit<OAuth2PermissionGrant, 'id'>): OAuth2PermissionGrant {
    const same = this.grantsOf(spec.clientId).find(
      (one) => one.resourceId === spec.resourceId && one.principalId === spec.principalId,
    );
    const scopes = new Set(`${same?.scope ?? ''} ${spec.scope}`.split(' ').filter((scope) => scope !== ''));
    return this.setGrant({
      ...spec,
      id: same?.id ?? this.#newId(spec.clientId),
      scope: same ? [...scopes].join(' ') : spec.scope,
    });
  }

  /** Puts a grant in the place of the one with its id. */
  setGrant(grant: OAuth2PermissionGrant): OAuth2PermissionGrant {
    const before = this.grants.get(grant.id);
    if (before) this.#grantsByClient.get(before.clientId)?.delete(before);
    this.#keepGrant(grant);
    this.#tell();
    return grant;
  }

  removeGrant(grant: OAuth2PermissionGrant): void {
    this.grants.delete(grant.id);
    this.#grantsByClient.get(grant.clientId)?.delete(grant);
    this.#tell();
  }

  /** Delegated permissions that a client's service principal was granted. */
  grantsOf(clientId: string): readonly OAuth2PermissionGrant[] {
    return [...(this.#grantsByClient.get(clientId) ?? [])];
  }

  /** The scopes that a client may ask for a user at a resource: what was granted for all, and for this user alone. */
  scopesOf(clientId: string, resource: ServicePrincipal, userId: string): readonly string[] {
    const granted = this.grantsOf(clientId).filter(
      (one) => one.resourceId === resource.id && (one.principalId === null || one.principalId === userId),
    );
    return [...new Set(granted.flatMap(({ scope }) => scope.split(' ').filter((value) => value !== '')))];
  }

  /** Ends everything that a principal was granted and that others were granted at it. */
  removeAllOf(principalId: string): void {
    for (const one of [...this.assignmentsOf(principalId), ...this.assignmentsTo(principalId)]) this.unassign(one);
    for (const grant of this.grants.values())
      if ([grant.clientId, grant.resourceId, grant.principalId].includes(principalId)) this.removeGrant(grant);
  }

  /** Everything, for a snapshot. */
  dump(): ConsentsDump {
    return { assignments: [...this.assignments.values()], grants: [...this.grants.values()] };
  }

  /** Puts a dump into one that is new. */
  load(dump: ConsentsDump): void {
    for (const assignment of dump.assignments) this.#keepAssignment(assignment);
    for (const grant of dump.grants) this.#keepGrant(grant);
  }

  #keepAssignment(assignment: AppRoleAssignment): void {
    this.assignments.set(assignment.id, assignment);
    addTo(this.#byPrincipal, assignment.principalId, assignment);
    addTo(this.#byResource, assignment.resourceId, assignment);
  }

  #keepGrant(grant: OAuth2PermissionGrant): void {
    this.grants.set(grant.id, grant);
    addTo(this.#grantsByClient, grant.clientId, grant);
  }

  /** An opaque id that begins with the principal's, as Entra's do. */
  #newId(principalId: string): string {
    const head = Buffer.from(principalId.replaceAll('-', ''), 'hex');
    return Buffer.concat([head, this.#deps.random.bytes(16)]).toString('base64url');
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function addTo<T>(index: Map<string, Set<T>>, key: string, value: T): void {
  const known = index.get(key);
  if (known) known.add(value);
  else index.set(key, new Set([value]));
}
