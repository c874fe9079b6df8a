import { describe, expect, it } from 'vitest';
import { aJob, anImported, aLink, input, snapshot } from '../fixtures/plan.ts';
import { planImport } from '../plan/plan.ts';
import type { DirectoryGroup } from '../plan/directory.ts';
import { readFile } from './read-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string | Uint8Array, more: Partial<Parameters<typeof readFile>[1]> = {}) {
  const content = typeof text === 'string' ? bytes(text) : text;
  return readFile(content, { encoding: 'utf-8', columns: {}, ...more });
}

async function contentOf(text: string | Uint8Array, more: Partial<Parameters<typeof readFile>[1]> = {}) {
  const answer = await read(text, more);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.content;
}

async function faultsOf(text: string | Uint8Array, more: Partial<Parameters<typeof readFile>[1]> = {}) {
  const answer = await read(text, more);
  return answer.ok ? [] : answer.faults;
}

describe('a file of people', () => {
  it.each([
    ['commas', 'login,name,groups\nida@nordlys.test,"Holm, Ida",Staff|Floor 2\n'],
    ['semicolons and CRLF', 'Login;Name;Groups\r\nida@nordlys.test;Holm, Ida;Staff|Floor 2\r\n'],
    ['tabs and a mark in front', '\uFEFFLOGIN\tname\tgroups\nida@nordlys.test\tHolm, Ida\t Staff | Floor 2 |'],
  ])('is read with %s', async (_how, text) => {
    const { users, groups } = await contentOf(text);
    expect(users).toMatchObject([
      { id: 'ida@nordlys.test', userPrincipalName: 'ida@nordlys.test', displayName: 'Holm, Ida', mail: null },
    ]);
    expect([...groups]).toEqual([
      ['Floor 2', ['ida@nordlys.test']],
      ['Staff', ['ida@nordlys.test']],
    ]);
  });

  it('may have line breaks and quotes in a cell, and still knows its lines', async () => {
    const { users } = await contentOf('name,login\n"Ida ""the\nroom"" Holm",ida\n\nLars,lars\n');
    expect(users.map(({ displayName, row }) => [displayName, row.line])).toEqual([
      ['Ida "the\nroom" Holm', 2],
      ['Lars', 5],
    ]);
  });

  it('keeps cells that look like formulas as the text that they are', async () => {
    const { users } = await contentOf('login,name\nida,=1+1\nlars,@SUM(A1)\n');
    expect(users.map(({ displayName }) => displayName)).toEqual(['=1+1', '@SUM(A1)']);
  });

  it('is told by its own id where it has one, so that a login may change', async () => {
    const { users } = await contentOf('id,login,name,active\n17,Ida@Nordlys.test,Ida,nej\n18,lars,Lars,Ja\n');
    expect(users).toMatchObject([
      { id: '17', userPrincipalName: 'Ida@Nordlys.test', accountEnabled: false },
      { id: '18', accountEnabled: true },
    ]);
  });

  it('takes headers that were mapped by hand', async () => {
    expect(await faultsOf('Medarbejder,Hele navnet\nida,Ida\n')).toEqual([
      { line: 1, column: 'login', code: 'columnMissing' },
      { line: 1, column: 'name', code: 'columnMissing' },
    ]);
    const columns = { login: 'Medarbejder', name: 'Hele navnet' };
    expect((await contentOf('Medarbejder,Hele navnet\nida,Ida\n', { columns })).users).toHaveLength(1);
  });

  it('in Windows-1252 is named as such, and read when somebody says so', async () => {
    const latin = Uint8Array.from(Buffer.from('login,name\nida,Ida\nsoeren,Søren Ærø\n', 'latin1'));
    expect(await faultsOf(latin)).toEqual([{ line: 3, column: null, code: 'encoding' }]);
    expect((await contentOf(latin, { encoding: 'windows-1252' })).users[1]?.displayName).toBe('Søren Ærø');
  });

  it.each([
    ['without anything', '', { line: 1, column: null, code: 'empty' }],
    ['with a header alone', 'login,name\n', { line: 1, column: null, code: 'empty' }],
    ['with one column twice', 'login,upn,name\na,b,c\n', { line: 1, column: 'login', code: 'columnTwice' }],
    ['with a quote that never ends', 'login,name\nida,"Ida\nlars,Lars\n', { line: 2, column: null, code: 'quote' }],
    ['with text behind a quote', 'login,name\nida,"Ida"x\n', { line: 2, column: null, code: 'quote' }],
    ['with a row of nobody', 'login,name\nida,Ida\n,Lars\n', { line: 3, column: 'login', code: 'loginMissing' }],
    ['with one id twice', 'id,login,name\n1,a,A\n1,b,B\n', { line: 3, column: 'externalId', code: 'idTwice' }],
    ['in UTF-16', Uint8Array.from(Buffer.from('login,name\n', 'utf16le')), { line: 1, column: null, code: 'encoding' }],
  ])('%s is refused as a whole', async (_what, text, fault) => {
    expect(await faultsOf(text)).toEqual([fault]);
  });

  it('has at most 200 000 rows', async () => {
    const rows = Array.from({ length: 200_001 }, (_, n) => `p${n},P`).join('\n');
    expect(await faultsOf(`login,name\n${rows}`)).toEqual([{ line: 200_002, column: null, code: 'tooManyRows' }]);
  });

  it('names what is wrong with a row by its column', async () => {
    const { users } = await contentOf('login,name,email,active\nida,,ida,maybe\nlars,Lars\nIDA,Ida,i@n.test,yes\n');
    expect(users.map(({ row }) => row)).toEqual([
      {
        line: 2,
        faults: [
          { column: 'name', code: 'missing' },
          { column: 'email', code: 'notAnAddress' },
          { column: 'active', code: 'notYesOrNo' },
        ],
      },
      { line: 3, faults: [{ column: null, code: 'cells' }] },
      { line: 4, faults: [{ column: 'login', code: 'loginTwice' }] },
    ]);
  });
});

describe('a plan from a file', () => {
  it('refuses rows with faults, and leaves the people alone whom they are about', async () => {
    const { users } = await contentOf(
      'id,login,name,email\nida,ida@nordlys.test,Ida,wrong\nlars,lars@nordlys.test,Lars,\n',
    );
    const plan = planImport(
      input({ job: aJob({ dataSource: 'csv' }), directory: snapshot(users), people: [anImported('ida')] }),
    );
    expect(plan.entries).toMatchObject([
      { externalId: 'ida', action: 'refuse', reason: 'rowInvalid', after: null, row: { line: 2 } },
      { externalId: 'lars', action: 'create', after: { login: 'lars@nordlys.test' } },
    ]);
  });

  it('gives the rights of groups that a row names', async () => {
    const { users, groups } = await contentOf('login,name,groups\nida,Ida,Front desk\n');
    const members = groups.get('Front desk')!;
    const group: DirectoryGroup = {
      id: 'Front desk',
      displayName: 'Front desk',
      members,
      directMembers: members,
      groups: [],
      missingSince: null,
      missedRuns: 0,
    };
    const job = aJob({ dataSource: 'csv' }, [aLink('Front desk')]);
    const plan = planImport(input({ job, directory: snapshot(users, [group]) }));
    expect(plan.entries[0]?.rightsGiven.map(({ kind }) => kind).toSorted()).toEqual([
      'book',
      'book',
      'bookForOthers',
      'reception',
    ]);
  });
});
