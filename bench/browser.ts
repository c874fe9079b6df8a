import { createServer } from '@planner/server';
import type { ServerOptions } from '@planner/server';
import { pino } from 'pino';
import { host } from './office.ts';
import type { Office } from './office.ts';
import { mustHold } from './question.ts';

/** A server in this process, and Ida signed in. */
export interface SignedIn {
  readonly app: Awaited<ReturnType<typeof createServer>>;
  readonly cookie: string;
  /** @returns the body; @throws WrongResult for any other status than 200 */
  get(url: string): Promise<string>;
  /** The same as a client takes it from the wire: bytes, which aren't made text of. @returns how many */
  take(url: string): Promise<number>;
}

/** Planner's HTTP side over a database, asked in process: no sockets, no compression, log off. */
export async function signedIn(office: Office, more: Partial<ServerOptions> = {}): Promise<SignedIn> {
  const { deps, ida } = office;
  const app = await createServer({
    ...deps,
    roles: ['web'],
    log: pino({ level: 'silent' }),
    webRoot: null,
    demo: { people: [{ id: ida.id, displayName: ida.displayName, role: 'employee', description: '' }] },
    ...more,
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
    payload: { provider: 'demo', personId: ida.id },
  });
  mustHold(answer.statusCode === 201, `signing in answered ${answer.statusCode}`);
  const [session] = answer.cookies;
  const cookie = `${session?.name}=${session?.value}`;
  return {
    app,
    cookie,
    async get(url) {
      const got = await app.inject({ method: 'GET', url, headers: { host, cookie } });
      mustHold(got.statusCode === 200, `${url} answered ${got.statusCode}`);
      return got.body;
    },
    async take(url) {
      const got = await app.inject({ method: 'GET', url, headers: { host, cookie }, payloadAsStream: true });
      mustHold(got.statusCode === 200, `${url} answered ${got.statusCode}`);
      let bytes = 0;
      for await (const piece of got.stream()) bytes += (piece as Buffer).length;
      return bytes;
    },
  };
}
