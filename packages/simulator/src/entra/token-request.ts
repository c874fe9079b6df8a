import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, type AadstsRefusal } from './aadsts.ts';
import type { Client } from './client.ts';
import { hasCredential, proveClient, type ClientCredential, type ProvenBy } from './client-credential.ts';
import type { EntraDeps } from './entra-deps.ts';

/** A request to the token endpoint whose tenant and client are known. */
export type TokenRequest = {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly form: URLSearchParams;
  readonly credential: ClientCredential;
  /** Origin of the authority that was asked. */
  readonly origin: string;
  /** Addresses of this endpoint that a client assertion may name. */
  readonly endpoints: readonly string[];
  /** The `Origin` header: the request comes from a page in a browser. */
  readonly webOrigin: string | null;
};

/** Proves the client. One that needs no credential mustn't send any. */
export async function proveOrRefuse(
  request: TokenRequest,
  isConfidential: boolean,
  deps: EntraDeps,
): Promise<ProvenBy | 'nothing' | AadstsRefusal> {
  const { credential, client, tenant } = request;
  if (!isConfidential && !hasCredential(credential)) return 'nothing';
  if (!isConfidential && request.webOrigin !== null) return aadsts(700025);
  return proveClient({ client, tenant, credential }, request.endpoints, deps);
}
