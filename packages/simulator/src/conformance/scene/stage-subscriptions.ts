import { asObject, instantOf, shownObjects, textOf, wordOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import type { World } from './world.ts';

/** Whether the example is about subscriptions. */
export const concernsSubscriptions = ({ target }: World): boolean =>
  target.segments[0]?.toLowerCase() === 'subscriptions';

/** Subscriptions that are there already: those that the answer shows, or the one that the path names. */
export function stageSubscriptions(world: World): void {
  const { example, target } = world;
  const named = target.segments[1];
  if (named === undefined && example.request?.method !== 'GET') return;
  const sent = asObject(example.request?.body) ?? {};
  const shown = shownObjects(example.response?.body);
  for (const page of shown.length > 0 ? shown : [{}]) {
    // A renewal moves the end; before it the subscription had half an hour left.
    const before = 'expirationDateTime' in sent ? { ...page, expirationDateTime: null } : page;
    const id =
      named !== undefined && !isPlaceholder(named) ? named : (textOf(page['id']) ?? world.tenant.random.guid());
    keep(world, id.toLowerCase(), before);
    if (named !== undefined && isPlaceholder(named)) world.standIns.set(named, id);
  }
}

function keep({ simulator, tenant, caller, clock }: World, id: string, page: PageJson): void {
  const types = (['created', 'updated', 'deleted'] as const).filter((type) =>
    wordOf(page['changeType']).toLowerCase().includes(type),
  );
  simulator.subscriptions.keep(tenant, {
    id,
    tenantId: tenant.id,
    appId: caller.appId,
    creatorId: textOf(page['creatorId']) ?? caller.appId,
    resource: textOf(page['resource']) ?? 'users',
    // What it watches has no say in how it is shown.
    watched: { kind: 'users' },
    changeTypes: types.length > 0 ? types : ['updated'],
    notificationUrl: textOf(page['notificationUrl']) ?? 'https://webhook.azurewebsites.net/api/send/myNotifyClient',
    lifecycleNotificationUrl: textOf(page['lifecycleNotificationUrl']) ?? null,
    clientState: textOf(page['clientState']) ?? null,
    expiresAt: instantOf(page['expirationDateTime']) ?? clock.now().add({ minutes: 30 }),
    immutableIds: false,
  });
}
