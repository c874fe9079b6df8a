import type { Home } from '../tenant/home.ts';
import type { MeetingMessage } from '../tenant/message.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { considerRequest } from './booking-attendant.ts';
import { watchClaims } from './claim.ts';
import { fileCancellation, fileRequest } from './calendar-attendant.ts';
import { fileForwardNotice, fileResponse } from './organizer-side.ts';
import { rewritten } from './rewriting.ts';

/** Lets the mailboxes of a tenant act on what arrives. */
export function attend(tenant: Tenant): void {
  watchClaims(tenant);
  tenant.post.onDelivery((message) => {
    const mailbox = tenant.mailboxAt(message.to);
    // Outside this organisation, or an address that doesn't exist: nothing here can see it arrive.
    if (mailbox && mailbox.keep(message)) receive({ tenant, mailbox }, message);
  });
}

function receive(home: Home, message: MeetingMessage): void {
  const { processing } = home.mailbox;
  if (message.kind === 'response') {
    fileResponse(home, message);
    return;
  }
  // The resource's delegate reads it and decides; the delegate's own calendar isn't concerned.
  if (message.kind === 'delegated' || processing.automateProcessing === 'None') return;
  if (message.kind === 'forward-notice') {
    fileForwardNotice(home, message);
    return;
  }
  const isExternal = home.tenant.findByAddress(message.from.address) === undefined;
  if (isExternal && !processing.processExternalMeetingMessages) return;
  if (message.kind === 'cancellation') {
    fileCancellation(home, message);
    return;
  }
  const isAnswering = processing.automateProcessing === 'AutoAccept';
  // News that need no answer are rewritten on arrival; a request when it is answered.
  const isNewsOnly = isAnswering && message.update === 'informational';
  const fields = isNewsOnly ? rewritten(processing, message.fields, message.organizer.name) : message.fields;
  const filed = fileRequest(home, { ...message, fields });
  if (filed?.isOpen && isAnswering) considerRequest(home, filed);
}
