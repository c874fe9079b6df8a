import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGroup, aJob, aKnown, aLink, aUser, applied, input } from '../fixtures/plan.ts';
import type { DirectorySnapshot } from './directory.ts';
import { type KnownPerson, isLocal, keyOf } from './known-person.ts';
import { planImport } from './plan.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const names = fc.constantFrom('a', 'b', 'c', 'D', 'd', 'ß', 'ss', 'x');
const user = (id: string) =>
  fc
    .record({
      login: names,
      mail: fc.option(names),
      enabled: fc.boolean(),
      guest: fc.boolean(),
      language: fc.constantFrom(null, 'da-DK', 'xx'),
    })
    .map((one) =>
      aUser(id, {
        userPrincipalName: `${one.login}@nordlys.test`,
        mail: one.mail === null ? null : `${one.mail}@nordlys.test`,
        accountEnabled: one.enabled,
        userType: one.guest ? 'Guest' : 'Member',
        preferredLanguage: one.language,
      }),
    );
const directory: fc.Arbitrary<DirectorySnapshot> = fc
  .tuple(
    fc.subarray(ids).chain((some) => fc.tuple(...some.map(user))),
    fc.subarray(ids),
    fc.subarray(ids),
  )
  .map(([users, one, other]) => ({
    users,
    groups: [aGroup('one', one), aGroup('other', other)],
    rooms: new Set(['x@nordlys.test']),
  }));
const links = [aLink('one', { rightSet: 'administrator' }), aLink('other', { rightSet: 'facilityManager' })];
const job = fc
  .record({
    importDisabledAccounts: fc.boolean(),
    guests: fc.boolean(),
    who: fc.constantFrom(null, 'allUsers'),
    inNoLinkedGroup: fc.constantFrom('keep', 'deactivate'),
  })
  .chain((settings) => fc.boolean().map((linked) => aJob(settings, linked ? links : [])));
const local = fc.subarray(['a', 'd', 'z']).map((some) =>
  some.map((id) =>
    aKnown(id, {
      rights: [{ id: `admin-${id}`, kind: 'administrator', scope: { kind: 'site' }, origin: 'manual', linkId: null }],
    }),
  ),
);
const story = fc.record({ job, people: local, readings: fc.array(directory, { minLength: 1, maxLength: 4 }) });

function run(people: readonly KnownPerson[], given: Parameters<typeof input>[0], round: number) {
  let count = 0;
  const plan = planImport(input({ ...given, people, newId: () => `id-${round}-${(count += 1)}` }));
  return { plan, after: applied(people, plan) };
}

describe('whatever a directory tells, run after run', () => {
  it('a second run on the same reading writes nothing', () => {
    fc.assert(
      fc.property(story, ({ job: one, people, readings }) => {
        let now: readonly KnownPerson[] = people;
        for (const [round, reading] of readings.entries()) {
          now = run(now, { job: one, directory: reading }, round).after;
          const again = run(now, { job: one, directory: reading }, round + 100).plan;
          expect(again.entries.filter(({ after }) => after !== null)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the order of users, groups and members makes no difference', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), ({ job: one, people, readings }, chance) => {
        const mixed = <T>(list: readonly T[]) =>
          list
            .map((item) => [chance.next().value, item] as const)
            .toSorted((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const [reading] = readings;
        const other = {
          ...reading!,
          users: mixed(reading!.users),
          groups: mixed(reading!.groups).map((group) => ({ ...group, members: mixed(group.members) })),
        };
        expect(run(mixed(people), { job: { ...one, links: mixed(one.links) }, directory: other }, 0).plan).toEqual(
          run(people, { job: one, directory: reading! }, 0).plan,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('logins and addresses stay unique, nobody vanishes, and an administrator remains who signs in without Microsoft', () => {
    fc.assert(
      fc.property(story, ({ job: one, people, readings }) => {
        let now: readonly KnownPerson[] = people;
        for (const [round, reading] of readings.entries()) {
          const { after } = run(now, { job: one, directory: reading }, round);
          expect(new Set(after.map(({ login }) => keyOf(login))).size).toBe(after.length);
          const mails = after.flatMap(({ mail }) => (mail ? [keyOf(mail)] : []));
          expect(new Set(mails).size).toBe(mails.length);
          expect(now.every(({ id }) => after.some((person) => person.id === id))).toBe(true);
          expect(after.some((person) => isLocal(person) && person.active)).toBe(people.length > 0);
          expect(after.flatMap(({ rights }) => rights).filter(({ origin }) => origin === 'manual')).toHaveLength(
            people.length,
          );
          now = after;
        }
      }),
      { numRuns: 300 },
    );
  });
});
