import { ask, composeItem, hasMailboxSet, HostFailure } from './office.ts';

/** Somebody else's calendar, in which the appointment is written. */
export interface SharedCalendar {
  /** Address of its owner, who is the appointment's organizer. */
  readonly owner: string;
  /** Whether Outlook lets its user write appointments there; what Planner lets them do, the server says. */
  readonly mayWrite: boolean;
}

/** Creating and writing, editing one's own, editing all (Office.MailboxEnums.DelegatePermissions). */
const writing = 2 | 16 | 32;

/**
 * Whose calendar the appointment is in (Mailbox 1.8, outlook/delegate-access).
 * @returns null when it's one's own, or when Outlook doesn't tell: the call fails where nothing is shared
 */
export async function sharedCalendar(): Promise<SharedCalendar | null> {
  const item = composeItem();
  // Some hosts leave the member out of what isn't shared.
  if (!hasMailboxSet('1.8') || typeof item.getSharedPropertiesAsync !== 'function') return null;
  try {
    const told = await ask<Office.SharedProperties>((done) => item.getSharedPropertiesAsync(done));
    const own = Office.context.mailbox.userProfile.emailAddress.toLowerCase();
    if (!told.owner || told.owner.toLowerCase() === own) return null;
    return { owner: told.owner, mayWrite: (told.delegatePermissions & writing) !== 0 };
  } catch (error) {
    if (error instanceof HostFailure) return null;
    throw error;
  }
}
