import { lastDateOf, toOffice } from './addin-recurrence.js';
import { minutesBetween, offsetMinutes, toDate } from './addin-time.js';
import { toEwsId } from './addin-session.js';
import { graph } from './mailbox.js';

/** Values of an appointment that somebody else organizes, as Office.js' read item has them. */
export async function readItem(event, told) {
  const { zone, profile } = told;
  const start = event.start.dateTime.slice(0, 16);
  const end = event.end.dateTime.slice(0, 16);
  const master = event.seriesMasterId
    ? await graph('GET', `/me/events/${event.seriesMasterId}`, undefined, zone)
    : undefined;
  const person = ({ emailAddress, status }) => ({
    displayName: emailAddress.name,
    emailAddress: emailAddress.address,
    appointmentResponse: { tentativelyAccepted: 'tentative', notResponded: 'none' }[status.response] ?? status.response,
    ...(profile.recipientTypes && { recipientType: 'user' }),
  });
  const ofType = (type) => event.attendees.filter((one) => one.type === type).map(person);
  return {
    itemId: toEwsId(event.id),
    itemClass: 'IPM.Appointment',
    itemType: 'appointment',
    start: toDate(start, zone),
    end: toDate(end, zone),
    recurrence: master?.recurrence
      ? {
          ...toOffice(master.recurrence.pattern),
          recurrenceTimeZone: { name: told.windowsZone, offset: offsetMinutes(start, zone) },
          seriesTime: {
            startDate: master.recurrence.range.startDate,
            startTime: start.slice(11),
            duration: minutesBetween(start, end),
            endDate: await lastDateOf(master.recurrence),
          },
        }
      : null,
    seriesId: event.seriesMasterId ? toEwsId(event.seriesMasterId) : null,
    subject: event.subject,
    location: event.location?.displayName ?? '',
    requiredAttendees: ofType('required'),
    optionalAttendees: ofType('optional'),
    organizer: {
      displayName: event.organizer.emailAddress.name,
      emailAddress: event.organizer.emailAddress.address,
      appointmentResponse: 'organizer',
      ...(profile.recipientTypes && { recipientType: 'user' }),
    },
  };
}

/** What an add-in can ask of it. */
export const readCalls = (event) => ({
  'enhancedLocation.getAsync': () =>
    (event.locations ?? []).map(({ displayName, locationEmailAddress: address }) => ({
      locationIdentifier: { id: address ?? displayName, type: address ? 'room' : 'custom' },
      displayName,
      ...(address && { emailAddress: address }),
    })),
});
