import type { PersonId } from '@planner/core';
import { type KnownPerson, type PersonFields, isLocal, keyOf } from './known-person.ts';

/** A user who is to be this person, or a new one. */
export interface Candidate {
  readonly externalId: string;
  readonly fields: PersonFields;
  readonly known: KnownPerson | null;
}

export interface LoginVerdict {
  /** Candidates by external id who can't have their login, and why */
  readonly refused: ReadonlyMap<string, 'loginTwice' | 'loginTaken'>;
  /** People who are no candidates and give up login and address to one of them */
  readonly yielding: ReadonlySet<PersonId>;
}

/**
 * Who gets which login. Two candidates with one login: whoever has it keeps it, else neither gets it. A person who isn't in
 * the directory any more yields theirs; everybody else's is safe.
 * @param mayYield  whether a person who is no candidate gives way
 */
export function judgeLogins(
  candidates: readonly Candidate[],
  people: readonly KnownPerson[],
  mayYield: (person: KnownPerson) => boolean,
): LoginVerdict {
  const refused = new Map<string, 'loginTwice' | 'loginTaken'>();
  for (const rivals of Map.groupBy(candidates, ({ fields }) => keyOf(fields.login)).values()) {
    if (rivals.length < 2) continue;
    const holder = rivals.find(
      ({ known, fields }) => known !== null && !isLocal(known) && keyOf(known.login) === keyOf(fields.login),
    );
    for (const rival of rivals) if (rival !== holder) refused.set(rival.externalId, 'loginTwice');
  }
  const moving = new Map(candidates.flatMap((one) => (one.known ? [[one.known.id, one] as const] : [])));
  const yielding = new Set<PersonId>();
  // Whoever is refused keeps the old login, which may be in another one's way: until nobody is refused any more.
  for (let goesOn = true; goesOn;) {
    goesOn = false;
    const held = new Map<string, KnownPerson>();
    for (const person of people) {
      const candidate = moving.get(person.id);
      if (!candidate || refused.has(candidate.externalId)) held.set(keyOf(person.login), person);
    }
    for (const { externalId, fields, known } of candidates) {
      const holder = held.get(keyOf(fields.login));
      if (refused.has(externalId) || !holder || holder.id === known?.id) continue;
      if (!moving.has(holder.id) && mayYield(holder)) {
        yielding.add(holder.id);
        continue;
      }
      refused.set(externalId, 'loginTaken');
      goesOn = true;
    }
  }
  return { refused, yielding };
}

/**
 * The address of each candidate; null for whoever wants one that somebody else has. An address isn't a key of people, but
 * the invitation in a room's mailbox has to lead to one person.
 */
export function shareAddresses(
  candidates: readonly Candidate[],
  people: readonly KnownPerson[],
  yielding: { readonly add: (id: PersonId) => void; readonly mayYield: (person: KnownPerson) => boolean },
): ReadonlyMap<string, string | null> {
  const moving = new Set(candidates.flatMap(({ known }) => (known ? [known.id] : [])));
  const held = new Map<string, KnownPerson | null>();
  for (const person of people) if (person.mail && !moving.has(person.id)) held.set(keyOf(person.mail), person);
  const given = new Map<string, string | null>();
  const has = ({ known, fields }: Candidate) => known?.mail != null && keyOf(known.mail) === keyOf(fields.mail ?? '');
  for (const candidate of [...candidates.filter(has), ...candidates.filter((one) => !has(one))]) {
    const { mail } = candidate.fields;
    const key = mail === null ? null : keyOf(mail);
    const holder = key === null ? undefined : held.get(key);
    if (key === null) given.set(candidate.externalId, null);
    else if (holder === undefined) {
      given.set(candidate.externalId, mail);
      held.set(key, null);
    } else if (holder !== null && yielding.mayYield(holder)) {
      yielding.add(holder.id);
      given.set(candidate.externalId, mail);
      held.set(key, null);
    } else given.set(candidate.externalId, null);
  }
  return given;
}
