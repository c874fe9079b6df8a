import { timingSafeEqual, createHash } from 'node:crypto';
import type { User } from '../tenant/user.ts';

/** What opens every account that wasn't given a password of its own. */
export const demoPassword = 'simulated';

/** The password of an account: set by Graph's passwordProfile, a scenario or the control API. */
function passwordOf(user: User): string {
  const set = user.profile['passwordProfile'] as { password?: unknown } | undefined;
  return typeof set?.password === 'string' ? set.password : demoPassword;
}

/** Whether a password is the right one. */
export function isPassword(user: User, typed: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(passwordOf(user)), digest(typed));
}
