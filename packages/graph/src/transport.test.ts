import { describe, expect, it } from 'vitest';
import { GraphFailure, retryAfterOf } from './graph-failure.ts';
import { pullDelta } from './delta.ts';
import { createGraphClient } from './transport.ts';
import type { Fetch, GraphClient } from './transport.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const clock = { now: () => now };

function clientOf(fetch: Fetch, tokens = ['first', 'second']): GraphClient {
  let at = 0;
  return createGraphClient({
    fetch,
    tokens: {
      token: () => Promise.resolve(tokens[at] ?? ''),
      forget: () => {
        at += 1;
      },
    },
    baseUrl: 'https://graph.example',
    clock,
    requestId: () => 'request-1',
  });
}

const get = { mailbox: 'a@b.example', method: 'GET', path: '/users/a/events' } as const;
const post = { mailbox: 'a@b.example', method: 'POST', path: '/users/a/events', body: {} } as const;

async function failureOf(work: Promise<unknown>): Promise<GraphFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof GraphFailure) return error;
    throw error;
  }
  throw new Error('it succeeded');
}

function answer(status: number, code = '', headers: Record<string, string> = {}): Fetch {
  return () => Promise.resolve(new Response(JSON.stringify({ error: { code } }), { status, headers }));
}

describe('the transport', () => {
  it('asks for immutable ids and UTC and names each request', async () => {
    let sent: Headers | null = null;
    await clientOf((_url, init) => {
      sent = new Headers(init.headers);
      return Promise.resolve(new Response('{}'));
    }).request({ ...get, prefer: ['odata.maxpagesize=5'] });
    expect(sent!.get('Prefer')).toBe('IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=5');
    expect(sent!.get('client-request-id')).toBe('request-1');
    expect(sent!.get('Authorization')).toBe('Bearer first');
  });

  it('never has more than three calls at once in one mailbox, and another mailbox doesn’t wait', async () => {
    let running = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const client = clientOf(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => release.push(resolve));
      running -= 1;
      return new Response('{}');
    });
    const calls = Array.from({ length: 7 }, () => client.request(get));
    await new Promise((resolve) => setImmediate(resolve));
    expect(running).toBe(3);
    const other = client.request({ ...get, mailbox: 'c@d.example' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(running).toBe(4);
    // Each round lets the running ones end, and the next in line come in.
    for (let round = 0; round < 4; round += 1) {
      release.splice(0).forEach((next) => next());
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([...calls, other]);
    expect(most).toBe(4);
  });

  it('gets one new token after a 401 and tries once more, not twice', async () => {
    const seen: (string | null)[] = [];
    const fetch: Fetch = (_url, init) => {
      seen.push(new Headers(init.headers).get('Authorization'));
      return Promise.resolve(new Response('{}', { status: seen.length === 1 ? 401 : 200 }));
    };
    await clientOf(fetch).request(get);
    expect(seen).toEqual(['Bearer first', 'Bearer second']);
    expect((await failureOf(clientOf(answer(401, 'InvalidAuthenticationToken')).request(get))).kind).toBe('denied');
  });

  it('reports when Graph wants to be asked again, and never waits by itself', async () => {
    const failure = await failureOf(
      clientOf(answer(429, 'ApplicationThrottled', { 'Retry-After': '17' })).request(get),
    );
    expect(failure.kind).toBe('throttled');
    expect(failure.retryAt?.toString()).toBe('2026-11-24T08:00:17Z');
    expect(retryAfterOf('Tue, 24 Nov 2026 08:01:00 GMT', now)?.toString()).toBe('2026-11-24T08:01:00Z');
    expect(retryAfterOf('soon', now)).toBeNull();
  });

  it.each([
    [get, 503, 'ServiceUnavailable', 'unavailable'],
    [post, 503, 'ServiceUnavailable', 'unknownOutcome'],
    [post, 504, 'UnknownError', 'unknownOutcome'],
    [get, 404, 'ErrorItemNotFound', 'notFound'],
    [get, 404, 'MailboxNotEnabledForRESTAPI', 'gone'],
    [get, 403, 'ErrorAccessDenied', 'denied'],
    [post, 412, 'ErrorIrresolvableConflict', 'conflict'],
    [post, 400, 'ErrorDuplicateTransactionId', 'duplicate'],
    [post, 409, 'ErrorDuplicateTransactionId', 'duplicate'],
    [get, 410, 'syncStateNotFound', 'syncStateLost'],
    [get, 404, 'ErrorMailboxMoveInProgress', 'unavailable'],
    [post, 400, 'ErrorCalendarIsCancelledForAccept', 'invalid'],
    [post, 507, 'ErrorQuotaExceeded', 'invalid'],
  ] as const)('%o with %i %s is %s', async (call, status, code, kind) => {
    expect((await failureOf(clientOf(answer(status, code)).request(call))).kind).toBe(kind);
  });

  it('no answer or half an answer to a write leaves its outcome open', async () => {
    const broken: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    const cut: Fetch = () => Promise.resolve(new Response('{"id":"A","subj'));
    expect((await failureOf(clientOf(broken).request(post))).kind).toBe('unknownOutcome');
    expect((await failureOf(clientOf(broken).request(get))).kind).toBe('unavailable');
    expect((await failureOf(clientOf(cut).request(post))).kind).toBe('unknownOutcome');
  });

  it('never sends its token to a host that isn’t Graph', async () => {
    let asked = 0;
    const client = clientOf(() => {
      asked += 1;
      return Promise.resolve(new Response('{}'));
    });
    expect(
      (await failureOf(client.request({ mailbox: 'a', method: 'GET', url: 'https://evil.example/v1.0/x' }))).code,
    ).toBe('foreignLink');
    expect(asked).toBe(0);
  });
});

describe('a delta pull', () => {
  const since = { start: now, end: now.add({ hours: 24 }) };
  const page = (body: unknown): Response => new Response(JSON.stringify(body));

  it('goes on over empty pages until the delta link comes', async () => {
    const urls: string[] = [];
    const client = clientOf((url) => {
      urls.push(url);
      const next = 'https://graph.example/v1.0/next' + urls.length;
      return Promise.resolve(
        page(
          urls.length < 3
            ? { value: [], '@odata.nextLink': next }
            : { value: [{ id: 'G', '@removed': {} }], '@odata.deltaLink': 'https://graph.example/v1.0/delta' },
        ),
      );
    });
    const pages = await Array.fromAsync(pullDelta(client, { mailbox: 'a', zone: 'UTC', since }));
    expect(pages.map(({ deltaLink }) => deltaLink)).toEqual([null, null, 'https://graph.example/v1.0/delta']);
    expect(pages[2]?.items).toEqual([{ kind: 'removed', id: 'G' }]);
    expect(urls[0]).toContain('startDateTime=2026-11-24T08%3A00%3A00Z');
  });

  it('hands one unreadable event on and goes on with its neighbours', async () => {
    const client = clientOf(() =>
      Promise.resolve(
        page({
          value: [{ id: 'P' }, { id: 'O', type: 'occurrence', seriesMasterId: 'M' }],
          '@odata.deltaLink': 'https://graph.example/d',
        }),
      ),
    );
    const [only] = await Array.fromAsync(pullDelta(client, { mailbox: 'a', zone: 'UTC', since }));
    expect(only?.items.map(({ kind }) => kind)).toEqual(['unreadable', 'occurrence']);
  });

  it('whose link was given by another address begins anew: such a link is worth nothing here', async () => {
    const client = clientOf(() => Promise.reject(new Error('asked')));
    const since = { deltaLink: 'https://graph.elsewhere.example/v1.0/users/a/calendarView/delta?$deltatoken=1' };
    const failure = await failureOf(Array.fromAsync(pullDelta(client, { mailbox: 'a', zone: 'UTC', since })));
    expect(failure.kind).toBe('syncStateLost');
  });

  it('is not led to another address on the way', async () => {
    const next = 'https://graph.elsewhere.example/v1.0/next';
    const client = clientOf(() => Promise.resolve(page({ value: [], '@odata.nextLink': next })));
    const failure = await failureOf(Array.fromAsync(pullDelta(client, { mailbox: 'a', zone: 'UTC', since })));
    expect(failure.code).toBe('foreignLink');
    expect(failure.kind).toBe('invalid');
  });

  it('doesn’t follow a server that gives the same link for ever', async () => {
    const client = clientOf(() =>
      Promise.resolve(page({ value: [], '@odata.nextLink': 'https://graph.example/v1.0/same' })),
    );
    const failure = await failureOf(Array.fromAsync(pullDelta(client, { mailbox: 'a', zone: 'UTC', since })));
    expect(failure.code).toBe('deltaWithoutEnd');
  });
});
