import { describe, expect, test } from 'vitest';
import { holdToSchema } from '../test-tenant/hold-to-schema.ts';
import { createSimulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';

const roles = ['User.Read.All', 'MailboxSettings.Read', 'Organization.Read.All', 'Place.Read.All'];

type Body = Record<string, unknown> & { readonly value: readonly unknown[]; readonly '@odata.nextLink': string };

function aDirectory(granted: readonly string[] = roles) {
  const simulator = createSimulator({ seed: 2, clock: virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z')) });
  holdToSchema(simulator, { marksNeeded: false });
  const tenant = simulator.addTenant({
    displayName: 'Nordlys Group',
    domains: ['nordlys.example', 'nordlys.onmicrosoft.com'],
  });
  tenant.addApp({ appId: 'app', roles: granted });
  const ida = tenant.addUser({
    userPrincipalName: 'ida@nordlys.example',
    displayName: 'Ida Holm',
    givenName: 'Ida',
    language: 'da-DK',
    zone: 'Romance Standard Time',
    profile: { department: 'Sales', jobTitle: 'Adviser' },
  });
  for (let n = 0; n < 120; n += 1)
    tenant.addUser({ userPrincipalName: `p${n}@nordlys.example`, displayName: `Person ${n}` });
  tenant.addUser({
    userPrincipalName: 'aarhus@nordlys.example',
    displayName: 'Aarhus',
    kind: 'room',
    profile: { capacity: 8, building: 'Havnen', floorNumber: 2 },
  });
  tenant.addUser({
    userPrincipalName: 'secret@nordlys.example',
    displayName: 'Secret',
    kind: 'room',
    hiddenFromAddressLists: true,
  });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const url = path.startsWith('https') ? path : `https://graph.example/v1.0${path}`;
    const response = await simulator.fetch(new Request(url, { headers: { authorization: 'Bearer app', ...headers } }));
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, body: (isJson ? JSON.parse(text) : { value: text }) as Body };
  };
  return { get, tenant, ida };
}

describe('users', () => {
  test('a person is found by id and by name, with the default properties alone', async () => {
    const { get, ida } = aDirectory();
    const { status, body } = await get('/users/IDA@nordlys.example');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: ida.id,
      displayName: 'Ida Holm',
      jobTitle: 'Adviser',
      businessPhones: [],
      preferredLanguage: 'da-DK',
    });
    expect(body).not.toHaveProperty('department');
    expect((await get(`/users/${ida.id}?$select=department,accountEnabled,proxyAddresses`)).body).toMatchObject({
      department: 'Sales',
      accountEnabled: true,
      proxyAddresses: ['SMTP:ida@nordlys.example'],
    });
  });

  test('somebody who is not there is not found', async () => {
    const { get } = aDirectory();
    expect(await get('/users/nobody@nordlys.example')).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
  });

  test('a long list comes in pages until there is no next link', async () => {
    const { get } = aDirectory();
    const first = await get('/users?$select=id');
    expect(first.body.value).toHaveLength(100);
    const second = await get(first.body['@odata.nextLink']);
    expect(second.body.value).toHaveLength(23);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
    expect((await get('/users?$top=999')).body.value).toHaveLength(123);
    expect((await get('/users?$top=1000')).status).toBe(400);
  });

  test.each([
    ["startswith(displayName,'Person 11')", 11],
    ["mail eq 'IDA@nordlys.example'", 1],
    ["department eq 'Sales' and accountEnabled eq true", 1],
    ["displayName eq 'Person 1' or displayName eq 'Person 2'", 2],
    ["userPrincipalName in ('p1@nordlys.example','p2@nordlys.example','x')", 2],
    ["displayName eq 'O''Brien and sons'", 0],
  ])('the filter %s finds %i', async (filter, count) => {
    const { get } = aDirectory();
    const { status, body } = await get(`/users?$top=999&$filter=${encodeURIComponent(filter)}`);
    expect(status).toBe(200);
    expect(body.value).toHaveLength(count);
  });

  test('what the directory does not answer is refused, never guessed', async () => {
    const { get } = aDirectory();
    expect(await get(`/users?$filter=${encodeURIComponent('accountEnabled ne true')}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_UnsupportedQuery' } },
    });
    const eventual = { ConsistencyLevel: 'eventual' };
    expect(
      (await get(`/users?$count=true&$filter=${encodeURIComponent('accountEnabled ne true')}`, eventual)).body,
    ).toMatchObject({ '@odata.count': 2 });
    expect((await get(`/users?$filter=${encodeURIComponent("contains(displayName,'x')")}`)).status).toBe(400);
    expect((await get('/users?$select=shoeSize')).status).toBe(400);
    expect((await get('/users?$select=mailboxSettings')).status).toBe(501);
    expect((await get('/users?$orderby=jobTitle')).status).toBe(400);
    expect((await get('/users?$skip=5')).status).toBe(400);
    expect((await get('/contacts')).status).toBe(400);
  });

  test('without the permission there is no answer', async () => {
    const { get } = aDirectory(['Calendars.ReadWrite']);
    expect(await get('/users')).toMatchObject({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied' } },
    });
  });
});

describe('mailbox settings', () => {
  test("show language, zone and whether it is a room's", async () => {
    const { get } = aDirectory();
    expect((await get('/users/ida@nordlys.example/mailboxSettings')).body).toMatchObject({
      timeZone: 'Romance Standard Time',
      userPurpose: 'user',
      language: { locale: 'da-DK', displayName: 'dansk (Danmark)' },
      workingHours: { startTime: '08:00:00.0000000' },
    });
    expect((await get('/users/aarhus@nordlys.example/mailboxSettings/userPurpose')).body.value).toBe('room');
    expect((await get('/users/aarhus@nordlys.example/mailboxSettings/workingHours')).body).toMatchObject({
      timeZone: { name: 'UTC' },
    });
  });
});

describe('organisation and places', () => {
  test('the organisation has its id, name and domains', async () => {
    const { get, tenant } = aDirectory();
    expect((await get('/organization?$select=id,displayName,verifiedDomains')).body.value).toMatchObject([
      {
        id: tenant.id,
        displayName: 'Nordlys Group',
        verifiedDomains: [{ name: 'nordlys.example', isDefault: true }, { isInitial: true }],
      },
    ]);
  });

  test('rooms hidden from the address list are not among the places', async () => {
    const { get } = aDirectory();
    const { body } = await get('/places/microsoft.graph.room?$count=true');
    expect(body).toMatchObject({
      '@odata.count': 1,
      value: [
        {
          displayName: 'Aarhus',
          emailAddress: 'aarhus@nordlys.example',
          capacity: 8,
          building: 'Havnen',
          bookingType: 'standard',
        },
      ],
    });
    expect((await get('/places/microsoft.graph.room/$count')).body.value).toBe('1');
    expect((await get('/places/aarhus@nordlys.example')).body).toMatchObject({
      displayName: 'Aarhus',
      '@odata.type': '#microsoft.graph.room',
    });
    expect((await get('/places/secret@nordlys.example')).status).toBe(404);
    expect((await get('/places/microsoft.graph.room?$filter=capacity%20eq%208')).body.value).toHaveLength(1);
  });
});
