import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withSite } from '@planner/db';
import { newConnection, saveConnection, secretBox } from '@planner/sites';
import { useDatabase } from '@planner/testkit';
import type { Problem } from '../api/problem-schema.ts';
import { httpWorld, tuesdayMorning } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld, SiteWorld } from '../fixtures/http-world.ts';

const tenantId = '6b1f0a52-3c84-4d0e-9a57-2e8d41c7f3b0';
const clientId = '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21';
const authorityUrl = 'https://login.microsoftonline.com';
const issuer = `${authorityUrl}/${tenantId}/v2.0`;
const client = { host: 'OutlookWebApp', hostVersion: '16.0', mailboxSet: '1.14', paneVersion: '1' };
const objects = { Ida: 'object-of-ida', Lars: 'object-of-lars' };

const database = useDatabase();
let world: HttpWorld;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
beforeAll(async () => {
  const secrets = secretBox(Buffer.alloc(32, 5));
  const keysUrl = `${authorityUrl}/${tenantId}/discovery/v2.0/keys`;
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] };
  world = await httpWorld(database.current, {
    connections: {
      secrets,
      fetch: async (url) => Response.json(url === keysUrl ? keys : { issuer, jwks_uri: keysUrl }),
    },
  });
  const graphUrl = 'https://graph.microsoft.com';
  await withSite(database.current.db, world.home.scope, async (tx) => {
    const entered = { application: 'addin', tenantId, clientId, authorityUrl, graphUrl, credential: null } as const;
    await saveConnection(tx, newConnection(entered), { box: secrets, clock: world.clock });
    for (const [name, objectId] of Object.entries(objects))
      await tx.run('update people set directory_object_id = $2, active = $3 where site_id = $1 and person_id = $4', [
        world.home.scope.siteId,
        objectId,
        name !== 'Lars',
        world.home.person(name).id,
      ]);
  });
});
afterAll(() => world.close());

const nonce = (): string => randomBytes(32).toString('base64url');

/** A token as the directory would sign it; what is undefined isn't in it. */
function tokenWith(changed: object = {}): string {
  const now = Temporal.Instant.from(tuesdayMorning).epochMilliseconds / 1000;
  const claims = {
    iss: issuer,
    aud: clientId,
    tid: tenantId,
    oid: objects.Ida,
    scp: 'access_as_user',
    exp: now + 3600,
  };
  const [head, body] = [
    { alg: 'RS256', kid: 'one' },
    { ...claims, ...changed },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url');
  return `${head}.${body}.${signature}`;
}

async function byToken(accessToken: string, site?: SiteWorld) {
  const answer = await world
    .visitor(site)
    .post('/api/v1/addin/session', { body: { by: 'token', accessToken, client } });
  const { code = null } = answer.json<Partial<Problem>>();
  return { status: answer.statusCode, code, text: answer.body };
}

/** The dialog's code of somebody who has just signed in. */
async function codeFor(forPane: string): Promise<string> {
  const dialog = await world.as('Ida');
  const answer = await dialog.post('/api/v1/addin/code', { body: { nonce: forPane } });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ code: string }>().code;
}

async function byCode(given: { readonly code: string; readonly nonce: string }, pane: Browser = world.visitor()) {
  return (await pane.post('/api/v1/addin/session', { body: { by: 'code', ...given, client } })).statusCode;
}

describe('signing in by Outlook’s token', () => {
  test('opens a session of the pane for the person of the directory object', async () => {
    const pane = world.visitor();
    const answer = await pane.post('/api/v1/addin/session', {
      body: { by: 'token', accessToken: tokenWith(), client },
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.cookies).toEqual([]);
    pane.bearer = answer.json<{ token: string }>().token;
    expect((await pane.get('/api/v1/addin')).json()).toMatchObject({ person: { displayName: 'Ida' } });
  });

  test('refuses wrong tokens alike, and keeps the reason for the log, without the token', async () => {
    const wrong: readonly (readonly [string, object])[] = [
      ['issuer', { iss: `${authorityUrl}/another/v2.0` }],
      ['tenant', { tid: 'another' }],
      ['audience', { aud: '00000003-0000-0000-c000-000000000000' }],
      ['expired', { exp: 1 }],
      ['scope', { scp: undefined }],
    ];
    const before = world.log.length;
    const answers = [];
    for (const [, changed] of wrong) answers.push(await byToken(tokenWith(changed)));
    expect(answers.map(({ status, code }) => [status, code])).toEqual(wrong.map(() => [401, 'SIGN_IN_REQUIRED']));
    for (const [because] of wrong) for (const { text } of answers) expect(text).not.toContain(because);
    const lines = world.log.slice(before);
    const told = lines.filter(({ event }) => event === 'pane token refused');
    expect(told.map(({ because }) => because)).toEqual(wrong.map(([because]) => because));
    expect(JSON.stringify(lines)).not.toMatch(/eyJ[\w-]+\./);
  });

  test('tells somebody who isn’t imported, or has left, whom to ask, and makes no account', async () => {
    for (const oid of ['object-of-nobody', objects.Lars])
      expect(await byToken(tokenWith({ oid }))).toMatchObject({ code: 'PERSON_NOT_IMPORTED' });
    const made = await database.current.sql("select 1 from people where directory_object_id = 'object-of-nobody'");
    expect(made).toEqual([]);
  });

  test('opens nothing at a site that isn’t connected to that directory', async () => {
    expect(await byToken(tokenWith(), world.elsewhere)).toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' });
  });
});

describe('the dialog’s one-time code', () => {
  test('opens one session, once', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    expect(await byCode(given)).toBe(201);
    expect(await byCode(given)).toBe(400);
  });

  test('opens one session when two panes bring it at the same moment', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    const answers = await Promise.all([byCode(given), byCode(given), byCode(given)]);
    expect(answers.toSorted()).toEqual([201, 400, 400]);
  });

  test('is dead after another pane tried it, for the pane that it was made for as well', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    expect(await byCode({ code: given.code, nonce: nonce() })).toBe(400);
    expect(await byCode(given)).toBe(400);
  });

  test('is dead after its pane brought a wrong code', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    expect(await byCode({ code: nonce(), nonce: given.nonce })).toBe(400);
    expect(await byCode(given)).toBe(400);
  });

  test('is worth nothing at another site, and still good at its own', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    expect(await byCode(given, world.visitor(world.elsewhere))).toBe(400);
    expect(await byCode(given)).toBe(201);
  });

  test('is worth nothing once its person has been deactivated', async () => {
    const given = { nonce: nonce(), code: '' };
    given.code = await codeFor(given.nonce);
    const setActive = (active: boolean) =>
      withSite(database.current.db, world.home.scope, (tx) =>
        tx.run('update people set active = $3 where site_id = $1 and person_id = $2', [
          world.home.scope.siteId,
          world.home.person('Ida').id,
          active,
        ]),
      );
    await setActive(false);
    expect(await byCode(given)).toBe(400);
    await setActive(true);
    expect(await byCode(given)).toBe(400);
  });

  test('lives for a minute', async () => {
    const fresh = { nonce: nonce(), code: '' };
    const old = { nonce: nonce(), code: '' };
    fresh.code = await codeFor(fresh.nonce);
    world.clock.advance({ seconds: 59 });
    expect(await byCode(fresh)).toBe(201);
    old.code = await codeFor(old.nonce);
    world.clock.advance({ seconds: 60 });
    expect(await byCode(old)).toBe(400);
  });

  test('isn’t made for a pane without a proper nonce, nor for somebody who hasn’t signed in', async () => {
    const ida = await world.as('Ida');
    for (const wrong of ['', 'short', `${nonce()}=`, `${nonce()} `])
      expect((await ida.post('/api/v1/addin/code', { body: { nonce: wrong } })).statusCode).toBe(400);
    expect((await world.visitor().post('/api/v1/addin/code', { body: { nonce: nonce() } })).statusCode).toBe(401);
    const pane = await world.inOutlook('Ida');
    expect((await pane.post('/api/v1/addin/code', { body: { nonce: nonce() } })).statusCode).toBe(401);
  });
});
