import { describe, expect, test } from 'vitest';
import { holdToSchema } from '../test-tenant/hold-to-schema.ts';
import { createSimulator, virtualClock } from '../index.ts';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Fjord',
      domains: ['fjord.example'],
      people: [{ name: 'Ida Holm', address: 'ida@fjord.example' }],
      rooms: [{ name: 'Room 1', address: 'room1@fjord.example' }],
      apps: [{ appId: '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42', displayName: 'App', roles: ['User.Read.All'] }],
    },
  ],
});
const meeting = {
  does: 'invite',
  key: 'a',
  organizer: 'ida@fjord.example',
  subject: 'Talk',
  start: '2026-11-25T10:00',
  end: '2026-11-25T11:00',
  zone: 'UTC',
  rooms: ['room1@fjord.example'],
};

function aControlledSimulator() {
  const simulator = createSimulator({ seed: 8, clock: virtualClock(now) });
  holdToSchema(simulator, { marksNeeded: false });
  applyScenario(simulator, scenario);
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    host = 'localhost:8025',
  ) =>
    simulator.fetch(
      new Request(`http://${host}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, `/control/api${path}`, body);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as unknown };
  };
  return { simulator, send, control };
}

describe('the control API', () => {
  test('lets people act, holds their messages back, and delivers them', async () => {
    const { control } = aControlledSimulator();
    await control('POST', '/tenants/fjord.example/messages/freeze', { address: 'room1@fjord.example' });
    expect(await control('POST', '/tenants/fjord.example/acts', [meeting])).toMatchObject({
      status: 200,
      body: { done: 1, refused: [] },
    });
    await control('POST', '/clock/advance', { seconds: 60 });
    expect(await control('GET', '/tenants/fjord.example/messages')).toMatchObject({
      body: [{ kind: 'request', to: 'room1@fjord.example', subject: 'Talk' }],
    });
    expect(await control('GET', '/tenants/fjord.example/mailboxes/room1@fjord.example')).toMatchObject({
      body: { calendar: [] },
    });
    await control('POST', '/tenants/fjord.example/messages/deliver', {});
    await control('PUT', '/clock', { now: '2026-11-24T09:00:00Z' });
    expect(await control('GET', '/tenants/fjord.example/mailboxes/room1@fjord.example')).toMatchObject({
      body: { calendar: [{ response: 'accepted', organizer: 'ida@fjord.example' }] },
    });
    expect(await control('GET', '/tenants/fjord.example/mailboxes/ida@fjord.example')).toMatchObject({
      body: { inbox: [{ kind: 'response', response: 'accepted' }] },
    });
  });

  test('calls Graph as a person, without a token', async () => {
    const { control } = aControlledSimulator();
    const body = {
      subject: 'Alone',
      start: { dateTime: '2026-11-25T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-25T11:00:00', timeZone: 'UTC' },
    };
    expect(
      await control('POST', '/tenants/fjord.example/people/ida@fjord.example/graph', {
        method: 'POST',
        path: '/me/events',
        body,
      }),
    ).toMatchObject({ body: { status: 201, body: { subject: 'Alone' } } });
  });

  test('injects faults, shows them in the log and takes them out', async () => {
    const { control, send } = aControlledSimulator();
    await control('POST', '/faults', { path: '/users', status: 503, retryAfterSeconds: 3 });
    const asApp = { authorization: 'Bearer 5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42' };
    expect((await send('GET', '/v1.0/users', undefined, asApp)).status).toBe(503);
    expect(await control('GET', '/faults')).toMatchObject({ body: [{ number: 1, struck: 1 }] });
    expect(await control('GET', '/log')).toMatchObject({ body: [{ path: '/users', status: 503 }] });
    expect((await control('DELETE', '/faults/1')).status).toBe(204);
    expect((await control('DELETE', '/faults/1')).status).toBe(404);
    expect((await send('GET', '/v1.0/users', undefined, asApp)).status).toBe(200);
  });

  test('sets switches, processing, post and notifications', async () => {
    const { control, simulator } = aControlledSimulator();
    const [tenant] = [...simulator.tenants.values()];
    await control('PATCH', '/tenants/fjord.example/switches', { answerChangesDefaultId: false });
    expect(tenant!.switches.answerChangesDefaultId).toBe(false);
    await control('PATCH', '/tenants/fjord.example/mailboxes/room1@fjord.example/processing', {
      automateProcessing: 'None',
    });
    expect(tenant!.mailbox('room1@fjord.example').processing.automateProcessing).toBe('None');
    await control('PATCH', '/tenants/fjord.example/messages/delivery', { delaySeconds: [5, 6] });
    expect(tenant!.post.delivery.delaySeconds).toEqual([5, 6]);
    await control('PATCH', '/notifications', { duplicateRate: 0.5 });
    expect(simulator.subscriptions.sender.settings.duplicateRate).toBe(0.5);
  });

  test.each([
    ['GET', '/tenants/nowhere.example', undefined, 404, 'there is no tenant "nowhere.example"'],
    ['GET', '/tenants/fjord.example/mailboxes/x@y.z', undefined, 404, 'has no mailbox "x@y.z"'],
    ['PATCH', '/tenants/fjord.example/switches', { weather: true }, 400, 'weather'],
    ['PATCH', '/tenants/fjord.example/switches', { answerChangesDefaultId: 'yes' }, 400, 'expected boolean'],
    ['PATCH', '/tenants/fjord.example/switches', { cancelledDateAs: 'smoke' }, 400, 'cancelledDateAs'],
    ['PATCH', '/tenants/fjord.example/mailboxes/room1@fjord.example/processing', { colour: 1 }, 400, 'colour'],
    [
      'PATCH',
      '/tenants/fjord.example/mailboxes/room1@fjord.example/processing',
      { bookInPolicy: 7 },
      400,
      'bookInPolicy',
    ],
    ['POST', '/faults', { speed: 9 }, 400, 'speed'],
    ['POST', '/reset', {}, 409, 'without a way to begin again'],
    ['GET', '/weather', undefined, 404, 'has no GET /control/api/weather'],
  ])('%s %s says what is wrong', async (method, path, body, status, sentence) => {
    const { control } = aControlledSimulator();
    const answer = await control(method, path, body);
    expect(answer.status).toBe(status);
    expect((answer.body as { error: string }).error).toContain(sentence);
  });

  test('its state tells whether it can begin again', async () => {
    const { simulator, control } = aControlledSimulator();
    const mayReset = async () => ((await control('GET', '/state')).body as { mayReset: boolean }).mayReset;
    expect(await mayReset()).toBe(false);
    simulator.keeping.reset = async () => undefined;
    expect(await mayReset()).toBe(true);
  });

  test('a clock of real time is not moved', async () => {
    const simulator = createSimulator({ seed: 9 });
    const response = await simulator.fetch(
      new Request('http://localhost/control/api/clock/advance', { method: 'POST', body: '{"seconds":1}' }),
    );
    expect(response.status).toBe(409);
  });

  test('other sites and other names are turned away', async () => {
    const { send } = aControlledSimulator();
    expect(
      (await send('POST', '/control/api/faults', { status: 500 }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect((await send('GET', '/control', undefined, {}, 'rebound.example')).status).toBe(403);
    expect((await send('GET', '/outlook', undefined, {}, 'rebound.example')).status).toBe(403);
    expect((await send('GET', '/control', undefined, { origin: 'http://localhost:8025' })).status).toBe(200);
  });

  test('its description names every call that there is', async () => {
    const { control } = aControlledSimulator();
    const { body } = await control('GET', '/openapi.json');
    const { paths } = body as { paths: Record<string, Record<string, { summary: string }>> };
    expect(Object.keys(paths)).toContain('/control/api/tenants/{tenant}/messages/freeze');
    expect(paths['/control/api/faults']?.['post']).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    });
  });

  test('pages allow nothing that is not ours', async () => {
    const { send } = aControlledSimulator();
    const page = await send('GET', '/outlook');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await page.text()).not.toMatch(/ on\w+=| style=|<style|javascript:/);
    expect((await send('GET', '/outlook/assets/outlook.js')).headers.get('content-type')).toContain('javascript');
    expect((await send('GET', '/outlook/assets/..%2foutlook-page.ts')).status).toBe(404);
  });
});
