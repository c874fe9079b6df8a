import type { Fetch } from '@planner/graph';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const limitMs = 10_000;

/** Whether a text is the id of a directory or registration. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/**
 * The id of a directory by its id or one of its domains, as its sign-in host knows it.
 * @returns null when there is no such directory, or it can't be asked
 */
export async function resolveTenant(tenant: string, authorityUrl: string, fetch: Fetch): Promise<string | null> {
  const name = tenant.trim();
  if (isGuid(name)) return name.toLowerCase();
  if (!domain.test(name)) return null;
  const url = new URL(`/${name}/v2.0/.well-known/openid-configuration`, authorityUrl);
  let body: unknown;
  try {
    const response = await fetch(url.href, { method: 'GET', signal: AbortSignal.timeout(limitMs) });
    if (!response.ok) return null;
    body = await response.json();
  } catch {
    return null; // no answer, or not one of a sign-in host: either way the id has to be entered
  }
  const issuer = typeof body === 'object' && body !== null && 'issuer' in body ? body.issuer : null;
  if (typeof issuer !== 'string') return null;
  return (
    issuer
      .split('/')
      .find((part) => isGuid(part))
      ?.toLowerCase() ?? null
  );
}
