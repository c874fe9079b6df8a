import { ConfidentialClientApplication } from '@azure/msal-node';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, startSimulator, type RunningSimulator } from '../index.ts';
import { faultRuleSchema } from '../faults/fault-rule.ts';

const appId = '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42';
const trusted = tls.getCACertificates('default');
const running: RunningSimulator[] = [];
const folders: string[] = [];

afterEach(async () => {
  tls.setDefaultCACertificates(trusted);
  for (const one of running.splice(0)) await one.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function aRunningSimulator(options: { dataDir?: string; securePort?: number; orNextPort?: boolean } = {}) {
  const simulator = createSimulator({ seed: 4 });
  const tenant = simulator.addTenant({
    id: 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11',
    displayName: 'Nordlys',
    domains: ['nordlys.example'],
  });
  tenant.addApp({ appId, secret: 'let me in', roles: ['User.Read.All'] });
  const started = await startSimulator({ simulator, ...options });
  running.push(started);
  tls.setDefaultCACertificates([...trusted, started.caPem]);
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: 'let me in',
      authority: `${started.secureOrigin}/${tenant.id}`,
      knownAuthorities: [new URL(started.secureOrigin).host],
    },
  });
  const token = async () =>
    (await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] }))!.accessToken;
  const get = (path: string, bearer: string) =>
    fetch(`${started.secureOrigin}/v1.0${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  return { started, simulator, token, get };
}

async function aFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
  folders.push(folder);
  return folder;
}

describe('a simulator that listens', () => {
  test('gives msal-node a token over https, and Graph answers to that token alone', async () => {
    const { token, get } = await aRunningSimulator();
    expect((await get('/users', await token())).status).toBe(200);
    expect((await get('/users', appId)).status).toBe(401);
    expect((await get('/organization', 'x.y.z')).status).toBe(401);
  });

  test('keeps its authority and its tokens over a restart, with keys that nobody else reads', async () => {
    const dataDir = await aFolder();
    const first = await aRunningSimulator({ dataDir });
    const bearer = await first.token();
    await running.pop()!.close();
    const second = await aRunningSimulator({ dataDir });
    expect(second.started.caPem).toBe(first.started.caPem);
    expect((await second.get('/users', bearer)).status).toBe(200);
    for (const file of ['simulator-ca.key', 'token-signing.key']) {
      expect((await stat(path.join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
  });

  test('a lost answer breaks the connection', async () => {
    const { simulator, token, get } = await aRunningSimulator();
    const bearer = await token();
    simulator.faults.add(faultRuleSchema.parse({ dropAnswer: true }));
    await expect(get('/users', bearer).then((response) => response.text())).rejects.toThrow('fetch failed');
  });

  test('says so when its port is taken', async () => {
    const occupant = createServer();
    const port = await new Promise<number>((resolve) => {
      occupant.listen(0, '127.0.0.1', () => resolve((occupant.address() as { port: number }).port));
    });
    await expect(aRunningSimulator({ securePort: port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const { started } = await aRunningSimulator({ securePort: port, orNextPort: true });
    expect(Number(new URL(started.secureOrigin).port)).toBeGreaterThan(port);
    occupant.close();
  });
});
