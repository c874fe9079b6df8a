import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { accepted, hasAnywhere, refused } from '@planner/core';
import type { Outcome, RightKind } from '@planner/core';
import { deleteApiToken, findApiToken, insertApiToken } from '@planner/db';
import type { ApiToken, SiteTransaction } from '@planner/db';
import { noteAccount } from '../local/account-audit.ts';
import type { AccountDeps } from '../local/account-deps.ts';
import type { Caller } from '../session.ts';

const prefix = 'plnr_';
const tokenBytes = 32;
const checksumLength = 6;
const longestDays = 365;
const touchEveryMinutes = 5;

/** A new token: a prefix that scanners of source code know it by, 256 random bits, and a checksum that tells a typing error. */
export function newApiToken(random: (count: number) => Uint8Array = randomBytes): string {
  const body = Buffer.from(random(tokenBytes)).toString('base64url');
  return `${prefix}${body}${checksumOf(body)}`;
}

/** Whether a text can be a token at all; anything else is refused without asking the database. */
export function isApiToken(text: string): boolean {
  if (!/^plnr_[\w-]{49}$/.test(text)) return false;
  const body = text.slice(prefix.length, -checksumLength);
  return checksumOf(body) === text.slice(-checksumLength);
}

function checksumOf(body: string): string {
  return crc32(body).toString(36).padStart(7, '0').slice(-checksumLength);
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What somebody asks for. */
export interface NewApiToken {
  readonly name: string;
  readonly days: number;
  /** null = everything its person may do */
  readonly rights: readonly RightKind[] | null;
  /** Outlives its person's deactivation; administrators alone. */
  readonly isService: boolean;
}

/**
 * Makes a token of the caller's, which never may more than they. It is told once.
 * @returns RIGHT_MISSING for rights that they don't have, INVALID_REQUEST for more than a year
 */
export async function makeApiToken(
  tx: SiteTransaction,
  { caller, wanted }: { readonly caller: Caller; readonly wanted: NewApiToken },
  deps: Pick<AccountDeps, 'clock' | 'ids'>,
): Promise<Outcome<{ readonly id: string; readonly token: string }>> {
  const missing = wanted.rights?.find((kind) => !hasAnywhere(caller.rights, kind));
  if (missing) return refused({ code: 'RIGHT_MISSING', field: 'rights', params: { right: missing } });
  if (wanted.isService && !hasAnywhere(caller.rights, 'administrator')) {
    return refused({ code: 'RIGHT_MISSING', field: 'isService', params: { right: 'administrator' } });
  }
  if (wanted.days < 1 || wanted.days > longestDays) {
    const params = { field: 'days', expected: `1 to ${longestDays}` };
    return refused({ code: 'INVALID_REQUEST', field: 'days', params });
  }
  const token = newApiToken();
  const id = deps.ids.next();
  const createdAt = deps.clock.now();
  await insertApiToken(tx, {
    id,
    hash: hashOf(token),
    personId: caller.person.id,
    name: wanted.name,
    rights: wanted.rights,
    isService: wanted.isService,
    createdAt,
    expiresAt: createdAt.add({ hours: wanted.days * 24 }),
  });
  const change = { token: id, days: wanted.days, rights: wanted.rights, isService: wanted.isService };
  const by = { kind: 'person', personId: caller.person.id } as const;
  await noteAccount(tx, { action: 'apiToken.made', personId: caller.person.id, by, change }, deps);
  return accepted({ id, token });
}

/** Takes a token back: the caller's own, or with `anybodys` whoever's. @returns false when there is none of this id */
export async function revokeApiToken(
  tx: SiteTransaction,
  given: { readonly id: string; readonly caller: Caller; readonly anybodys: boolean },
  deps: Pick<AccountDeps, 'clock' | 'ids'>,
): Promise<boolean> {
  const { id, caller, anybodys } = given;
  if (!(await deleteApiToken(tx, id, anybodys ? null : caller.person.id))) return false;
  const by = { kind: 'person', personId: caller.person.id } as const;
  await noteAccount(tx, { action: 'apiToken.revoked', personId: caller.person.id, by, change: { token: id } }, deps);
  return true;
}

/**
 * Whom a token speaks for, as `callerOf` says it of a session.
 * @returns null when it opens nothing: unknown, expired, or its person deactivated
 */
export async function callerOfToken(
  tx: SiteTransaction,
  token: string,
  { clock }: Pick<AccountDeps, 'clock'>,
): Promise<(Caller & { readonly tokenId: string }) | null> {
  if (!isApiToken(token)) return null;
  const at = clock.now();
  const touchBefore = at.subtract({ minutes: touchEveryMinutes });
  const found = await findApiToken(tx, { hash: hashOf(token), at, touchBefore });
  if (!found) return null;
  const { person, rights, tokenId, createdAt } = found;
  return { person, rights, tokenId, csrfToken: '', sessionKey: '', signedInAt: createdAt };
}

export type { ApiToken };
