import type { GraphError } from './graph-error.ts';

/** Who a bearer token stands for. */
export interface Caller {
  readonly appId: string;
  readonly tenantId: string;
  /** Application permissions of the token (`roles`), for example `Calendars.ReadWrite`. */
  readonly roles: readonly string[];
  /** Set when a person is signed in: object id and the delegated permissions (`scp`). */
  readonly delegated?: { readonly userId: string; readonly scopes: readonly string[] };
  /** Chosen in Outlook; everyone without. `changed`: only attendees who were added or removed. */
  readonly tells?: Tells;
}

/** Whom a person's Outlook tells of a change: Graph itself has no such choice and tells everyone. */
export type Tells = 'everyone' | 'changed' | 'nobody';

/** Reads the Authorization header; on "no" returns the documented 401. */
export type Authenticate = (request: Request) => Promise<Caller | GraphError> | Caller | GraphError;
