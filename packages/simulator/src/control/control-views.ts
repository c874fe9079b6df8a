import type { Simulator } from '../simulator.ts';
import { inboxOf } from '../attendant/inbox.ts';
import { isVirtual } from '../tenant/clock.ts';
import type { Home } from '../tenant/home.ts';
import type { CalendarItem } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { MeetingMessage } from '../tenant/message.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The simulator at a glance. */
export function viewState(simulator: Simulator): Record<string, unknown> {
  return {
    now: simulator.clock.now().toString(),
    clock: isVirtual(simulator.clock) ? 'virtual' : 'real',
    planned: simulator.agenda.size,
    mayReset: simulator.keeping.reset !== undefined,
    requests: simulator.log.count,
    faults: simulator.faults.list().length,
    subscriptions: simulator.subscriptions.list().length,
    tenants: [...simulator.tenants.values()].map(viewTenant),
  };
}

/** A tenant without its mailboxes. */
export function viewTenant(tenant: Tenant): Record<string, unknown> {
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    domains: tenant.domains,
    mailboxes: tenant.mailboxes.size,
    messagesPending: tenant.post.pending,
    messagesWaiting: tenant.post.waiting().length,
    delivery: tenant.post.delivery,
    switches: tenant.switches,
    apps: [...tenant.apps.values()].map(({ appId, displayName, roles }) => ({ appId, displayName, roles: [...roles] })),
  };
}

/** One line about a mailbox. */
export function viewMailboxLine({ user, calendar, messages, processing }: Mailbox): Record<string, unknown> {
  return {
    id: user.id,
    name: user.displayName,
    address: user.mail,
    kind: user.kind,
    items: calendar.activeCount,
    messages: messages.length,
    automateProcessing: processing.automateProcessing,
  };
}

/** A mailbox with all that it holds. */
export function viewMailbox({ tenant, mailbox }: Home): Record<string, unknown> {
  const inbox = new Set(inboxOf({ tenant, mailbox }));
  return {
    ...viewMailboxLine(mailbox),
    processing: mailbox.processing,
    workingHours: mailbox.workingHours,
    calendar: [...mailbox.calendar.active()].map((item) => viewItem(mailbox, item)),
    inbox: [...inbox].map(viewMessage),
    deletedMessages: mailbox.messages.filter((message) => !inbox.has(message)).map(viewMessage),
  };
}

function viewItem(mailbox: Mailbox, item: CalendarItem): Record<string, unknown> {
  const { fields } = item;
  return {
    id: mailbox.calendar.itemId(item, 'default'),
    immutableId: mailbox.calendar.itemId(item, 'immutable'),
    iCalUId: item.meetingId,
    changeKey: mailbox.calendar.changeKey(item),
    sequence: item.sequence,
    subject: fields.subject,
    start: Temporal.Instant.fromEpochMilliseconds(fields.start.ms).toString(),
    end: Temporal.Instant.fromEpochMilliseconds(fields.end.ms).toString(),
    zone: fields.start.zone,
    organizer: item.organizer.address,
    isOrganizer: item.isOrganizer,
    isCancelled: item.isCancelled,
    response: item.response.response,
    sensitivity: fields.sensitivity,
    recurrence: fields.recurrence && { ...fields.recurrence.pattern, range: fields.recurrence.range.type },
    exceptions: item.series ? [...item.series.exceptions.keys()] : [],
    cancelledDates: item.series ? [...item.series.cancelled] : [],
    attendees: fields.attendees.map(({ address, type, status }) => ({
      address: address.address,
      type,
      status: status.response,
    })),
  };
}

/** A message of the post. */
export function viewMessage(message: MeetingMessage): Record<string, unknown> {
  return {
    number: message.number,
    kind: message.kind,
    from: message.from.address,
    to: message.to,
    sentAt: message.sentAt.toString(),
    subject: message.subject,
    date: message.date,
    sequence: message.sequence,
    comment: message.comment,
    ...(message.kind === 'response' && { response: message.response }),
    ...(message.kind === 'request' && { update: message.update }),
    ...(message.kind === 'delegated' && { resource: message.resource.address }),
    ...(message.kind === 'forward-notice' && { forwardedTo: message.forwardedTo.map(({ address }) => address) }),
  };
}
