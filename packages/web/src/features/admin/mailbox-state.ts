import type { MailboxesAnswer } from '@planner/api-client';

type Mailbox = MailboxesAnswer['mailboxes'][number];

/** Failures that don't pass by waiting: somebody has to look at the mailbox. */
const lasting = new Set(['gone', 'denied', 'notFound']);

/** What the last pull failed with; null when it succeeded. */
export function failureKind({ lastError }: Pick<Mailbox, 'lastError'>): string | null {
  if (typeof lastError !== 'object' || lastError === null || !('kind' in lastError)) return null;
  return typeof lastError.kind === 'string' ? lastError.kind : null;
}

/** The state of a mailbox for its administrator: one that can't be read is told apart from one that is being linked. */
export function stateOf(mailbox: Pick<Mailbox, 'state' | 'lastError'>): Mailbox['state'] | 'away' {
  const failure = failureKind(mailbox);
  return mailbox.state !== 'stopped' && failure !== null && lasting.has(failure) ? 'away' : mailbox.state;
}

/** The mailboxes that an administrator looks for; trouble first, then by name as the API sorts them. */
export function matchingMailboxes<Kept extends Mailbox>(
  mailboxes: readonly Kept[],
  { q, trouble }: { readonly q: string; readonly trouble: boolean },
): Kept[] {
  const words = q.trim().toLowerCase();
  const found = mailboxes.filter(
    (one) => `${one.roomName} ${one.address}`.toLowerCase().includes(words) && (!trouble || inTrouble(one)),
  );
  return [...found.filter(inTrouble), ...found.filter((one) => !inTrouble(one))];
}

function inTrouble(mailbox: Mailbox): boolean {
  return stateOf(mailbox) !== 'live' || mailbox.openFindings > 0;
}
