import { readConnection } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { applicationKeys, clouds } from '@planner/sites';

interface Authority {
  readonly tenantId: string;
  readonly authorityUrl: string;
}

async function authorities(tx: SiteTransaction): Promise<readonly Authority[]> {
  const found: Authority[] = [];
  for (const application of applicationKeys) {
    const row = await readConnection(tx, application);
    if (row) found.push(row);
  }
  return found;
}

/** Origins that an administrator has connected: the only ones whose address may be a private one. */
export async function trustedOrigins(tx: SiteTransaction): Promise<readonly string[]> {
  return [...new Set((await authorities(tx)).map(({ authorityUrl }) => new URL(authorityUrl).origin))];
}

/** Where a directory signs in: as a connection of the site has it, else Microsoft's global cloud. */
export async function authorityOf(tx: SiteTransaction, tenantId: string): Promise<string> {
  const known = (await authorities(tx)).find((one) => one.tenantId.toLowerCase() === tenantId.toLowerCase());
  return known?.authorityUrl ?? clouds[0]!.authorityUrl;
}
