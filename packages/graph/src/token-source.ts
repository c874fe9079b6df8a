import type {
  ConfidentialClientApplication,
  INetworkModule,
  NetworkRequestOptions,
  NetworkResponse,
} from '@azure/msal-node';
import type { Clock } from '@planner/core';
import { GraphFailure } from './graph-failure.ts';
import { SignInFailure, hearAnswer } from './sign-in-failure.ts';
import type { HeardAnswer } from './sign-in-failure.ts';
import type { Fetch } from './transport.ts';

/** How an application proves itself: a client secret, or a certificate whose private key signs an assertion. */
export type TokenCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'certificate';
      /** PKCS #8, PEM */
      readonly privateKey: string;
      /** SHA-256 of the certificate's DER, in hex */
      readonly thumbprint: string;
    };

/** What is needed to sign in as the application. */
export interface TokenConnection {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: TokenCredential;
  /** Sign-in host without tenant, for example `https://login.microsoftonline.com`. */
  readonly authorityUrl: string;
  /** Root of Graph, for example `https://graph.microsoft.com`; its `.default` scope is asked for. */
  readonly graphUrl: string;
}

/** Where access tokens come from; one application in one tenant. */
export interface TokenSource {
  /** A token that is good for five minutes at least. @throws SignInFailure `denied`, `throttled` or `unavailable` */
  token(): Promise<string>;
  /** Forgets a token that Graph refused, so that the next call gets a new one. */
  forget(refused: string): void;
}

// A token that would lapse during a slow call is as good as none.
const marginMs = 5 * 60_000;

/**
 * Client-credentials tokens through msal-node: cached until five minutes before expiry, one refresh at a time.
 * @param fetch  used for the sign-in traffic too, so that a simulated tenant can serve it
 */
export function createTokenSource(
  connection: TokenConnection,
  deps: { readonly fetch: Fetch; readonly clock: Clock },
): TokenSource {
  let application: Promise<ConfidentialClientApplication> | null = null;
  const scope = new URL('/.default', connection.graphUrl).href;
  let cached: { readonly token: string; readonly until: Temporal.Instant } | null = null;
  let refresh: Promise<string> | null = null;

  // What the sign-in host said last: msal keeps only a part of it, and not when it may be asked again.
  let heard: HeardAnswer | null = null;
  const hear = (answer: Parameters<typeof hearAnswer>[0]) => {
    heard = hearAnswer(answer, deps.clock.now());
  };

  const acquire = async (): Promise<string> => {
    heard = null;
    try {
      const client = await (application ??= applicationOf(connection, { fetch: deps.fetch, hear }));
      const result = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache: true });
      if (!result?.accessToken) throw new GraphFailure({ kind: 'unavailable', code: 'noToken', status: 0 });
      // msal counts from the machine's clock; only the remaining life is taken over.
      const lifeMs = Math.max(0, (result.expiresOn?.getTime() ?? 0) - Date.now());
      cached = {
        token: result.accessToken,
        until: deps.clock.now().add({ milliseconds: Math.max(0, Math.round(lifeMs) - marginMs) }),
      };
      return result.accessToken;
    } catch (error) {
      throw error instanceof GraphFailure ? error : new SignInFailure(heard, { cause: error });
    } finally {
      refresh = null;
    }
  };

  return {
    token: () => {
      if (cached && Temporal.Instant.compare(deps.clock.now(), cached.until) < 0) return Promise.resolve(cached.token);
      return (refresh ??= acquire());
    },
    forget: (refused) => {
      if (cached?.token === refused) cached = null;
    },
  };
}

interface SignInWire {
  readonly fetch: Fetch;
  readonly hear: (answer: Parameters<typeof hearAnswer>[0]) => void;
}

/** Loaded with the first token: msal is a third of what a start would have to read. */
async function applicationOf(connection: TokenConnection, wire: SignInWire): Promise<ConfidentialClientApplication> {
  const { ConfidentialClientApplication: Application } = await import('@azure/msal-node');
  const authority = new URL(connection.authorityUrl);
  const { credential } = connection;
  return new Application({
    auth: {
      clientId: connection.clientId,
      ...(credential.kind === 'secret'
        ? { clientSecret: credential.secret }
        : { clientCertificate: { thumbprintSha256: credential.thumbprint, privateKey: credential.privateKey } }),
      authority: new URL(connection.tenantId, `${authority.origin}/`).href,
      // Without it msal asks Microsoft's own host whether the authority is real.
      knownAuthorities: [authority.host],
    },
    system: { networkClient: networkOf(wire) },
  });
}

// The sign-in host's answer is small; a minute of waiting would hold up a whole site.
const signInLimitMs = 30_000;

function networkOf({ fetch, hear }: SignInWire): INetworkModule {
  const send = async <T>(method: string, url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> => {
    const response = await fetch(url, {
      method,
      ...(options?.headers ? { headers: options.headers } : {}),
      ...(options?.body === undefined ? {} : { body: options.body }),
      signal: AbortSignal.timeout(signInLimitMs),
    });
    const { status } = response;
    const retryAfter = response.headers.get('Retry-After');
    hear({ status, retryAfter, body: null }); // what isn't JSON (a proxy's page) has at least these
    const body = (await response.json()) as T;
    hear({ status, retryAfter, body });
    return { headers: Object.fromEntries(response.headers), body, status };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
