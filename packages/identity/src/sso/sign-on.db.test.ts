import { describe, expect, test } from 'vitest';
import type { PersonId } from '@planner/core';
import { insertRight, rightsHolders, uuidSource, withSite } from '@planner/db';
import { secretBox } from '@planner/sites';
import { aClock, aPerson, aSite, useDatabase } from '@planner/testkit';
import {
  aConfirmation,
  aSigner,
  fieldOf,
  issuer,
  objectId,
  printMessage,
  signAssertion,
  tenantId,
  victimId,
} from '../saml/fixtures/saml-message.ts';
import type { MessageParts } from '../saml/fixtures/saml-message.ts';
import { claimNames } from '../saml/read-response.ts';
import { readCertificate } from '../saml/signing-certificate.ts';
import { newToken } from '../session-token.ts';
import { signOnConfiguration, saveSignOn } from './configuration.ts';
import type { SignOnConfiguration } from './configuration.ts';
import { fetchResult } from './finish-sign-on.ts';
import { receiveResponse } from './receive-saml.ts';
import { afterReading } from './refresh-metadata.ts';
import { changeSignOn, enterProvider } from './set-up.ts';
import { startSignOn } from './start-sign-on.ts';
import { beginSignOnSession, endAtProvider } from './sign-on-session.ts';
import { testReport } from './shown-result.ts';

const database = useDatabase();
const signer = await aSigner();
const other = await aSigner();
const loginUrl = `https://login.microsoftonline.com/${tenantId}/saml2`;
const asker = { personId: 'nobody' as PersonId, correlationId: 'test' };

/** A site whose provider is entered and tested, with Ida of the directory and a local administrator. */
async function aSignOn(change: Partial<SignOnConfiguration> = {}) {
  const clock = aClock('2026-11-24T08:00:00Z');
  const ids = uuidSource(clock);
  const { db } = database.current;
  const build = { db, clock, ids };
  const scope = await aSite(build, { name: 'Nordlys', hosts: [`${ids.next()}.example`] });
  const secrets = secretBox(Buffer.alloc(32, 7));
  const deps = { ...build, secrets, fetch: () => Promise.reject(new TypeError('no way to Microsoft from here')) };
  const ida = await aPerson(scope, build, {
    displayName: 'Ida Holm',
    userPrincipalName: 'ida@nordlys.example',
    directoryObjectId: objectId,
  });
  const jonas = await aPerson(scope, build, { displayName: 'Jonas Friis', may: ['administrator'] });
  const inSite = <T>(work: Parameters<typeof withSite<T>>[2]) => withSite(db, scope, work);
  await inSite((tx) =>
    tx.run(
      `insert into local_credentials (site_id, person_id, password_hash, changed_at) values ($1, $2, 'of no password', $3)`,
      [tx.scope.siteId, jonas.id, clock.now()],
    ),
  );
  const entry = {
    from: 'fields',
    identifier: issuer,
    loginUrl,
    logoutUrl: loginUrl,
    certificates: [signer.certificate],
  } as const;
  await enterProvider(scope, { entry, baseUrl: 'https://planner.example', asker }, deps);
  const set = (more: Partial<SignOnConfiguration>) =>
    inSite(async (tx) =>
      saveSignOn(tx, { ...(await signOnConfiguration(tx)), ...more }, { box: secrets, now: clock.now() }),
    );
  await set(change);
  const browserKey = newToken();
  const start = async (more: Partial<Parameters<typeof startSignOn>[1]> = {}) => {
    const wish = {
      purpose: 'signIn',
      browserKey,
      returnPath: '/rooms?day=1',
      isFresh: false,
      startedBy: null,
      ...more,
    } as const;
    const started = await inSite((tx) => startSignOn(tx, wish, deps));
    if (!started.ok) throw new Error(started.errors[0]?.code);
    return { ...started.value, relayState: new URL(started.value.url).searchParams.get('RelayState') };
  };
  const answer = (requestId: string, more: Partial<MessageParts> = {}) =>
    fieldOf(
      signAssertion(
        printMessage({
          inResponseTo: requestId,
          confirmation: aConfirmation({ inResponseTo: requestId }),
          assertionId: `_${newToken()}`,
          ...more,
        }),
        signer,
      ),
    );
  const post = (field: string, relayState: string | null = null) =>
    receiveResponse(scope, { field, relayState, pathName: 'nordlys', correlationId: 'test' }, deps);
  const fetchWith = (key: string, taken: Awaited<ReturnType<typeof post>>) =>
    inSite((tx) => fetchResult(tx, { code: taken.kind === 'taken' ? taken.code : undefined, browserKey: key }, deps));
  /** A test by Jonas makes the settings tested ones; then they are switched on. */
  const switchOn = async () => {
    const begun = await start({ purpose: 'test', startedBy: jonas.id });
    await fetchWith(browserKey, await post(answer(begun.requestId), begun.relayState));
    return inSite((tx) =>
      changeSignOn(tx, { changes: { mode: 'optional' }, baseUrl: 'https://planner.example', asker }, deps),
    );
  };
  return {
    scope,
    deps,
    clock,
    ida,
    jonas,
    inSite,
    set,
    start,
    answer,
    post,
    switchOn,
    browserKey,
    fetch: (taken: Awaited<ReturnType<typeof post>>) => fetchWith(browserKey, taken),
    fetchWith,
  };
}

type SignOn = Awaited<ReturnType<typeof aSignOn>>;

async function switchedOn(): Promise<SignOn> {
  const world = await aSignOn();
  expect(await world.switchOn()).toMatchObject({ ok: true });
  return world;
}

const reasonOf = async (world: SignOn, field: string) => {
  const result = await world.fetch(await world.post(field));
  return result?.outcome.kind === 'failed' ? result.outcome.fault.reason : (result?.outcome.kind ?? 'nothing');
};

describe('a sign-in', () => {
  test('opens a session for the person of the object id, and goes back to where it began', async () => {
    const world = await switchedOn();
    const begun = await world.start();
    const result = await world.fetch(await world.post(world.answer(begun.requestId), begun.relayState));
    expect(result).toMatchObject({ returnPath: '/rooms?day=1', outcome: { kind: 'signedIn', personId: world.ida.id } });
  });

  test('asks for no format, no method and no subject, and has an id that begins with a letter', async () => {
    const { inflateRawSync } = await import('node:zlib');
    const { url } = await (await switchedOn()).start();
    const xml = inflateRawSync(Buffer.from(new URL(url).searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
    expect(xml).toMatch(/^<samlp:AuthnRequest [^>]* ID="_[0-9a-f]{32}"/);
    expect(xml).toContain('AssertionConsumerServiceURL="https://planner.example/saml/nordlys/acs"');
    expect(xml).not.toMatch(/NameIDPolicy|RequestedAuthnContext|Subject|ForceAuthn/);
  });

  test('that another browser began isn’t opened by this one, and stays good for its own', async () => {
    const world = await switchedOn();
    const begun = await world.start();
    const taken = await world.post(world.answer(begun.requestId), begun.relayState);
    expect(await world.fetchWith(newToken(), taken)).toBeNull();
    expect(await world.fetch(taken)).toMatchObject({ outcome: { kind: 'signedIn' } });
    expect(await world.fetch(taken)).toBeNull();
  });

  test('whose relay state was exchanged goes to the home page', async () => {
    const world = await switchedOn();
    for (const relayState of ['https://evil.example/', '//evil.example', newToken(), null]) {
      const begun = await world.start();
      expect(await world.fetch(await world.post(world.answer(begun.requestId), relayState))).toMatchObject({
        returnPath: '/',
      });
    }
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/a\\b', 'javascript:alert(1)', '/a\nb'])(
    'that was to end at %j ends at the home page',
    async (returnPath) => {
      const world = await switchedOn();
      const begun = await world.start({ returnPath });
      expect(await world.fetch(await world.post(world.answer(begun.requestId), begun.relayState))).toMatchObject({
        returnPath: '/',
      });
    },
  );

  test('that nobody asked for is asked for, once', async () => {
    const world = await switchedOn();
    const unasked = { inResponseTo: null, confirmation: aConfirmation({ inResponseTo: null }) };
    expect(await world.post(world.answer('', unasked))).toEqual({ kind: 'unsolicited' });
    expect(await world.post(world.answer('', unasked), newToken())).toMatchObject({ kind: 'taken' });
  });

  test('ends at the provider as well, where that is wanted', async () => {
    const world = await switchedOn();
    await world.set({ singleLogout: true });
    const begun = await world.start();
    const result = await world.fetch(await world.post(world.answer(begun.requestId)));
    if (result?.outcome.kind !== 'signedIn') throw new Error('nobody was signed in');
    const { outcome } = result;
    const url = await world.inSite(async (tx) => {
      const { token } = await beginSignOnSession(tx, { outcome, correlationId: 'test' }, world.deps);
      return endAtProvider(tx, token, world.deps);
    });
    expect(url?.startsWith(`${loginUrl}?SAMLRequest=`)).toBe(true);
  });
});

describe('check 7', () => {
  test('refuses an answer to a request that nobody made', async () => {
    expect(await reasonOf(await switchedOn(), 'x')).toBe('nothing');
    const world = await switchedOn();
    expect(await world.post(world.answer('_unknown'))).toMatchObject({ kind: 'taken' });
    const audit = await database.current.sql(
      `select change->>'reason' as reason from audit_events where site_id = '${world.scope.siteId}' and action = 'signOn.refused'`,
    );
    expect(audit).toEqual([{ reason: 'request-unknown' }]);
  });

  test('refuses an answer to a request of sixteen minutes ago', async () => {
    const world = await switchedOn();
    const begun = await world.start();
    world.clock.advance({ minutes: 16 });
    const late = {
      confirmation: aConfirmation({ inResponseTo: begun.requestId, notOnOrAfter: '2026-11-24T09:00:00Z' }),
    };
    await world.post(world.answer(begun.requestId, late));
    expect(await usedRequests(world)).toBe(1); // the test that switched it on
  });

  test('refuses a second answer to a request', async () => {
    const world = await switchedOn();
    const { requestId } = await world.start();
    expect(await reasonOf(world, world.answer(requestId))).toBe('signedIn');
    expect(await reasonOf(world, world.answer(requestId))).toBe('request-unknown');
  });

  test('leaves the request good when a forged message names it', async () => {
    const world = await switchedOn();
    const { requestId } = await world.start();
    const forged = fieldOf(
      signAssertion(
        printMessage({ inResponseTo: requestId, confirmation: aConfirmation({ inResponseTo: requestId }) }),
        other,
      ),
    );
    expect(await reasonOf(world, forged)).toBe('signature-invalid');
    expect(await reasonOf(world, world.answer(requestId))).toBe('signedIn');
  });
});

const usedRequests = async ({ scope }: SignOn) => {
  const [row] = await database.current.sql<{ count: number }>(
    `select count(*)::int as count from sso_requests where site_id = '${scope.siteId}' and consumed_at is not null`,
  );
  return row?.count;
};

describe('check 9', () => {
  test('of twenty that come at once with the same message one is signed in', async () => {
    const world = await switchedOn();
    const { requestId } = await world.start();
    const field = world.answer(requestId);
    const taken = await Promise.all(Array.from({ length: 20 }, () => world.post(field)));
    const words: (string | undefined)[] = [];
    for (const one of taken) {
      const outcome = (await world.fetch(one))?.outcome;
      words.push(outcome?.kind === 'failed' ? outcome.fault.reason : outcome?.kind);
    }
    const count = (word: string) => words.filter((one) => one === word).length;
    expect([count('signedIn'), count('assertion-replayed')]).toEqual([1, 19]);
  });

  test('an assertion is taken once, for whichever request', async () => {
    const world = await switchedOn();
    const [first, second] = [await world.start(), await world.start()];
    expect(await reasonOf(world, world.answer(first.requestId, { assertionId: '_once' }))).toBe('signedIn');
    expect(await reasonOf(world, world.answer(second.requestId, { assertionId: '_once' }))).toBe('assertion-replayed');
  });
});

describe('check 10', () => {
  test('wants a fresh proof where one was asked for', async () => {
    const world = await switchedOn();
    const { requestId } = await world.start({ isFresh: true });
    world.clock.advance({ minutes: 4 }); // the proof is then six minutes old
    expect(await reasonOf(world, world.answer(requestId))).toBe('sign-in-too-old');
  });
});

describe('who it is', () => {
  const signInAs = async (world: SignOn, login: string, id: string) => {
    const { requestId } = await world.start();
    const claims = [
      [claimNames.tenantId, tenantId],
      [claimNames.objectId, id],
    ] as const;
    const result = await world.fetch(await world.post(world.answer(requestId, { nameId: login, claims })));
    return result?.outcome;
  };

  test('is told by the object id, whatever the login has become', async () => {
    const world = await switchedOn();
    expect(await signInAs(world, 'ida.married@nordlys.example', objectId)).toMatchObject({ personId: world.ida.id });
  });

  test('is told by the login where the person has no other object id, and by the id from then on', async () => {
    const world = await switchedOn();
    await world.inSite((tx) =>
      tx.run('update people set directory_object_id = null where site_id = $1 and person_id = $2', [
        tx.scope.siteId,
        world.ida.id,
      ]),
    );
    expect(await signInAs(world, 'IDA@nordlys.example', victimId)).toMatchObject({ personId: world.ida.id });
    expect(await signInAs(world, 'renamed@nordlys.example', victimId)).toMatchObject({ personId: world.ida.id });
  });

  test('a login that was given to a new colleague doesn’t open the old one’s bookings', async () => {
    const world = await switchedOn();
    expect(await signInAs(world, 'ida@nordlys.example', victimId)).toMatchObject({
      kind: 'nobody',
      because: 'conflict',
    });
  });

  test('nobody whom the site doesn’t know, or who was deactivated', async () => {
    const world = await switchedOn();
    expect(await signInAs(world, 'new@nordlys.example', victimId)).toMatchObject({
      kind: 'nobody',
      because: 'unknown',
    });
    await world.inSite((tx) =>
      tx.run('update people set active = false where site_id = $1 and person_id = $2', [tx.scope.siteId, world.ida.id]),
    );
    expect(await signInAs(world, 'ida@nordlys.example', objectId)).toMatchObject({
      kind: 'nobody',
      because: 'inactive',
    });
  });

  test('somebody new of a listed domain is made where that is switched on, and may book and nothing more', async () => {
    const world = await switchedOn();
    const mapping = {
      loginSource: 'nameId',
      createPeople: true,
      domains: ['nordlys.example'],
      locationId: null,
      language: 'da',
      company: 'Nordlys',
      contact: null,
    } as const;
    await world.set({ mapping });
    expect(await signInAs(world, 'eva@elsewhere.example', victimId)).toMatchObject({
      kind: 'nobody',
      because: 'domain',
    });
    const outcome = await signInAs(world, 'new@nordlys.example', victimId);
    if (outcome?.kind !== 'signedIn') throw new Error('nobody was made');
    const [made] = await world.inSite((tx) => rightsHolders(tx, [outcome.personId]));
    expect(made).toMatchObject({
      person: { userPrincipalName: 'new@nordlys.example', directoryObjectId: victimId, language: 'da' },
      rights: [{ kind: 'book', scope: { kind: 'site' } }],
    });
  });
});

describe('switching on', () => {
  test('needs a test of the settings as they are', async () => {
    const world = await aSignOn();
    const on = () =>
      world.inSite((tx) =>
        changeSignOn(tx, { changes: { mode: 'optional' }, baseUrl: 'https://planner.example', asker }, world.deps),
      );
    expect(await on()).toMatchObject({
      ok: false,
      errors: [{ code: 'SIGN_ON_NOT_READY', params: { reason: 'notTested' } }],
    });
    expect(await world.switchOn()).toMatchObject({ ok: true, value: { mode: 'optional' } });
    const entry = {
      from: 'fields',
      identifier: issuer,
      loginUrl,
      logoutUrl: null,
      certificates: [other.certificate],
    } as const;
    await enterProvider(world.scope, { entry, baseUrl: 'https://planner.example', asker }, world.deps);
    expect(await world.inSite(signOnConfiguration)).toMatchObject({ mode: 'off' });
    expect(await on()).toMatchObject({ errors: [{ params: { reason: 'notTested' } }] });
  });

  test('needs an administrator who can do without it', async () => {
    const world = await aSignOn();
    await world.inSite((tx) => tx.run('delete from local_credentials where site_id = $1', [tx.scope.siteId]));
    await world.inSite((tx) =>
      insertRight(tx, {
        id: world.deps.ids.next(),
        personId: world.ida.id,
        right: { kind: 'administrator', scope: { kind: 'site' } },
        origin: 'manual',
      }),
    );
    expect(await world.switchOn()).toMatchObject({ errors: [{ params: { reason: 'noLocalAdministrator' } }] });
  });

  test('a test signs nobody in, and tells each claim and who it would have been to its administrator alone', async () => {
    const world = await aSignOn();
    const begun = await world.start({ purpose: 'test', startedBy: world.jonas.id });
    const result = await world.fetch(await world.post(world.answer(begun.requestId), begun.relayState));
    expect(result).toMatchObject({ purpose: 'test', outcome: { kind: 'tested', match: 'directory' } });
    const report = await world.inSite((tx) =>
      testReport(tx, { requestId: begun.requestId, startedBy: world.jonas.id }),
    );
    expect(report).toMatchObject({ fault: null, match: 'directory' });
    expect(report).toHaveProperty(
      'claims',
      expect.arrayContaining([{ name: claimNames.objectId, values: [objectId] }]),
    );
    expect(report).toHaveProperty('xml', expect.stringContaining('<SignatureValue>…<'));
    expect(await world.inSite((tx) => testReport(tx, { requestId: begun.requestId, startedBy: world.ida.id }))).toBe(
      'unknown',
    );
  });

  test('a test that fails names the check, what was expected and what came', async () => {
    const world = await aSignOn();
    const begun = await world.start({ purpose: 'test', startedBy: world.jonas.id });
    const broken = world.answer(begun.requestId, { destination: 'https://elsewhere.example/' });
    await world.fetch(await world.post(broken, begun.relayState));
    expect(
      await world.inSite((tx) => testReport(tx, { requestId: begun.requestId, startedBy: world.jonas.id })),
    ).toMatchObject({
      fault: {
        check: 6,
        reason: 'destination-wrong',
        expected: 'https://planner.example/saml/nordlys/acs',
        received: 'https://elsewhere.example/',
      },
    });
  });
});

describe('metadata that are read again', () => {
  const [old, fresh] = [signer, other].map(({ certificate }) => readCertificate(certificate));
  if (typeof old === 'string' || typeof fresh === 'string' || !old || !fresh) throw new Error('no certificates');
  const at = Temporal.Instant.from('2026-11-24T08:00:00Z');
  const saml = {
    source: { kind: 'url', url: 'https://login.example/' },
    entityId: issuer,
    tenantId,
    loginUrl,
    logoutUrl: null,
    certificates: [old],
    fading: [],
    refreshedAt: null,
    refreshFault: null,
  } as const;
  const read = { entityId: issuer, tenantId, loginUrl, logoutUrl: null, certificates: [fresh] };

  test('bring a new certificate at once, and let one that is gone fade for an hour', () => {
    const after = afterReading(saml, read, at);
    expect(after.certificates).toEqual([fresh]);
    expect(after.fading).toEqual([{ ...old, until: '2026-11-24T09:00:00Z' }]);
  });

  test('never bring another provider by themselves', () => {
    expect(afterReading(saml, { ...read, entityId: `${issuer}x` }, at)).toEqual({
      ...saml,
      refreshFault: 'entityIdChanged',
    });
    expect(afterReading(saml, { ...read, loginUrl: 'https://evil.example/' }, at)).toEqual({
      ...saml,
      refreshFault: 'addressChanged',
    });
  });
});
