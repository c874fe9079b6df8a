import { toDate } from './addin-time.js';

/**
 * Compares an appointment with what it was, and tells what an open pane and event pages hear of it.
 * @returns a function that looks, and tells each change once
 */
export function watchChanges({ form, told, quirks, calls, raise }) {
  const recurrence = () => {
    try {
      return form.recurrence();
    } catch {
      // A recurrence that isn't filled in yet is none.
      return null;
    }
  };
  const look = () => ({
    times: JSON.stringify(form.times()),
    recurrence: JSON.stringify(recurrence()),
    recipients: JSON.stringify(form.people.chosen()),
    locations: JSON.stringify([form.rooms.chosen(), form.places()]),
  });
  let before = look();
  return async () => {
    const now = look();
    const was = before;
    before = now;
    if (quirks.has('eventsMuted')) return;
    if (now.times !== was.times) {
      const { start, end } = form.times();
      raise('olkAppointmentTimeChanged', 'OnAppointmentTimeChanged', {
        start: toDate(start, told.zone),
        end: toDate(end, told.zone),
      });
    }
    if (now.recurrence !== was.recurrence && !(now.recurrence === 'null' && quirks.has('removalSilent')))
      raise('olkRecurrenceChanged', 'OnAppointmentRecurrenceChanged', {
        recurrence: quirks.has('recurrenceHangs') ? null : await calls['recurrence.getAsync'](),
      });
    if (now.recipients !== was.recipients)
      raise('olkRecipientsChanged', 'OnAppointmentAttendeesChanged', {
        changedRecipientFields: changedFields(was.recipients, now.recipients),
      });
    // No launch event tells of locations: an open pane alone hears of them.
    if (now.locations !== was.locations)
      raise('olkEnhancedLocationsChanged', null, { enhancedLocations: calls['enhancedLocation.getAsync']() });
  };
}

function changedFields(was, now) {
  const ofType = (text, type) => JSON.stringify(JSON.parse(text).filter((one) => one.type === type));
  const differs = (type) => ofType(was, type) !== ofType(now, type);
  return {
    requiredAttendees: differs('required'),
    optionalAttendees: differs('optional'),
    resources: false,
    bcc: false,
    cc: false,
    to: false,
  };
}
