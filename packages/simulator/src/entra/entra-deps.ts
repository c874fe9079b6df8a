import type { RequestLog } from '../graph/request-log.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { UsedAssertions } from './client-credential.ts';
import type { CodeBook } from './code-book.ts';
import type { KeyRing } from './key-ring.ts';
import type { SessionBook } from './session-book.ts';
import type { SignInDesk } from './sign-in-desk.ts';

/** What the token service and its pages work with. */
export type EntraDeps = {
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: RequestLog;
  readonly keys: KeyRing;
  readonly codes: CodeBook;
  readonly usedAssertions: UsedAssertions;
  readonly sessions: SessionBook;
  readonly desk: SignInDesk;
  /** Where pages for people are served; asked each time, since their port is known only once they listen. */
  readonly pagesOrigin: () => string | undefined;
  /** The https address of the token service, likewise. */
  readonly authorityOrigin: () => string | undefined;
};
