import type { GraphError } from './graph-error.ts';

/** Who a bearer token stands for. */
export interface Caller {
  readonly appId: string;
  readonly tenantId: string;
  /** Application permissions of the token (`roles`), for example `Calendars.ReadWrite`. */
  readonly roles: readonly string[];
  /** Set when a person is signed in: object id and the delegated permissions (`scp`). */
  readonly delegated?: { readonly userId: string; readonly scopes: readonly string[] };
}

/** Reads the Authorization header; on "no" returns the documented 401. */
export type Authenticate = (request: Request) => Promise<Caller | GraphError> | Caller | GraphError;
