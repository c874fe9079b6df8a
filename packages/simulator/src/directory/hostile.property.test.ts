import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTestDirectory } from '../test-tenant/directory.ts';

const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    "'",
    '%',
    '/',
    '$',
    'null',
    'true',
    '0',
    '-1',
    '[]',
    '{}',
    'x'.repeat(3000),
    '\u0000',
    '🙂',
    "a' or 'a' eq 'a",
  ),
  fc.string({ maxLength: 30 }),
);
const words = fc.constantFrom(
  'displayName',
  'id',
  'members',
  'assignedLicenses',
  'x',
  'eq',
  'ne',
  'and',
  'or',
  'not',
  'in',
  '(',
  ')',
  ',',
  ':',
  "'a'",
  'null',
  '7',
  'any',
  'assignedLicenses/any(',
  'assignedLicenses/$count',
  'startsWith(',
  'endsWith(',
);
const filters = fc.oneof(
  odd,
  fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
);
const queries = fc.dictionary(
  fc.constantFrom(
    '$select',
    '$filter',
    '$orderby',
    '$top',
    '$search',
    '$expand',
    '$count',
    '$skiptoken',
    '$deltatoken',
    '$skip',
  ),
  filters,
  { maxKeys: 4 },
);
const names = [
  'displayName',
  'userPrincipalName',
  'mailNickname',
  'passwordProfile',
  'accountEnabled',
  'identities',
  'groupTypes',
  'mailEnabled',
  'securityEnabled',
  'members@odata.bind',
  'owners@odata.bind',
  '@odata.id',
  '@odata.type',
  'groupIds',
  'ids',
  'types',
  'appId',
  'api',
  'web',
  'spa',
  'appRoles',
  'keyCredentials',
  'passwordCredential',
  'keyId',
  'principalId',
  'resourceId',
  'appRoleId',
  'clientId',
  'consentType',
  'scope',
  'capacity',
  'membershipRule',
];
const bodies = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue({ maxDepth: 2 }), odd), { maxKeys: 8 }),
);

test('whatever is sent, the directory answers with a documented kind of refusal or does it; it never breaks', async () => {
  const { call, person, group, tenant, simulator } = aTestDirectory();
  tenant.addApp({ appId: 'all', roles: simulator.graph.router.routes.flatMap(({ permissions }) => permissions) });
  const ida = person('Ida');
  tenant.addApp({ appId: '3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10', roles: ['User.Read.All'] });
  const sales = group('Sales', [ida]);
  const right: Record<string, string> = {
    user: ida.id,
    group: sales.id,
    principal: tenant.registry.graph.id,
    application: [...tenant.registry.applications.keys()].at(-1)!,
    object: ida.id,
    organization: tenant.id,
    domain: 'fjord.example',
    place: person('Room', { kind: 'room' }).mail!,
  };
  const ours = simulator.graph.router.routes.filter(({ paths }) =>
    /^\/(users\/?\{?\w*\}?$|users\/delta|users\/.*(member|manager|photo|reports|grants|assign)|groups|applications|servicePrincipals|oauth2|directory|domains|organization|places)/i.test(
      paths[0] ?? '',
    ),
  );
  expect(ours.length).toBeGreaterThan(100);
  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ours),
      fc.array(fc.oneof({ weight: 1, arbitrary: odd }, { weight: 4, arbitrary: fc.constant(undefined) }), {
        minLength: 3,
        maxLength: 3,
      }),
      queries,
      bodies,
      fc.boolean(),
      async ({ method, paths, options }, values, sent, body, isEventual) => {
        let place = 0;
        const query = Object.fromEntries(Object.entries(sent).filter(([name]) => options.includes(name)));
        const path = paths[0]!.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(values[place++] ?? right[name] ?? ida.id),
        );
        const asked = new URLSearchParams(query).toString();
        const headers: Record<string, string> = isEventual ? { ConsistencyLevel: 'eventual' } : {};
        const answer = await call(
          method,
          `${path}${asked === '' ? '' : `?${asked}`}`,
          method === 'GET' ? undefined : body,
          { as: 'all', headers },
        );
        counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
        expect([200, 201, 202, 204, 400, 403, 404, 405, 410, 413, 429, 501]).toContain(answer.status);
        // What was deleted comes back, so that there is something to ask about.
        for (const one of tenant.deleted.values()) tenant.restore(one);
        if (!tenant.groups.all.has(sales.id)) tenant.groups.putBack(sales);
        expect(answer.status < 400 || typeof answer.body.error.code === 'string').toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
  // It was asked for real things, too.
  expect(counts.get(200)).toBeGreaterThan(150);
  // Nothing of it may have left the organisation in pieces.
  for (const one of tenant.groups.all.values())
    for (const id of one.members.keys()) expect(tenant.groups.groupsOf(id).concat(one)).toContain(one);
});
