import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import type { ConnectionDeps, SecretBox } from '@planner/sites';
import type { DemoProvider } from '../demo-provider.ts';

/** What single sign-on reaches outside with. */
export interface SignOnDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly secrets: SecretBox;
  /** The way to the token endpoint of OpenID Connect. */
  readonly fetch: ConnectionDeps['fetch'];
  /** The demo's one click, which needs no Microsoft. */
  readonly demo?: DemoProvider | null;
  /** Where browsers meet an authority, when that isn't the address that this process uses. */
  readonly signInPages?: ConnectionDeps['signInPages'];
}
