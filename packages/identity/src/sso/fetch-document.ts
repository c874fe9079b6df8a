import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

export type FetchFault =
  'notHttps' | 'privateAddress' | 'unreachable' | 'redirected' | 'tooLarge' | 'tooSlow' | 'status';

export type Fetched =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: FetchFault; readonly status?: number };

export interface FetchRules {
  /** Origins whose address may be a private one: authorities that an administrator has connected. */
  readonly trustedOrigins: readonly string[];
  readonly mostBytes: number;
  readonly limitMs?: number;
  /** DNS; the system's usually */
  readonly lookup?: (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;
}

const usualLimitMs = 10_000;

/**
 * Reads a document from an address that a person typed: https alone, from public addresses alone, so that nobody can have
 * this server look around in its own network. The address that was judged is the one that is called (no second look-up).
 */
export async function fetchDocument(address: string, rules: FetchRules): Promise<Fetched> {
  const first = await fetchOnce(address, rules);
  if (!('location' in first)) return first;
  const next = URL.canParse(first.location, address) ? new URL(first.location, address) : null;
  if (!next || next.origin !== new URL(address).origin) return { ok: false, fault: 'redirected' };
  const second = await fetchOnce(next.href, rules);
  return 'location' in second ? { ok: false, fault: 'redirected' } : second;
}

async function fetchOnce(address: string, rules: FetchRules): Promise<Fetched | { readonly location: string }> {
  if (!URL.canParse(address)) return { ok: false, fault: 'notHttps' };
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return { ok: false, fault: 'notHttps' };
  const isTrusted = rules.trustedOrigins.includes(url.origin);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!isTrusted && isIP(literal) && !isPublicAddress(literal)) return { ok: false, fault: 'privateAddress' };
  const signal = AbortSignal.timeout(rules.limitMs ?? usualLimitMs);
  return new Promise((resolve) => {
    let isPrivate = false;
    const lookup: LookupFunction = (host, _options, done) => {
      (rules.lookup ?? lookUpAll)(host, (error, addresses) => {
        if (error) return done(error, []);
        isPrivate = !isTrusted && addresses.some((one) => !isPublicAddress(one.address));
        if (isPrivate) return done(new Error('the address is a private one'), []);
        return done(null, [...addresses]);
      });
    };
    const request = https.get(
      url,
      {
        lookup,
        signal,
        agent: false,
        headers: { accept: 'application/samlmetadata+xml, application/xml, application/json' },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const { location } = response.headers;
        if (status >= 300 && status < 400 && location !== undefined) {
          response.destroy();
          return resolve({ location });
        }
        if (status !== 200) {
          response.destroy();
          return resolve({ ok: false, fault: 'status', status });
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size <= rules.mostBytes) return;
          response.destroy();
          resolve({ ok: false, fault: 'tooLarge' });
        });
        response.on('end', () => resolve({ ok: true, text: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', () => resolve({ ok: false, fault: signal.aborted ? 'tooSlow' : 'unreachable' }));
        return undefined;
      },
    );
    request.on('error', () =>
      resolve({ ok: false, fault: isPrivate ? 'privateAddress' : signal.aborted ? 'tooSlow' : 'unreachable' }),
    );
  });
}

function lookUpAll(host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void): void {
  systemLookup(host, { all: true }, done);
}

// One list a family: a list of both takes an IPv4 address for its form inside of IPv6.
const notPublic = { ipv4: new BlockList(), ipv6: new BlockList() };
// IANA's special-purpose registries, and what carries IPv4 inside of IPv6.
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  notPublic.ipv4.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  notPublic.ipv6.addSubnet(network, bits, 'ipv6');

/** Whether an address is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 6 ? !notPublic.ipv6.check(address, 'ipv6') : !notPublic.ipv4.check(address, 'ipv4');
}
