import { considerRequest } from '../attendant/booking-attendant.ts';
import { planRelease } from '../attendant/claim.ts';
import type { SimulatorCore } from '../simulator.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { fromPlain, toPlain } from './plain-form.ts';
import type { MailboxState, TenantFrame, TenantState } from './tenant-state.ts';

/** A tenant in JSON. Mailboxes are texts of their own, so that those without changes needn't be written anew. */
export type TenantSnapshot = { readonly frame: unknown; readonly mailboxes: readonly string[] };

/** Texts of mailboxes with the state they show. */
const printed = new WeakMap<Mailbox, { readonly state: string; readonly text: string }>();

/** The tenant as it is now. */
export function dumpTenant(tenant: Tenant): TenantSnapshot {
  const frame: TenantFrame = {
    id: tenant.id,
    displayName: tenant.displayName,
    domains: tenant.domains,
    profile: tenant.profile,
    switches: tenant.switches,
    registry: tenant.registry.dump(),
    consents: tenant.consents.dump(),
    saml: tenant.saml.dump(),
    addins: tenant.addins.dump(),
    appExtras: tenant.apps.extras,
    users: [...tenant.users.values()],
    userLog: tenant.userLog.dump(),
    groups: tenant.groups.dump(),
    deleted: tenant.deleted.dump(),
    lists: tenant.lists,
    post: tenant.post.dump(),
  };
  const deleted = [...tenant.deleted.values()].flatMap((one) => (one.kind === 'user' ? (one.mailbox ?? []) : []));
  return { frame: toPlain(frame), mailboxes: [...tenant.mailboxes.values(), ...deleted].map(printMailbox) };
}

function printMailbox(mailbox: Mailbox): string {
  const state = versionOf(mailbox);
  const before = printed.get(mailbox);
  if (before?.state === state) return before.text;
  const { processing, workingHours, messages, calendar, user, checkedIn } = mailbox;
  const kept = { processing, workingHours, messages, checkedIn };
  const dump: MailboxState = { owner: user.id, ...kept, calendar: calendar.dump() };
  const text = JSON.stringify(toPlain(dump));
  printed.set(mailbox, { state, text });
  return text;
}

/** Differs whenever something of the mailbox does. */
function versionOf({ calendar, messages, processing, workingHours, checkedIn }: Mailbox): string {
  const versions = [
    calendar.lastChange,
    calendar.syncGeneration,
    messages.at(-1)?.number,
    messages.length,
    checkedIn.size,
  ];
  return JSON.stringify([versions, processing, workingHours]);
}

/** Says that a restored tenant is still as its snapshot has it, so that the next one needn't print the mailboxes anew. */
export function rememberTexts(tenant: Tenant, snapshot: TenantSnapshot): void {
  for (const text of snapshot.mailboxes) {
    // The owner stands first in the text: parsing all of it again would cost what this is to save.
    const owner = /^\{"owner":"([^"]+)"/.exec(text)?.[1];
    const mailbox = owner === undefined ? undefined : tenant.mailboxes.get(owner);
    if (mailbox) printed.set(mailbox, { state: versionOf(mailbox), text });
  }
}

/** Reads a tenant out of its JSON. */
export function readTenant(snapshot: TenantSnapshot): TenantState {
  return {
    frame: fromPlain(snapshot.frame) as TenantFrame,
    mailboxes: snapshot.mailboxes.map((text) => fromPlain(JSON.parse(text)) as MailboxState),
  };
}

/** Lets a kept tenant live. Throws when a tenant of that id is there already. */
export function restoreTenant(simulator: Pick<SimulatorCore, 'addTenant' | 'tenants'>, state: TenantState): Tenant {
  const { frame } = state;
  if (simulator.tenants.has(frame.id)) throw new Error(`${frame.displayName} is there already`);
  const tenant = simulator.addTenant(frame);
  for (const [appId, extras] of frame.appExtras) tenant.apps.extras.set(appId, extras);
  tenant.registry.load(frame.registry);
  tenant.consents.load(frame.consents);
  if (frame.saml) tenant.saml.load(frame.saml);
  if (frame.addins) tenant.addins.load(frame.addins);
  for (const [address, members] of frame.lists) tenant.lists.set(address, members);
  const kept = new Map(state.mailboxes.map((mailbox) => [mailbox.owner, mailbox]));
  for (const { givenName, surname, ...user } of frame.users) {
    tenant.addUser({ ...user, ...(givenName !== null && { givenName }), ...(surname !== null && { surname }) });
    const mailbox = tenant.mailboxes.get(user.id);
    const held = kept.get(user.id);
    // A user with an address but without a mailbox (never enabled) stays without one.
    if (held === undefined) tenant.mailboxes.delete(user.id);
    else if (mailbox !== undefined) fillMailbox(tenant, mailbox, held);
  }
  tenant.groups.load(frame.groups);
  tenant.deleted.load(frame.deleted, (user) => {
    const mailbox = tenant.makeMailbox(user);
    const held = kept.get(user.id);
    if (held) fillMailbox(tenant, mailbox, held);
    return mailbox;
  });
  // Last: putting people in place has written lines that nobody is to read.
  tenant.userLog.load(frame.userLog);
  tenant.post.load(frame.post);
  return tenant;
}

function fillMailbox(tenant: Tenant, mailbox: Mailbox, held: MailboxState): void {
  // What was kept may be older than a parameter: that keeps its default.
  mailbox.processing = { ...mailbox.processing, ...held.processing };
  mailbox.workingHours = held.workingHours;
  for (const message of held.messages) mailbox.keep(message);
  mailbox.calendar.load(held.calendar);
  for (const claim of held.checkedIn ?? []) mailbox.checkedIn.add(claim);
  if (mailbox.processing.automateProcessing !== 'AutoAccept') return;
  // The attendant had them on its desk when the simulator ended; it begins again.
  for (const item of mailbox.calendar.active()) {
    planRelease({ tenant, mailbox }, item);
    const isOpen = item.response.response === 'notResponded' && item.own.pending !== true;
    if (!item.isOrganizer && !item.isCancelled && isOpen) {
      considerRequest({ tenant, mailbox }, { item, date: null, isOpen: true });
    }
  }
}
