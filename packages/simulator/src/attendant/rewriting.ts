import type { Entry } from '../calendars/series/occurrences.ts';
import type { Home } from '../tenant/home.ts';
import type { EventFields } from '../tenant/item.ts';

/**
 * What AutoAccept alone does to the text of the room's copy: the organizer's name instead of the subject, no body,
 * the private flag cleared (all on by default). The change is written with the answer that follows.
 */
export function applyMailboxRewriting(home: Home, entry: Entry): void {
  const { processing } = home.mailbox;
  const { item, fields } = entry;
  const subject = processing.deleteSubject ? '' : fields.subject;
  const named = processing.addOrganizerToSubject ? `${item.organizer.name} ${subject}`.trimEnd() : subject;
  const rewritten: Partial<EventFields> = {
    subject: named,
    ...(processing.deleteComments ? { body: { contentType: 'html', content: '' } } : {}),
    ...(processing.removePrivateProperty && fields.sensitivity === 'private' ? { sensitivity: 'normal' } : {}),
  };
  if (entry.exception) entry.exception.fields = { ...entry.exception.fields, ...rewritten };
  else item.fields = { ...item.fields, ...rewritten };
}
