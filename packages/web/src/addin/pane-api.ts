import { createApiClient } from '@planner/api-client';
import type { ApiClient } from '@planner/api-client';

/** Version of the calls that this pane was built for: the server sends an older pane to reload itself. */
export const paneVersion = '1';

// Partitioned by the browser: what Outlook's page keeps for this pane no other page sees.
const storageKey = 'planner.pane.token';

let token: string | null = readStored();

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage is switched off: the token lives in memory alone
  }
}

/** Takes the bearer token of this pane's session, or forgets it. */
export function setToken(next: string | null): void {
  token = next;
  try {
    if (next === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, next);
  } catch {
    // In memory it works as well, until the pane is closed.
  }
}

export function hasToken(): boolean {
  return token !== null;
}

/** The API as this pane calls it: by bearer token, without cookies, in the language of Outlook. */
export function paneApi(language: string): ApiClient {
  return createApiClient({
    baseUrl: location.origin,
    csrfToken: () => null,
    fetch: (request) => {
      const headers = new Headers(request.headers);
      headers.set('Accept-Language', language);
      headers.set('X-Planner-Pane', paneVersion);
      if (token !== null) headers.set('Authorization', `Bearer ${token}`);
      return fetch(new Request(request, { headers, credentials: 'omit' }));
    },
  });
}
