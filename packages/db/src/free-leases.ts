import { withAdmin } from './migrate.ts';

/**
 * Gives back everything that workers have claimed. Only for whoever knows that no worker is left, as one does who alone holds
 * the folder of an embedded server: what a killed run had claimed is taken up at once then, not when its lease runs out.
 * @param adminUrl  as owner of the tables
 */
export async function freeLeases(adminUrl: string): Promise<void> {
  await withAdmin(adminUrl, async (client) => {
    await client.query('update mailboxes set lease_owner = null, lease_until = null where lease_until is not null');
    await client.query('update outbox set lease_owner = null, lease_until = null where lease_until is not null');
    await client.query('update import_runs set lease_owner = null, lease_until = null where lease_until is not null');
  });
}
