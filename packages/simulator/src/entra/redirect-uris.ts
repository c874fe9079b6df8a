import type { Client } from './client.ts';

export type RedirectKind = 'web' | 'spa' | 'publicClient';

/**
 * Of which kind a redirect URI is registered; undefined when it isn't. Addresses are compared exactly, but for the port
 * of `http://localhost` and `http://127.0.0.1` (learn.microsoft.com/entra/identity-platform/reply-url, "Localhost exceptions").
 */
export function redirectKind(client: Client, redirectUri: string): RedirectKind | undefined {
  const registered = client.application?.redirectUris;
  if (registered === undefined) {
    // A service principal without a registration here (its application was deleted) keeps its reply URLs.
    return client.principal?.replyUrls.some((one) => isSame(one, redirectUri)) === true ? 'web' : undefined;
  }
  // A single page app wins where one address is both.
  return (['spa', 'web', 'publicClient'] as const).find((kind) =>
    registered[kind].some((one) => isSame(one, redirectUri)),
  );
}

/** The first address of a client, for requests that name none. */
export const firstRedirectUri = (client: Client): string | undefined =>
  client.application?.redirectUris.web[0] ?? client.application?.redirectUris.spa[0] ?? client.principal?.replyUrls[0];

function isSame(registered: string, sent: string): boolean {
  return registered === sent || (withoutLoopbackPort(registered) ?? registered) === withoutLoopbackPort(sent);
}

function withoutLoopbackPort(address: string): string | undefined {
  const match = /^(http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?(\/.*|\?.*)?$/.exec(address);
  return match ? `${match[1]}${match[2] ?? '/'}` : undefined;
}
