import type { Clock, IdSource } from '@planner/core';
import type { Database } from '@planner/db';
import type { SecretBox } from '@planner/sites';
import type { PasswordHashing } from './password-hash.ts';

/** What local accounts work with. */
export interface AccountDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly secrets: SecretBox;
  readonly hashing: PasswordHashing;
}
