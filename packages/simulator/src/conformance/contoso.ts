import { Client, ResponseType, type Context, type Middleware } from '@microsoft/microsoft-graph-client';

import { createSimulator, type Simulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { GraphJson } from '../test-tenant/nordlys.ts';
import type { Example } from './examples.ts';

/** Microsoft's sample organisation, with the unmodified Graph client in front of it. */
export interface Contoso {
  readonly simulator: Simulator;
  readonly tenant: Tenant;
  /** Replays an example as one person: `/me` becomes `/users/{person}`, `{id}` becomes `id`, nothing else changes. */
  replay(example: Example, as: string, id?: string): Promise<{ status: number; body: GraphJson }>;
  /** Makes an event as a person and returns its id. */
  make(as: string, body: unknown): Promise<string>;
  /** Id of the one event in a person's calendar. */
  onlyEventOf(person: string): Promise<string>;
  settle(): Promise<void>;
}

const names: Readonly<Record<string, string>> = {
  AdeleV: 'Adele Vance',
  AlexW: 'Alex Wilber',
  DanaS: 'Dana Swope',
  MeganB: 'Megan Bowen',
  SamanthaB: 'Samantha Booth',
};

export const adele = 'AdeleV@contoso.OnMicrosoft.com';
export const alex = 'AlexW@contoso.OnMicrosoft.com';
export const dana = 'DanaS@contoso.OnMicrosoft.com';
export const megan = 'MeganB@contoso.OnMicrosoft.com';
export const samantha = 'SamanthaB@contoso.OnMicrosoft.com';

/** Two accounts of a trial organisation that some pages use. */
export const trialSamantha = 'samanthab@a830edad905084922E17020313.onmicrosoft.com';
export const trialDana = 'danas@a830edad905084922E17020313.onmicrosoft.com';

/** The organisation at an instant before all samples, so that nothing lies in the past. */
export function contoso(): Contoso {
  const clock = virtualClock(Temporal.Instant.from('2016-11-01T08:00:00Z'));
  const simulator = createSimulator({ seed: 'contoso', clock });
  const tenant = simulator.addTenant({ displayName: 'Contoso', domains: ['contoso.onmicrosoft.com'] });
  for (const [account, displayName] of Object.entries(names)) {
    tenant.addUser({
      userPrincipalName: `${account}@contoso.OnMicrosoft.com`,
      displayName,
      zone: 'Pacific Standard Time',
    });
  }
  for (const [address, displayName] of [
    [trialSamantha, 'Samantha Booth'],
    [trialDana, 'Dana Swope'],
  ] as const) {
    tenant.addUser({ userPrincipalName: address, displayName, zone: 'Pacific Standard Time' });
  }
  tenant.addApp({ appId: 'sample', roles: ['Calendars.ReadWrite', 'User.Read.All'] });
  const client = Client.initWithMiddleware({ middleware: inProcess(simulator) });

  const call = async (method: string, path: string, headers: Readonly<Record<string, string>>, body: unknown) => {
    const request = client
      .api(path)
      .headers({ ...headers, authorization: 'Bearer sample' })
      .responseType(ResponseType.RAW);
    const answer = (await send(request, method, body)) as Response;
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };

  return {
    simulator,
    tenant,
    async replay({ request }, as, id = '') {
      const path = request.url
        .replace(/^https:\/\/graph\.microsoft\.com\/v1\.0\/me/, `/users/${as}`)
        .replace(/\{id\}/, id)
        .replace('{start_datetime}', '2016-12-01T00:00:00Z')
        .replace('{end_datetime}', '2020-12-30T00:00:00Z');
      return call(request.method, path, request.headers, request.body);
    },
    async make(as, body) {
      const { status, body: made } = await call('POST', `/users/${as}/events`, {}, body);
      if (status !== 201) throw new Error(JSON.stringify(made));
      return made.id as string;
    },
    async onlyEventOf(person) {
      const { body } = await call('GET', `/users/${person}/events`, {}, undefined);
      if (body.value.length !== 1) throw new Error(`${person} has ${body.value.length} events`);
      return body.value[0].id as string;
    },
    async settle() {
      await simulator.advanceTo(clock.now().add({ minutes: 1 }));
    },
  };
}

/** The last link of the client's chain: hands the request to the simulator instead of the network. */
function inProcess(simulator: Simulator): Middleware {
  return {
    async execute(context: Context) {
      context.response = await simulator.fetch(new Request(context.request as string, context.options));
    },
  };
}

function send(request: ReturnType<Client['api']>, method: string, body: unknown): Promise<unknown> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'PATCH':
      return request.patch(body);
    case 'DELETE':
      return request.delete();
    default:
      return request.post(body ?? {});
  }
}
