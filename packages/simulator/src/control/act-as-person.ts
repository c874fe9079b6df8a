import type { Tells } from '../graph/caller.ts';
import type { SimulatorCore } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';

/** Stands in the request log for the simulated Outlook and the acts of a scenario. */
export const outlookAppId = 'simulated-outlook';

/** What a person may do in the own mailbox. */
const delegatedScopes = [
  'Calendars.ReadWrite',
  'User.Read',
  'MailboxSettings.Read',
  'Place.Read.All',
  'User.ReadBasic.All',
];

/** An answer of Graph, read. */
export type PersonAnswer = { readonly status: number; readonly body: Record<string, unknown> | undefined };

/**
 * A Graph call as a signed-in person, as their Outlook would make it: same door, same rules, no token.
 * @param tells  whom this Outlook tells of a change; everyone without
 * @param path  below `/v1.0`, e.g. `/me/events`
 */
export async function callAsPerson(
  simulator: Pick<SimulatorCore, 'graph'>,
  { tenant, person }: { tenant: Tenant; person: User },
  call: { method: string; path: string; body?: unknown; headers?: Record<string, string>; tells?: Tells },
): Promise<PersonAnswer> {
  const request = new Request(`https://graph.microsoft.com/v1.0${call.path}`, {
    method: call.method,
    headers: { 'content-type': 'application/json', ...call.headers },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  const caller = {
    appId: outlookAppId,
    tenantId: tenant.id,
    roles: [],
    delegated: { userId: person.id, scopes: delegatedScopes },
    ...(call.tells && { tells: call.tells }),
  };
  const response = await simulator.graph.handle(request, caller);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
}
