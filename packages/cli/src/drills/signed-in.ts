import { setTimeout as delay } from 'node:timers/promises';

/** Somebody who is signed in over HTTP, as a browser would be. */
export interface SignedIn {
  get(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  post(path: string, body: unknown, key: string): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** Asks, and again after the time that a busy server names (503 with Retry-After). */
async function whenAble(address: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(address);
    if (answer.status !== 503) return answer;
    await delay(Number(answer.headers.get('retry-after') ?? 1) * 1000);
  }
}

/** Signs in as the first person whom the demo offers. */
export async function signIn(url: string): Promise<SignedIn> {
  const offer = (await (await whenAble(`${url}/api/v1/sign-in`)).json()) as {
    providers: readonly { people: readonly { id: string }[] }[];
  };
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'demo', personId: offer.providers[0]?.people[0]?.id }),
  });
  if (answer.status !== 201) throw new Error(`the sign-in was refused: ${answer.status} ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const call = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
  ) => {
    const reply = await fetch(`${url}${path}`, {
      ...init,
      headers: { cookie, 'x-csrf-token': csrfToken, ...init.headers },
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  return {
    get: (path) => call(path, {}),
    post: (path, body, key) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
  };
}
