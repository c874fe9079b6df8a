import { languageOf } from '@planner/core';
import type { Clock, IdSource, Person, PersonId } from '@planner/core';
import { insertPerson, insertRight, listLocations } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { siteProfile } from '@planner/sites';
import type { SignOnMapping } from './configuration.ts';
import { findMatches, linkIdentity } from './queries/identity-queries.ts';
import type { Subject } from './queries/identity-queries.ts';

/** Somebody whom the provider vouches for. */
export interface Newcomer extends Subject {
  readonly displayName: string | null;
  readonly mail: string | null;
}

export type PersonMatch =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      readonly how: 'identity' | 'directory' | 'login' | 'created';
    }
  /** `conflict`: the login belongs to somebody else of the directory; it was given to a new colleague. */
  | { readonly kind: 'nobody'; readonly because: 'unknown' | 'inactive' | 'conflict' | 'domain' };

/**
 * Which person it is. The object id decides wherever it is known; a login alone never opens what belongs to another id.
 * @param writes  false: only says what a sign-in would come to (a test); nobody is made or linked
 */
export async function matchPerson(
  tx: SiteTransaction,
  newcomer: Newcomer,
  {
    mapping,
    writes,
    deps,
  }: {
    readonly mapping: SignOnMapping;
    readonly writes: boolean;
    readonly deps: { readonly clock: Clock; readonly ids: IdSource };
  },
): Promise<PersonMatch> {
  const matches = await findMatches(tx, newcomer);
  const sure = matches.find(({ how }) => how !== 'login');
  const [likely] = matches;
  const found = sure ?? likely;
  if (!sure && likely?.isAnothers) return { kind: 'nobody', because: 'conflict' };
  if (found) {
    if (!found.active) return { kind: 'nobody', because: 'inactive' };
    if (writes) await linkIdentity(tx, { ...newcomer, personId: found.personId, at: deps.clock.now() });
    return { kind: 'person', personId: found.personId, how: found.how };
  }
  if (!mapping.createPeople) return { kind: 'nobody', because: 'unknown' };
  if (!mapping.domains.includes(domainOf(newcomer.login))) return { kind: 'nobody', because: 'domain' };
  const personId = deps.ids.next() as PersonId;
  if (writes) {
    await createPerson(tx, newcomer, { mapping, personId, ids: deps.ids });
    await linkIdentity(tx, { ...newcomer, personId, at: deps.clock.now() });
  }
  return { kind: 'person', personId, how: 'created' };
}

function domainOf(login: string): string {
  return login.slice(login.lastIndexOf('@') + 1).toLowerCase();
}

/** Somebody whom nobody has entered: may book, and nothing more. */
async function createPerson(
  tx: SiteTransaction,
  newcomer: Newcomer,
  { mapping, personId, ids }: { readonly mapping: SignOnMapping; readonly personId: PersonId; readonly ids: IdSource },
): Promise<void> {
  const { login, displayName, mail, subject, tenantId } = newcomer;
  const profile = await siteProfile(tx);
  const locations = await listLocations(tx);
  const location = locations.find(({ id }) => id === mapping.locationId) ?? locations[0];
  const person: Person = {
    id: personId,
    displayName: (displayName ?? login).slice(0, 200),
    mail,
    userPrincipalName: login.normalize('NFC'),
    directoryObjectId: tenantId === null ? null : subject.toLowerCase(),
    language: mapping.language ?? languageOf(profile.language),
    zone: location?.zone ?? 'UTC',
    defaultLocationId: location?.id ?? null,
    vipCategories: [],
    active: true,
  };
  await insertPerson(tx, person);
  if (mapping.company !== null) {
    await tx.run('update people set company = $3 where site_id = $1 and person_id = $2', [
      tx.scope.siteId,
      personId,
      mapping.company,
    ]);
  }
  const right = { kind: 'book', scope: { kind: 'site' } } as const;
  await insertRight(tx, { id: ids.next(), personId, right, origin: 'default' });
}
