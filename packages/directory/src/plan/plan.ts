import type { PersonId } from '@planner/core';
import type { GroupLink, ImportJob } from '../job/job.ts';
import { brakeOf } from './brake.ts';
import { type DirectorySnapshot, type DirectoryUser, membersNow } from './directory.ts';
import type { EntryAction, EntryReason, Plan, PlanCounts, PlanEntry } from './entry.ts';
import {
  type KnownPerson,
  type PersonFields,
  type SharedField,
  type WrittenFields,
  isLocal,
  keyOf,
} from './known-person.ts';
import { lastAdministrator } from './last-administrator.ts';
import { type Candidate, judgeLogins, shareAddresses } from './logins.ts';
import { type SiteLists, mapUser } from './map-user.ts';
import { changeRights, wantedRights } from './rights.ts';

export interface PlanInput {
  readonly job: ImportJob;
  readonly directory: DirectorySnapshot;
  /** Everybody of the site */
  readonly people: readonly KnownPerson[];
  readonly site: SiteLists;
  readonly at: Temporal.Instant;
  /** Ids of new people and rights */
  readonly newId: () => string;
}

interface Membered extends Candidate {
  readonly links: readonly GroupLink[];
  readonly notes: readonly string[];
}

/**
 * What a run changes: the same for preview and apply, whatever order the directory was read in. Nothing deletes people;
 * what can't be done is a row with its reason.
 */
export function planImport(input: PlanInput): Plan {
  const kept = new Set<PersonId>();
  for (;;) {
    const { entries, all } = planWith(input, kept);
    const last = lastAdministrator(entries, input.people);
    if (last === null) return { entries, counts: countsOf(entries, all), brake: brakeOf(entries, input) };
    kept.add(last);
  }
}

/** @param kept  administrators who stay as they are, whatever the directory says */
function planWith(
  input: PlanInput,
  kept: ReadonlySet<PersonId>,
): { readonly entries: readonly PlanEntry[]; readonly all: number } {
  const { job, people } = input;
  const { entries, candidates } = sortUsers(input, kept);
  const present = new Set(input.directory.users.map(({ id }) => id));
  const seen = new Set(
    [...entries, ...candidates.map(({ known }) => ({ personId: known?.id ?? null }))].map(({ personId }) => personId),
  );
  const gone = people.filter(
    ({ id, identity }) => identity?.jobId === job.id && !present.has(identity.externalId) && !seen.has(id),
  );
  const goneIds = new Set(gone.map(({ id }) => id).filter((id) => !kept.has(id)));
  const mayYield = ({ id }: KnownPerson) => goneIds.has(id);
  const verdict = judgeLogins(candidates, people, mayYield);
  const able = candidates.filter(({ externalId }) => !verdict.refused.has(externalId));
  const yielding = new Set(verdict.yielding);
  const addresses = shareAddresses(able, people, { add: (id) => void yielding.add(id), mayYield });

  for (const { externalId, known } of candidates) {
    const reason = verdict.refused.get(externalId);
    if (reason) entries.push({ ...skip(externalId, known, reason), action: 'refuse' });
  }
  for (const candidate of able) entries.push(take(candidate, addresses.get(candidate.externalId) ?? null, input));
  for (const person of gone) {
    if (kept.has(person.id)) entries.push(keep(person.identity?.externalId ?? '', person));
    else if (person.active || yielding.has(person.id)) entries.push(goneEntry(person, job, yielding.has(person.id)));
  }
  const news = entries.filter(isNews).toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  return { entries: markLettingGo(news, new Map(people.map((person) => [person.id, person]))), all: entries.length };
}

/** Users who are to be people, and rows for those who aren't. */
function sortUsers(
  input: PlanInput,
  kept: ReadonlySet<PersonId>,
): { readonly entries: PlanEntry[]; readonly candidates: readonly Membered[] } {
  const { job } = input;
  const linksOf = memberships(input);
  const matches = matcher(input.people);
  const entries: PlanEntry[] = [];
  const candidates: Membered[] = [];
  for (const user of input.directory.users.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const links = linksOf.get(user.id) ?? [];
    const linked = matches.byExternalId(user.id);
    const owner = linked?.identity?.jobId ?? null;
    const isKnown = owner === job.id;
    const mapped = mapUser(user, { job, links, rooms: input.directory.rooms, site: input.site, isKnown });
    const known = linked ?? (mapped.kind === 'person' ? matches.byLogin(mapped.fields.login) : null);
    if (owner !== null && !isKnown) entries.push(skip(user.id, linked, 'otherJob'));
    // Whoever the row is about stays as they are: a slip of the pen isn't a person who has gone.
    else if (user.row && user.row.faults.length > 0)
      entries.push({ ...skip(user.id, known, 'rowInvalid'), action: 'refuse', row: user.row, name: nameFor(user) });
    else if (known && kept.has(known.id)) entries.push(keep(user.id, known));
    else if (mapped.kind === 'notAPerson') {
      const leaves = isKnown && linked?.active;
      entries.push(
        leaves
          ? leave(linked, user.id, mapped.reason)
          : { ...skip(user.id, linked, mapped.reason), name: nameFor(user) },
      );
    } else if (known && !known.active && known.deactivatedBecause === null)
      entries.push(skip(user.id, known, 'deactivatedByHand'));
    else candidates.push({ externalId: user.id, known, ...mapped });
  }
  return { entries, candidates };
}

const nameFor = ({ displayName, userPrincipalName }: DirectoryUser) => displayName ?? userPrincipalName;

function keep(externalId: string, person: KnownPerson): PlanEntry {
  return { ...skip(externalId, person, 'lastAdministrator'), action: 'refuse' };
}

function memberships({ job, directory, at }: PlanInput): ReadonlyMap<string, readonly GroupLink[]> {
  const groups = new Map(directory.groups.map((group) => [group.id, group]));
  const found = new Map<string, GroupLink[]>();
  const links = [...job.links].toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  for (const link of links) {
    const group = groups.get(link.groupId);
    for (const id of group ? new Set(membersNow(group, link.directMembersOnly, at)) : []) {
      const known = found.get(id);
      if (known) known.push(link);
      else found.set(id, [link]);
    }
  }
  return found;
}

function matcher(people: readonly KnownPerson[]) {
  const byIdentity = new Map(people.flatMap((one) => (one.identity ? [[one.identity.externalId, one] as const] : [])));
  const byObjectId = new Map(
    people.flatMap((one) => (one.directoryObjectId && !one.identity ? [[one.directoryObjectId, one] as const] : [])),
  );
  const byLogin = new Map(people.map((one) => [keyOf(one.login), one]));
  return {
    byExternalId: (id: string): KnownPerson | null => byIdentity.get(id) ?? byObjectId.get(id) ?? null,
    /** Only somebody whom no directory holds is taken over by the login: a UPN may have been given to a new colleague. */
    byLogin(login: string): KnownPerson | null {
      const person = byLogin.get(keyOf(login));
      return person && isLocal(person) ? person : null;
    },
  };
}

function take(candidate: Membered, mail: string | null, { job, newId }: PlanInput): PlanEntry {
  const { known, externalId } = candidate;
  const notes = mail === null && candidate.fields.mail !== null ? [...candidate.notes, 'mailTaken'] : candidate.notes;
  const written: WrittenFields = known?.identity?.written ?? {};
  const kept = known ? editedByHand(known, written, job) : {};
  const after: PersonFields = { ...candidate.fields, mail, ...kept };
  const { language, locationId, company } = after;
  const nowWritten = known
    ? { ...written, ...omit({ language, locationId, company }, kept) }
    : { language, locationId, company };
  const rights = changeRights(known?.rights ?? [], wantedRights(job, candidate.links), newId);
  const action: EntryAction =
    known === null ? 'create' : !known.active ? 'reactivate' : known.identity?.jobId === job.id ? 'update' : 'link';
  return {
    externalId,
    personId: known?.id ?? (newId() as PersonId),
    action,
    reason: null,
    notes,
    version: known?.version ?? null,
    before: known && fieldsOf(known),
    after,
    written: nowWritten,
    rightsGiven: rights.given,
    rightsTaken: rights.taken,
    letsGo: false,
  };
}

/** Values that somebody changed in Planner since the import wrote them: they stay, unless the job manages the field. */
function editedByHand(
  known: KnownPerson,
  written: WrittenFields,
  job: ImportJob,
): Partial<Pick<PersonFields, SharedField>> {
  const isKept = (field: SharedField) =>
    known[field] !== null && known[field] !== (written[field] ?? null) && !job.settings.managedFields.includes(field);
  return {
    ...(isKept('language') && { language: known.language }),
    ...(isKept('locationId') && { locationId: known.locationId }),
    ...(isKept('company') && { company: known.company }),
  };
}

function omit<T extends object>(all: T, without: object): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !(name in without))) as Partial<T>;
}

function goneEntry(person: KnownPerson, job: ImportJob, yields: boolean): PlanEntry {
  const externalId = person.identity?.externalId ?? '';
  const isLeaving = person.active && job.settings.noLongerFound === 'deactivate';
  const entry = isLeaving ? leave(person, externalId, 'noLongerFound') : skip(externalId, person, 'noLongerFound');
  if (!yields) return entry;
  // A new colleague has the login now: the bookings stay with the person who made them, the login goes.
  const after = { ...(entry.after ?? fieldsOf(person)), login: `former-${person.id}`, mail: null };
  return isLeaving ? { ...entry, after } : { ...entry, after, action: 'update', reason: 'loginLost' };
}

function leave(person: KnownPerson, externalId: string, reason: EntryReason): PlanEntry {
  return { ...skip(externalId, person, reason), action: 'deactivate', after: { ...fieldsOf(person), active: false } };
}

function skip(externalId: string, person: KnownPerson | null, reason: EntryReason): PlanEntry {
  return {
    externalId,
    personId: person?.id ?? null,
    action: 'skip',
    reason,
    notes: [],
    version: person?.version ?? null,
    before: person && fieldsOf(person),
    after: null,
    written: person?.identity?.written ?? {},
    rightsGiven: [],
    rightsTaken: [],
    letsGo: false,
  };
}

function fieldsOf(person: KnownPerson): PersonFields {
  const { login, displayName, mail, language, locationId, company, department, active } = person;
  return { login, displayName, mail, language, locationId, company, department, active };
}

function isNews({ action, before, after, rightsGiven, rightsTaken }: PlanEntry): boolean {
  if (action !== 'update') return true;
  return rightsGiven.length > 0 || rightsTaken.length > 0 || !sameFields(before, after);
}

function sameFields(one: PersonFields | null, other: PersonFields | null): boolean {
  return (
    one !== null &&
    other !== null &&
    (Object.keys(one) as (keyof PersonFields)[]).every((name) => one[name] === other[name])
  );
}

/** Marks whose present login or address another row takes: both are unique, and rows are applied one after the other. */
function markLettingGo(
  entries: readonly PlanEntry[],
  people: ReadonlyMap<PersonId, KnownPerson>,
): readonly PlanEntry[] {
  const logins = new Map<string, string>();
  const mails = new Map<string, string>();
  for (const { after, externalId } of entries) {
    if (!after) continue;
    logins.set(keyOf(after.login), externalId);
    if (after.mail) mails.set(keyOf(after.mail), externalId);
  }
  return entries.map((entry) => {
    const person = entry.personId ? people.get(entry.personId) : undefined;
    if (!person || !entry.after) return entry;
    const login = logins.get(keyOf(person.login)) ?? entry.externalId;
    const mail = person.mail ? (mails.get(keyOf(person.mail)) ?? entry.externalId) : entry.externalId;
    return login === entry.externalId && mail === entry.externalId ? entry : { ...entry, letsGo: true };
  });
}

function countsOf(entries: readonly PlanEntry[], all: number): PlanCounts {
  const of = (action: EntryAction) => entries.filter((entry) => entry.action === action).length;
  return {
    created: of('create'),
    changed: of('update'),
    linked: of('link'),
    deactivated: of('deactivate'),
    reactivated: of('reactivate'),
    unchanged: all - entries.length,
    skipped: of('skip'),
    refused: of('refuse'),
  };
}
