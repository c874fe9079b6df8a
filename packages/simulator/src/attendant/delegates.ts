import { commitChange, exceptionFor, type Home } from '../tenant/home.ts';
import type { Entry } from '../calendars/series/occurrences.ts';
import { sendAnswer } from './answer.ts';
import { openedLists } from './invitations.ts';

/**
 * Leaves a request to the resource's delegates: it waits in the calendar as tentative (free without
 * TentativePendingApproval), and each delegate gets it forwarded unless ForwardRequestsToDelegates is off. The first who
 * answers the resource's copy decides.
 */
export function leaveToDelegates(home: Home, entry: Entry): void {
  const { tenant, mailbox } = home;
  const { processing } = mailbox;
  const { item, date } = entry;
  const own = {
    showAs: processing.tentativePendingApproval ? ('tentative' as const) : ('free' as const),
    pending: true,
  };
  const waits = tenant.switches.pendingResponse;
  const response = { response: waits, at: waits === 'notResponded' ? null : tenant.clock.now() };
  if (tenant.switches.pendingTellsOrganizer) {
    const comment = 'Your request was received and is pending approval.';
    sendAnswer(home, item, date, { response: 'tentativelyAccepted', comment, sendResponse: true });
  }
  if (date === null) {
    item.own = { ...item.own, ...own };
    item.response = response;
    commitChange(home, item, 'updated');
  } else {
    const exception = exceptionFor(home, item, date);
    exception.own = { ...exception.own, ...own };
    exception.response = response;
    commitChange(home, item, 'updated', { exception });
  }
  if (processing.forwardRequestsToDelegates) forward(home, entry);
}

function forward({ tenant, mailbox }: Home, { item, date, exception, fields }: Entry): void {
  const { user, processing } = mailbox;
  const version = exception ?? item;
  for (const delegate of openedLists(tenant, processing.resourceDelegates)) {
    tenant.post.send({
      kind: 'delegated',
      from: item.organizer,
      organizer: item.organizer,
      resource: { name: user.displayName, address: user.mail ?? user.userPrincipalName },
      to: delegate,
      subject: fields.subject,
      comment: '',
      meetingId: item.orphanOf?.meetingId ?? item.meetingId,
      date: date ?? item.orphanOf?.date ?? null,
      sequence: version.sequence,
      criticalAt: version.criticalAt,
    });
  }
}

/** May this person decide about requests to the resource? By address, directly or through a group. */
export function isDelegate({ tenant, mailbox }: Home, address: string): boolean {
  const known = tenant.findByAddress(address)?.mail ?? address;
  return openedLists(tenant, mailbox.processing.resourceDelegates).has(known.toLowerCase());
}
