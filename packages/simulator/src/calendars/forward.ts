import { GraphError } from '../graph/graph-error.ts';
import type { Home } from '../tenant/home.ts';
import { readActionBody, readArray, readObject, readString } from '../graph/json-read.ts';
import { prefixed } from '../attendant/wording.ts';
import { readRecipient } from './event-input.ts';
import type { Entry } from './series/occurrences.ts';

/**
 * Forwards a meeting: each recipient gets an ordinary request in the organizer's name. The organizer's list doesn't
 * name them until they answer; when an attendee forwards, a notice tells the organizer to whom.
 * @throws GraphError 400 without recipients
 */
export function forwardEvent(home: Home, entry: Entry, body: unknown): void {
  const sent = readActionBody(body, 'forward', ['comment', 'toRecipients']);
  const recipients = readArray(sent['toRecipients'] ?? [], 'toRecipients').map((one) =>
    readRecipient(readObject(one, 'toRecipients'), home.tenant),
  );
  if (recipients.length === 0) {
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  }
  const comment = readString(sent['comment'] ?? '', 'comment');
  const { item } = entry;
  const version = entry.exception ?? item;
  const sender = { name: home.mailbox.user.displayName, address: home.mailbox.user.mail ?? '' };
  const about = {
    from: sender,
    comment,
    meetingId: item.orphanOf?.meetingId ?? item.meetingId,
    date: entry.date ?? item.orphanOf?.date ?? null,
    sequence: version.sequence,
    criticalAt: version.criticalAt,
  };
  for (const { address } of recipients) {
    home.tenant.post.send({
      ...about,
      kind: 'request',
      update: 'new',
      organizer: item.organizer,
      to: address.toLowerCase(),
      subject: entry.fields.subject,
      fields: entry.fields,
      cancelledDates: [...(item.series?.cancelled ?? [])],
      exceptions: entry.date === null ? [...(item.series?.exceptions ?? [])] : [],
    });
  }
  if (item.isOrganizer) return;
  home.tenant.post.send({
    ...about,
    kind: 'forward-notice',
    to: item.organizer.address.toLowerCase(),
    subject: prefixed('forwarded', entry.fields.subject, home.mailbox.user.language),
    forwardedTo: recipients,
  });
}
