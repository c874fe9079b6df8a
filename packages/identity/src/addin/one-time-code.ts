import { insertAddinCode, rightsHolders, takeAddinCode } from '@planner/db';
import type { RightsHolder, SiteTransaction } from '@planner/db';
import type { Clock, PersonId } from '@planner/core';
import { hashOf, isToken, newToken } from '../session-token.ts';

/** How long a code waits for its pane: the dialog hands it over at once. */
export const codeSeconds = 60;

/**
 * A code that carries a sign-in from the dialog to the task pane that opened it.
 * @param nonce  made by the pane; without it the code is worth nothing
 * @returns null when the nonce has not the form of one
 */
export async function codeForPane(
  tx: SiteTransaction,
  { personId, nonce }: { readonly personId: PersonId; readonly nonce: string },
  { clock }: { readonly clock: Clock },
): Promise<string | null> {
  if (!isToken(nonce)) return null;
  const code = newToken();
  const expiresAt = clock.now().add({ seconds: codeSeconds });
  await insertAddinCode(tx, { codeHash: hashOf(code), nonceHash: hashOf(nonce), personId, expiresAt });
  return code;
}

/**
 * Who signed in with a code. It's good for one try: a wrong nonce ends it, and a wrong code ends those of the nonce.
 * @returns null when the code is unknown, used, too old or of another pane, or its person has been deactivated
 */
export async function admitByCode(
  tx: SiteTransaction,
  { code, nonce }: { readonly code: string; readonly nonce: string },
  { clock }: { readonly clock: Clock },
): Promise<RightsHolder | null> {
  if (!isToken(code) || !isToken(nonce)) return null;
  const personId = await takeAddinCode(tx, { codeHash: hashOf(code), nonceHash: hashOf(nonce), at: clock.now() });
  const [holder] = personId === null ? [] : await rightsHolders(tx, [personId]);
  return holder?.person.active ? holder : null;
}
