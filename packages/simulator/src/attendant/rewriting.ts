import type { EventFields } from '../tenant/item.ts';
import type { CalendarProcessing } from '../tenant/processing.ts';

/**
 * What AutoAccept alone does to the text of the room's copy: the organizer's name instead of the subject, no body and no files,
 * the private flag cleared (all on by default).
 */
export function rewritten<T extends Pick<EventFields, 'subject' | 'body' | 'sensitivity' | 'attachments'>>(
  processing: CalendarProcessing,
  fields: T,
  organizerName: string,
): T {
  const subject = processing.deleteSubject ? '' : fields.subject;
  return {
    ...fields,
    subject: processing.addOrganizerToSubject ? `${organizerName} ${subject}`.trimEnd() : subject,
    ...(processing.deleteAttachments && fields.attachments ? { attachments: [] } : {}),
    ...(processing.deleteComments ? { body: { contentType: 'html', content: '' } } : {}),
    ...(processing.removePrivateProperty && fields.sensitivity === 'private' ? { sensitivity: 'normal' } : {}),
  };
}
