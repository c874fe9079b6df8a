import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withSite } from '@planner/db';
import { administratorLink, firstLoginLink, passwordHashing } from '@planner/identity';
import { sendDueMails } from '@planner/notify';
import type { OutgoingMail } from '@planner/notify';
import { changeSettings, secretBox } from '@planner/sites';
import { useDatabase } from '@planner/testkit';
import { createServer } from '../server.ts';
import { Browser, httpWorld } from '../fixtures/http-world.ts';
import type { HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const good = 'four words that differ';
const better = 'another quite long sentence';
/** These tests are about who gets in, not about what a hash costs. */
const cheap = { memoryKib: 256, passes: 1 };
const secrets = secretBox(Buffer.alloc(32, 5));
const sent: OutgoingMail[] = [];
const mail = {
  from: 'planner@nordlys.example',
  send: async (one: OutgoingMail) => void sent.push(one),
  close: () => undefined,
};
let world: HttpWorld;
let root: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current, {
    hashing: passwordHashing(cheap),
    mail,
    settings: { publicUrl: 'https://planner.nordlys.example', trustProxy: true },
  });
  const link = await administratorLink(deps(), world.home.scope, 'https://planner.nordlys.example');
  root = world.visitor();
  const person = { displayName: 'Rosa Root', login: 'rosa', mail: 'rosa@nordlys.example' };
  await use(root, tokenIn(link), { password: good, person });
});
afterAll(() => world.close());

const deps = () => ({ db: database.current.db, clock: world.clock });
const tokenIn = (link: string) => link.split('#')[1] ?? '';

/** Keeps the token of the session that an answer begins, as a page does. */
async function use(browser: Browser, token: string, body: object) {
  const answer = await browser.post('/api/v1/account-links/use', { body: { token, ...body } });
  if (answer.statusCode === 201) browser.csrfToken = answer.json<{ csrfToken: string }>().csrfToken;
  return answer;
}
async function signIn(browser: Browser, body: object, address = '192.0.2.1') {
  const answer = await browser.post('/api/v1/session/local', { body, headers: { 'x-forwarded-for': address } });
  if (answer.statusCode === 201) browser.csrfToken = answer.json<{ csrfToken: string }>().csrfToken;
  return answer;
}
/** The newest link that a mail brought to an address. */
async function linkMailedTo(address: string): Promise<string> {
  await sendDueMails({ ...deps(), secrets, transport: mail, worker: 'test', log: () => undefined });
  const newest = sent.findLast(({ to }) => to.address === address);
  return /https:\S+#\S+/.exec(newest?.text ?? '')?.[0] ?? '';
}
async function invite(name: string, rightSet = 'employee'): Promise<string> {
  const login = name.toLowerCase();
  const body = { displayName: name, login, mail: `${login}@nordlys.example`, language: 'da', rightSet };
  const made = await root.post('/api/v1/admin/people', { body });
  expect(made.json()).toMatchObject({ isMailed: true, link: null });
  return made.json<{ personId: string }>().personId;
}
/** A local person with a password, in a browser of their own. */
async function aLocal(name: string, rightSet = 'employee') {
  const id = await invite(name, rightSet);
  const browser = world.visitor();
  const answer = await use(browser, tokenIn(await linkMailedTo(`${name.toLowerCase()}@nordlys.example`)), {
    password: good,
  });
  expect(answer.statusCode).toBe(201);
  return { id, browser };
}
/** What an authenticator app shows: RFC 6238 by hand. */
const code = ({ uri }: { readonly uri: string }) => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = secret
    .split('')
    .map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(world.clock.now().epochMilliseconds / 30_000)));
  const sum = createHmac('sha1', key).update(step).digest();
  const number = sum.readUInt32BE((sum.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};

describe('the first login', () => {
  test('is offered to a site without an administrator alone, by one link that makes one', async () => {
    const url = 'https://planner.nordlys.example';
    expect(await firstLoginLink(deps(), world.home.scope, url)).toBeNull(); // Jonas is there
    const session = await root.get('/api/v1/session');
    expect(session.json().rights.map(({ kind }: { kind: string }) => kind)).toContain('administrator');
  });

  test('works once, for a day, on its own site', async () => {
    const link = tokenIn(await administratorLink(deps(), world.home.scope, 'https://x'));
    const person = { displayName: 'Eve', login: 'eve', mail: null };
    const elsewhere = world.visitor(world.elsewhere);
    expect((await use(elsewhere, link, { password: good, person })).json().code).toBe('LINK_CLOSED');
    const answers = await Promise.all(
      [1, 2, 3].map((n) => use(world.visitor(), link, { password: good, person: { ...person, login: `eve${n}` } })),
    );
    expect(answers.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['201', '409', '409']);
    const late = tokenIn(await administratorLink(deps(), world.home.scope, 'https://x'));
    world.clock.advance({ hours: 25 });
    expect((await use(world.visitor(), late, { password: good, person })).json().code).toBe('LINK_CLOSED');
    expect((await signIn(root, { login: 'rosa', password: good })).statusCode).toBe(201);
  });
});

describe('an invitation', () => {
  test('shows site and inviter, and looking at it uses nothing up', async () => {
    await invite('Nora');
    const token = tokenIn(await linkMailedTo('nora@nordlys.example'));
    for (let round = 0; round < 2; round += 1) {
      const look = await world.visitor().post('/api/v1/account-links/look', { body: { token } });
      expect(look.json()).toMatchObject({ purpose: 'invitation', inviter: 'Rosa Root', person: { login: 'nora' } });
    }
    expect((await use(world.visitor(), token, { password: good })).statusCode).toBe(201);
    expect((await use(world.visitor(), token, { password: good })).json().code).toBe('LINK_CLOSED');
  });

  test('that is made anew ends the one before', async () => {
    const id = await invite('Olaf');
    const first = tokenIn(await linkMailedTo('olaf@nordlys.example'));
    await root.post(`/api/v1/admin/people/${id}/invitation`);
    const second = tokenIn(await linkMailedTo('olaf@nordlys.example'));
    expect(second).not.toBe(first);
    expect((await use(world.visitor(), first, { password: good })).json().code).toBe('LINK_CLOSED');
    expect((await use(world.visitor(), second, { password: good })).statusCode).toBe(201);
  });

  test('refuses passwords that are short, leaked or made of the account', async () => {
    await invite('Pernille');
    const token = tokenIn(await linkMailedTo('pernille@nordlys.example'));
    const reasons = [];
    for (const password of ['short', 'qwerty123456', 'Pernille-2026!', 'x'.repeat(2000)]) {
      const answer = await use(world.visitor(), token, { password });
      reasons.push(answer.json().errors[0].params.reason);
    }
    expect(reasons).toEqual(['short', 'leaked', 'personal', 'long']);
  });

  test('without a mail server is told once, to whoever made it', async () => {
    const silent = await httpWorldWithoutMail();
    const jonas = await silent.as('Jonas');
    const body = { displayName: 'Quist', login: 'quist', mail: null, language: 'en', rightSet: 'employee' };
    const made = await jonas.post('/api/v1/admin/people', { body });
    expect(made.json()).toMatchObject({ isMailed: false });
    expect(made.json().link).toMatch(/^https:\/\/planner\.nordlys\.example\/account#[\w-]{43}$/);
    await silent.close();
  });
});

/** The same database, served by a process that has no mail server. */
async function httpWorldWithoutMail(): Promise<HttpWorld> {
  const { mail: _mail, ...options } = world.options;
  const app = await createServer(options);
  const visitor = () => new Browser(app, world.home.host);
  return {
    ...world,
    app,
    async as(name) {
      const browser = visitor();
      await browser.signIn(world.home.person(name).id);
      return browser;
    },
    close: () => app.close(),
  };
}

describe('a sign-in by password', () => {
  test('works in any case of the login, and begins a new session', async () => {
    await aLocal('Karen');
    const browser = world.visitor();
    const answer = await signIn(browser, { login: ' KAREN'.trim(), password: good });
    expect(answer.json()).toMatchObject({ person: { displayName: 'Karen' } });
    expect((await browser.get('/api/v1/session')).statusCode).toBe(200);
  });

  test('is refused alike for a wrong password, an unknown login, somebody without a password and a deactivated person', async () => {
    const { id } = await aLocal('Bodil');
    await root.post(`/api/v1/admin/people/${id}/deactivate`);
    const tries = [
      { login: 'rosa', password: 'not the password' },
      { login: 'nobody', password: good },
      { login: world.home.person('Ida').userPrincipalName, password: good },
      { login: 'bodil', password: good },
    ];
    const answers = await Promise.all(tries.map((body) => signIn(world.visitor(), body, '192.0.2.9')));
    expect(new Set(answers.map((one) => JSON.stringify({ ...one.json(), correlationId: '' }))).size).toBe(1);
    expect(answers[0]?.json().code).toBe('SIGN_IN_REFUSED');
  });

  test('waits after five wrong tries, also when they come at once, whether the login exists or not', async () => {
    await aLocal('Tyra');
    for (const login of ['tyra', 'nobody-at-all']) {
      const wrong = { login, password: 'not the password' };
      const answers = await Promise.all(Array.from({ length: 9 }, () => signIn(world.visitor(), wrong)));
      expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4);
      const blocked = await signIn(world.visitor(), { login, password: good });
      expect([blocked.statusCode, blocked.headers['retry-after']]).toEqual([429, '60']);
    }
    world.clock.advance({ seconds: 61 });
    expect((await signIn(world.visitor(), { login: 'tyra', password: good })).statusCode).toBe(201);
  });

  test('is refused from an address that tried thirty times, and from no other', async () => {
    await aLocal('Ulla');
    const address = '198.51.100.7';
    for (let n = 0; n < 30; n += 1) await signIn(world.visitor(), { login: `made-up-${n}`, password: 'x' }, address);
    const body = { login: 'ulla', password: good };
    expect((await signIn(world.visitor(), body, address)).statusCode).toBe(429);
    expect((await signIn(world.visitor(), body, '203.0.113.4')).statusCode).toBe(201);
  });

  test('of more than a kilobyte is refused before any work', async () => {
    const answer = await signIn(world.visitor(), { login: 'rosa', password: 'ø'.repeat(600) });
    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'password']);
  });

  test('strengthens a hash that costs less than today’s', async () => {
    const { id } = await aLocal('Vera');
    const dear = passwordHashing({ ...cheap, passes: 2 });
    const stored = () =>
      database.current.sql<{ hash: string }>(
        'select password_hash as hash from local_credentials where person_id = $1',
        [id],
      );
    expect(dear.isWeak((await stored())[0]?.hash ?? '')).toBe(true);
    const app = await createServer({ ...world.options, hashing: dear });
    const browser = new Browser(app, world.home.host);
    expect((await signIn(browser, { login: 'vera', password: good })).statusCode).toBe(201);
    expect(dear.isWeak((await stored())[0]?.hash ?? '')).toBe(false);
    await app.close();
  });

  test('leaves no password, token or code in log, audit or tables', async () => {
    const everything = JSON.stringify([
      world.log,
      await database.current.sql('select a::text as row from audit_events a'),
      await database.current.sql('select c::text as row from local_credentials c'),
      await database.current.sql('select l::text as row from account_links l'),
    ]);
    expect(everything).toContain('signIn.refused');
    expect(everything).not.toContain(good);
    const token = tokenIn(await linkMailedTo('ulla@nordlys.example'));
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token).toString('hex'));
  });
});

describe('a lost password', () => {
  const ask = (login: string, address = '192.0.2.50') =>
    world.visitor().post('/api/v1/password-resets', { body: { login }, headers: { 'x-forwarded-for': address } });

  test('is replaced by a link of an hour that ends all sessions; the answer never says whether there was one', async () => {
    const { browser } = await aLocal('Gerd');
    const answers = [await ask('gerd'), await ask('nobody'), await ask(world.home.person('Ida').userPrincipalName)];
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      Array.from({ length: 3 }, () => [202, '']),
    );
    const token = tokenIn(await linkMailedTo('gerd@nordlys.example'));
    expect((await use(world.visitor(), token, { password: better })).statusCode).toBe(201);
    expect((await browser.get('/api/v1/session')).statusCode).toBe(401);
    expect((await signIn(world.visitor(), { login: 'gerd', password: good })).statusCode).toBe(401);
    await ask('gerd');
    const late = tokenIn(await linkMailedTo('gerd@nordlys.example'));
    world.clock.advance({ minutes: 61 });
    expect((await use(world.visitor(), late, { password: good })).json().code).toBe('LINK_CLOSED');
    await signIn(root, { login: 'rosa', password: good });
  });

  test('can’t be used to fill somebody’s mailbox', async () => {
    await aLocal('Hanne');
    sent.length = 0;
    for (let n = 0; n < 6; n += 1) expect((await ask('hanne', `192.0.2.${100 + n}`)).statusCode).toBe(202);
    await linkMailedTo('hanne@nordlys.example');
    expect(sent.filter(({ to }) => to.address === 'hanne@nordlys.example')).toHaveLength(3);
  });
});

describe('a second factor', () => {
  test('is asked for once the password is right, takes each code once, and a recovery code in its place', async () => {
    const { browser } = await aLocal('Mia');
    const wrong = await browser.post('/api/v1/me/second-factor', { body: { password: 'not it' } });
    expect(wrong.json().code).toBe('SIGN_IN_REFUSED');
    const factor = (await browser.post('/api/v1/me/second-factor', { body: { password: good } })).json();
    const confirmed = await browser.post('/api/v1/me/second-factor/confirm', { body: { code: code(factor) } });
    const { codes } = confirmed.json<{ codes: string[] }>();
    expect(codes).toHaveLength(10);
    const given = { login: 'mia', password: good };
    expect((await signIn(world.visitor(), given)).json().errors[0].params.kind).toBe('code');
    const again = await signIn(world.visitor(), { ...given, code: code(factor) });
    expect(again.json().errors[0].params.kind).toBe('wrong'); // it confirmed the factor before
    world.clock.advance({ seconds: 61 });
    const next = { ...given, code: code(factor) };
    const both = await Promise.all([signIn(world.visitor(), next), signIn(world.visitor(), next)]);
    expect(both.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['201', '401']);
    const recovery = { ...given, code: codes[0]?.toUpperCase() };
    expect((await signIn(world.visitor(), recovery)).statusCode).toBe(201);
    expect((await signIn(world.visitor(), recovery)).statusCode).toBe(401);
    expect((await browser.get('/api/v1/me/account')).json().secondFactor).toEqual({ isOn: true, recoveryCodes: 9 });
  });

  test('can be required of administrators, who then set it up as they sign in', async () => {
    await aLocal('Anders', 'administrator');
    await withSite(database.current.db, world.home.scope, (tx) =>
      changeSettings(tx, { administratorsNeedSecondFactor: true }),
    );
    const given = { login: 'anders', password: good };
    const asked = (await signIn(world.visitor(), given)).json();
    expect(asked.errors[0].params.kind).toBe('setup');
    const answer = await signIn(world.visitor(), { ...given, code: code(asked.errors[0].params) });
    expect(answer.statusCode).toBe(201);
    await withSite(database.current.db, world.home.scope, (tx) =>
      changeSettings(tx, { administratorsNeedSecondFactor: false }),
    );
  });
});

describe('the own sessions', () => {
  test('are listed with where they are, and ended one by one or all but this', async () => {
    const { browser: here } = await aLocal('Lise');
    const there = world.visitor();
    await signIn(there, { login: 'lise', password: good });
    const third = world.visitor();
    await signIn(third, { login: 'lise', password: good });
    const { sessions } = (await here.get('/api/v1/me/sessions')).json<{
      sessions: { key: string; isThisOne: boolean; method: string }[];
    }>();
    expect(sessions.map(({ method }) => method).toSorted()).toEqual(['link', 'password', 'password']);
    const own = createHash('sha256')
      .update(there.cookie?.split('=')[1] ?? '')
      .digest('hex');
    expect((await here.delete(`/api/v1/me/sessions/${own}`)).statusCode).toBe(204);
    expect((await there.get('/api/v1/session')).statusCode).toBe(401);
    await here.delete('/api/v1/me/sessions');
    expect((await third.get('/api/v1/session')).statusCode).toBe(401);
    expect((await here.get('/api/v1/session')).statusCode).toBe(200);
    // Another's session is none of theirs.
    const rosas = createHash('sha256')
      .update(root.cookie?.split('=')[1] ?? '')
      .digest('hex');
    expect((await here.delete(`/api/v1/me/sessions/${rosas}`)).statusCode).toBe(404);
  });

  test('end when the password is changed, but for the one that changed it', async () => {
    const { browser: here } = await aLocal('Maren');
    const there = world.visitor();
    await signIn(there, { login: 'maren', password: good });
    const changed = await here.post('/api/v1/me/password', { body: { password: good, next: better } });
    expect(changed.statusCode).toBe(204);
    expect((await there.get('/api/v1/session')).statusCode).toBe(401);
    expect((await here.get('/api/v1/session')).statusCode).toBe(200);
  });
});

describe('an API token', () => {
  const asProgram = (token: string, url: string) =>
    world.app.inject({ method: 'GET', url, headers: { host: world.home.host, authorization: `Bearer ${token}` } });
  const make = async (browser: Browser, body: object = {}) =>
    (await browser.post('/api/v1/me/tokens', { body: { name: 'report', ...body } })).json<{
      id: string;
      token: string;
    }>();

  test('speaks for its person with no more rights than it was given, and is stored as a hash', async () => {
    const jonas = await world.as('Jonas');
    const { token } = await make(jonas, { rights: ['book'] });
    expect(token).toMatch(/^plnr_/);
    expect((await asProgram(token, '/api/v1/rooms')).statusCode).toBe(200);
    expect((await asProgram(token, '/api/v1/admin/people')).statusCode).toBe(403);
    expect((await asProgram(token, '/api/v1/me/tokens')).statusCode).toBe(401); // people at a browser alone
    const rows = await database.current.sql<{ row: string }>('select t::text as row from api_tokens t');
    for (const { row } of rows) expect(row).not.toContain(token.slice(5));
  });

  test('is refused when it is revoked, expired, mistyped, of another site, or its person is deactivated', async () => {
    const jonas = await world.as('Jonas');
    const { id, token } = await make(jonas);
    const foreign = await make(await world.as('Jonas', world.elsewhere));
    const flipped = token.slice(0, 20) + (token[20] === 'a' ? 'b' : 'a') + token.slice(21);
    for (const wrong of [foreign.token, flipped])
      expect((await asProgram(wrong, '/api/v1/rooms')).statusCode).toBe(401);
    await jonas.delete(`/api/v1/me/tokens/${id}`);
    expect((await asProgram(token, '/api/v1/rooms')).statusCode).toBe(401);
    const { id: person, browser } = await aLocal('Stine');
    const short = await make(browser, { days: 1 });
    const lasting = await make(browser);
    await root.post(`/api/v1/admin/people/${person}/deactivate`);
    expect((await asProgram(lasting.token, '/api/v1/rooms')).statusCode).toBe(401);
    await root.post(`/api/v1/admin/people/${person}/reactivate`);
    expect((await asProgram(short.token, '/api/v1/rooms')).statusCode).toBe(200);
    world.clock.advance({ hours: 25 });
    expect((await asProgram(short.token, '/api/v1/rooms')).statusCode).toBe(401);
    await signIn(root, { login: 'rosa', password: good });
  });
});
