import { describe, expect, it } from 'vitest';
import {
  aGroup,
  aJob,
  aKnown,
  aLink,
  aUser,
  aarhus,
  anImported,
  applied,
  havn,
  input,
  jobId,
  noon,
  snapshot,
} from '../fixtures/plan.ts';
import { planImport } from './plan.ts';
import type { PlanInput } from './plan.ts';

const plan = (given: Partial<PlanInput>) => planImport(input(given));
const rows = (given: Partial<PlanInput>) =>
  plan(given).entries.map(({ externalId, action, reason }) => [externalId, action, reason]);
const manual = (kind: 'administrator' | 'book') => ({
  id: `manual-${kind}`,
  kind,
  scope: { kind: 'site' } as const,
  origin: 'manual' as const,
  linkId: null,
});

describe('who becomes a person', () => {
  it('is created with the job’s location and language, and the right of an employee', () => {
    const [entry] = plan({ directory: snapshot([aUser('ida', { department: 'Sales' })]) }).entries;
    expect(entry).toMatchObject({
      action: 'create',
      after: {
        login: 'ida@nordlys.test',
        displayName: 'Person ida',
        language: 'en',
        locationId: havn,
        department: 'Sales',
        active: true,
      },
      rightsGiven: [{ kind: 'book', origin: 'default' }],
    });
  });

  it.each([
    ['a disabled account', aUser('a', { accountEnabled: false }), 'accountDisabled'],
    ['a guest', aUser('a', { userType: 'Guest' }), 'guest'],
    ['a room mailbox', aUser('a', { mail: 'Blue@nordlys.test' }), 'roomMailbox'],
    ['an object without a user principal name', aUser('a', { userPrincipalName: null }), 'loginMissing'],
    ['a login with white space at its ends', aUser('a', { userPrincipalName: ' a@nordlys.test' }), 'loginInvalid'],
  ])('isn’t %s', (_, user, reason) => {
    const directory = { ...snapshot([user]), rooms: new Set(['blue@nordlys.test']) };
    expect(rows({ directory })).toEqual([['a', 'skip', reason]]);
  });

  it('is a disabled account or a guest where the job takes them', () => {
    const users = [aUser('a', { accountEnabled: false }), aUser('b', { userType: 'Guest' })];
    expect(rows({ directory: snapshot(users), job: aJob({ importDisabledAccounts: true, guests: true }) })).toEqual([
      ['a', 'create', null],
      ['b', 'create', null],
    ]);
  });

  it('signs in with the address where the job says so, and is told where there is none', () => {
    const users = [aUser('a', { mail: 'anna@nordlys.test' }), aUser('b', { mail: null })];
    const { entries } = plan({ directory: snapshot(users), job: aJob({ loginFormat: 'Mail' }) });
    expect(entries.map(({ after, notes }) => [after?.login, notes])).toEqual([
      ['anna@nordlys.test', []],
      ['b@nordlys.test', ['loginFromUserPrincipalName']],
    ]);
  });

  it('keeps emoji in the name and loses control characters; a long name is cut between letters', () => {
    const users = [aUser('a', { displayName: 'Ida\u0007 👩‍💻' }), aUser('b', { displayName: '👩‍💻'.repeat(60) })];
    const [short, long] = plan({ directory: snapshot(users) }).entries;
    expect(short?.after?.displayName).toBe('Ida 👩‍💻');
    expect(long?.after?.displayName).toBe('👩‍💻'.repeat(40));
    expect(long?.notes).toEqual(['nameCut']);
  });
});

describe('who is already there', () => {
  it('stays untouched when nothing differs', () => {
    const { entries, counts } = plan({ directory: snapshot([aUser('ida')]), people: [anImported('ida')] });
    expect(entries).toEqual([]);
    expect(counts.unchanged).toBe(1);
  });

  it('is found by object id after a change of name', () => {
    const user = aUser('ida', { userPrincipalName: 'ida.holm@nordlys.test' });
    const [entry] = plan({ directory: snapshot([user]), people: [anImported('ida')] }).entries;
    expect(entry).toMatchObject({
      action: 'update',
      personId: 'person-ida',
      after: { login: 'ida.holm@nordlys.test' },
    });
  });

  it('is taken over by login when no directory holds them, whatever the case', () => {
    const user = aUser('oid', { userPrincipalName: 'IDA@nordlys.test', mail: null });
    expect(rows({ directory: snapshot([user]), people: [aKnown('ida')] })).toEqual([['oid', 'link', null]]);
  });

  it('keeps what was edited in Planner, unless the job manages the field', () => {
    const people = [anImported('ida', { language: 'da', locationId: aarhus })];
    expect(rows({ directory: snapshot([aUser('ida')]), people })).toEqual([]);
    const [entry] = plan({
      directory: snapshot([aUser('ida')]),
      people,
      job: aJob({ managedFields: ['language'] }),
    }).entries;
    expect(entry?.after).toMatchObject({ language: 'en', locationId: aarhus });
  });

  it('is deactivated when the account is disabled or gone, and reactivated as the same person', () => {
    const people = [anImported('ida')];
    const disabled = plan({ directory: snapshot([aUser('ida', { accountEnabled: false })]), people });
    expect(disabled.entries).toMatchObject([
      { action: 'deactivate', reason: 'accountDisabled', after: { active: false } },
    ]);
    const gone = plan({ directory: snapshot([aUser('otto')]), people });
    expect(gone.entries[0]).toMatchObject({ externalId: 'ida', action: 'deactivate', reason: 'noLongerFound' });
    const back = plan({ directory: snapshot([aUser('ida')]), people: applied(people, disabled) });
    expect(back.entries).toMatchObject([{ action: 'reactivate', personId: 'person-ida', after: { active: true } }]);
  });

  it('stays deactivated when somebody did that by hand', () => {
    const people = [anImported('ida', { active: false })];
    expect(rows({ directory: snapshot([aUser('ida')]), people })).toEqual([['ida', 'skip', 'deactivatedByHand']]);
  });

  it('is left to the job that imported them first', () => {
    const identity = { externalId: 'ida', jobId: 'another', written: {} };
    expect(rows({ directory: snapshot([aUser('ida')]), people: [anImported('ida', { identity })] })).toEqual([
      ['ida', 'skip', 'otherJob'],
    ]);
  });
});

describe('a login', () => {
  it('that two users claim goes to whoever has it, else to neither', () => {
    const users = [
      aUser('a', { userPrincipalName: 'x@nordlys.test' }),
      aUser('b', { userPrincipalName: 'X@nordlys.test' }),
    ];
    expect(rows({ directory: snapshot(users) })).toEqual([
      ['a', 'refuse', 'loginTwice'],
      ['b', 'refuse', 'loginTwice'],
    ]);
    const people = [anImported('b', { login: 'x@nordlys.test' })];
    expect(rows({ directory: snapshot(users), people })[0]).toEqual(['a', 'refuse', 'loginTwice']);
  });

  it('of somebody who left goes to the new colleague, the bookings don’t', () => {
    const user = aUser('new', { userPrincipalName: 'ida@nordlys.test', mail: 'ida@nordlys.test' });
    const { entries } = plan({ directory: snapshot([user]), people: [anImported('ida')] });
    expect(entries).toMatchObject([
      {
        externalId: 'ida',
        action: 'deactivate',
        letsGo: true,
        after: { login: 'former-person-ida', mail: null, active: false },
      },
      { externalId: 'new', action: 'create', after: { login: 'ida@nordlys.test', mail: 'ida@nordlys.test' } },
    ]);
  });

  it('may be swapped by two colleagues', () => {
    const users = [
      aUser('a', { userPrincipalName: 'b@nordlys.test' }),
      aUser('b', { userPrincipalName: 'a@nordlys.test' }),
    ];
    const { entries } = plan({ directory: snapshot(users), people: [anImported('a'), anImported('b')] });
    expect(entries.map(({ after, letsGo }) => [after?.login, letsGo])).toEqual([
      ['b@nordlys.test', true],
      ['a@nordlys.test', true],
    ]);
  });

  it('of somebody whom another directory holds is refused', () => {
    const user = aUser('new', { userPrincipalName: 'ida@nordlys.test' });
    const people = [aKnown('ida', { directoryObjectId: 'other' })];
    expect(rows({ directory: snapshot([user]), people })).toEqual([['new', 'refuse', 'loginTaken']]);
  });

  it('with an address that a colleague has comes without it', () => {
    const user = aUser('new', { mail: 'ida@nordlys.test' });
    const [entry] = plan({ directory: snapshot([user, aUser('ida')]), people: [anImported('ida')] }).entries;
    expect(entry).toMatchObject({ externalId: 'new', after: { mail: null }, notes: ['mailTaken'] });
  });
});

describe('a linked group', () => {
  const link = aLink('g', { rightSet: 'receptionist' });
  const job = aJob({}, [link]);

  it('gives its right set with its origin, and only members are imported', () => {
    const { entries } = plan({ directory: snapshot([aUser('a'), aUser('b')], [aGroup('g', ['a'])]), job });
    expect(entries.map(({ externalId, action, reason }) => [externalId, action, reason])).toEqual([
      ['a', 'create', null],
      ['b', 'skip', 'inNoLinkedGroup'],
    ]);
    expect(entries[0]?.rightsGiven.map(({ kind, origin, linkId }) => [kind, origin, linkId])).toEqual([
      ['book', 'default', null],
      ['book', 'group', link.id],
      ['bookForOthers', 'group', link.id],
      ['reception', 'group', link.id],
    ]);
  });

  it('takes its rights back from whoever leaves it, and no right that was given by hand', () => {
    const all = { ...job, settings: { ...job.settings, who: 'allUsers' as const } };
    const member = applied([], plan({ directory: snapshot([aUser('a')], [aGroup('g', ['a'])]), job: all }));
    const people = member.map((person) => ({ ...person, rights: [...person.rights, manual('book')] }));
    const left = applied(people, plan({ directory: snapshot([aUser('a')], [aGroup('g', [])]), job: all, people }));
    expect(left[0]?.rights.map(({ kind, origin }) => [kind, origin])).toEqual([
      ['book', 'default'],
      ['book', 'manual'],
    ]);
  });

  it('that can’t be found keeps its members for a run and a day', () => {
    const missing = (missedRuns: number, since: string) => aGroup('g', ['a'], { missingSince: since, missedRuns });
    const ask = (group: ReturnType<typeof aGroup>) => rows({ directory: snapshot([aUser('a')], [group]), job });
    expect(ask(missing(1, '2026-11-20T12:00:00Z'))).toEqual([['a', 'create', null]]);
    expect(ask(missing(5, '2026-11-24T00:00:00Z'))).toEqual([['a', 'create', null]]);
    expect(ask(missing(2, noon.subtract({ hours: 24 }).toString()))).toEqual([['a', 'skip', 'inNoLinkedGroup']]);
  });

  it('counts direct members alone where the link says so', () => {
    const direct = { ...job, links: [{ ...link, directMembersOnly: true }] };
    const group = aGroup('g', ['a', 'b'], { directMembers: ['b'] });
    expect(rows({ directory: snapshot([aUser('a'), aUser('b')], [group]), job: direct })[0]).toEqual([
      'a',
      'skip',
      'inNoLinkedGroup',
    ]);
  });

  it('of lower order decides location and language', () => {
    const links = [
      aLink('h', { order: 2, language: 'da', location: havn }),
      aLink('g', { order: 1, language: 'de', location: aarhus }),
    ];
    const directory = snapshot([aUser('a')], [aGroup('g', ['a']), aGroup('h', ['a'])]);
    expect(plan({ directory, job: aJob({}, links) }).entries[0]?.after).toMatchObject({
      language: 'de',
      locationId: aarhus,
    });
  });
});

describe('the last administrator', () => {
  it('who signs in without Microsoft isn’t tied to the directory', () => {
    const people = [
      aKnown('ida', { rights: [manual('administrator')] }),
      anImported('otto', { rights: [manual('administrator')] }),
    ];
    expect(
      rows({ directory: snapshot([aUser('ida'), aUser('otto', { displayName: 'Person otto' })]), people })[0],
    ).toEqual(['ida', 'refuse', 'lastAdministrator']);
  });

  it('isn’t deactivated, and the run goes on', () => {
    const people = [anImported('ida', { rights: [manual('administrator')] }), anImported('otto')];
    expect(rows({ directory: snapshot([aUser('new')]), people })).toEqual([
      ['ida', 'refuse', 'lastAdministrator'],
      ['new', 'create', null],
      ['otto', 'deactivate', 'noLongerFound'],
    ]);
  });
});

describe('the brake', () => {
  const people = Array.from({ length: 80 }, (_, n) => anImported(`p${String(n).padStart(2, '0')}`));
  const staying = (count: number) =>
    snapshot(people.slice(0, count).map(({ identity }) => aUser(identity!.externalId)));

  it('lets a tenth go, and not one more', () => {
    expect(plan({ directory: staying(72), people }).brake).toBeNull();
    expect(plan({ directory: staying(71), people }).brake).toEqual({ reason: 'manyPeople', people: 9 });
  });

  it('holds when nobody was read, however few there were', () => {
    expect(plan({ directory: snapshot([]), people: people.slice(0, 2) }).brake).toEqual({
      reason: 'nobodyRead',
      people: 2,
    });
  });

  it('holds when a linked group of ten loses everybody', () => {
    const link = aLink('g');
    const job = { ...aJob({ who: 'allUsers', threshold: { people: 100, percent: 100 } }), links: [link] };
    const users = staying(10).users;
    const members = applied(
      people.slice(0, 10),
      plan({
        directory: snapshot(users, [
          aGroup(
            'g',
            users.map(({ id }) => id),
          ),
        ]),
        job,
        people: people.slice(0, 10),
      }),
    );
    expect(plan({ directory: snapshot(users, [aGroup('g', [])]), job, people: members }).brake).toEqual({
      reason: 'groupEmptied',
      people: 10,
    });
  });

  it('doesn’t hold a first run, nor one that only adds', () => {
    expect(plan({ directory: snapshot([]), people: [] }).brake).toBeNull();
    expect(plan({ directory: snapshot([...staying(80).users, aUser('x')]), people }).brake).toBeNull();
  });
});

it('people of other jobs and of nobody’s are never touched', () => {
  const people = [
    aKnown('local'),
    anImported('x', { identity: { externalId: 'x', jobId: 'another', written: {} } }),
    anImported('y', {
      identity: { externalId: 'y', jobId, written: {} },
      active: false,
      deactivatedBecause: 'noLongerFound',
    }),
  ];
  expect(rows({ directory: snapshot([aUser('a')]), people })).toEqual([['a', 'create', null]]);
});
