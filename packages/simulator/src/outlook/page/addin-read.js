import { lastDateOf, toOffice } from './addin-recurrence.js';
import { minutesBetween, offsetMinutes, toDate } from './addin-time.js';
import { toEwsId } from './addin-session.js';
import { graph } from './mailbox.js';

const personWords = ({ profile }, { name, address }, response) => ({
  displayName: name,
  emailAddress: address,
  ...(response && { appointmentResponse: response }),
  ...(profile.recipientTypes && { recipientType: 'user' }),
});

/** When and where a meeting is, as an appointment and a request that is read both tell it. */
async function readMeeting(event, told) {
  const { zone } = told;
  const start = event.start.dateTime.slice(0, 16);
  const end = event.end.dateTime.slice(0, 16);
  const { recurrence } = event.seriesMasterId
    ? await graph('GET', `/me/events/${event.seriesMasterId}`, undefined, zone)
    : event;
  return {
    start: toDate(start, zone),
    end: toDate(end, zone),
    recurrence: recurrence
      ? {
          ...toOffice(recurrence.pattern),
          recurrenceTimeZone: { name: told.windowsZone, offset: offsetMinutes(start, zone) },
          seriesTime: {
            startDate: recurrence.range.startDate,
            startTime: start.slice(11),
            duration: minutesBetween(start, end),
            endDate: await lastDateOf(recurrence),
          },
        }
      : null,
    seriesId: event.seriesMasterId ? toEwsId(event.seriesMasterId) : null,
    location: event.location?.displayName ?? '',
  };
}

/** Values of an appointment that somebody else organizes, as Office.js' read item has them. */
export async function readItem(event, told) {
  const responses = { tentativelyAccepted: 'tentative', notResponded: 'none' };
  const ofType = (type) =>
    event.attendees
      .filter((one) => one.type === type)
      .map(({ emailAddress, status }) =>
        personWords(told, emailAddress, responses[status.response] ?? status.response),
      );
  return {
    ...(await readMeeting(event, told)),
    itemId: toEwsId(event.id),
    itemClass: 'IPM.Appointment',
    itemType: 'appointment',
    subject: event.subject,
    requiredAttendees: ofType('required'),
    optionalAttendees: ofType('optional'),
    organizer: personWords(told, event.organizer.emailAddress, 'organizer'),
  };
}

const messageClasses = {
  request: 'IPM.Schedule.Meeting.Request',
  delegated: 'IPM.Schedule.Meeting.Request',
  cancellation: 'IPM.Schedule.Meeting.Canceled',
  accepted: 'IPM.Schedule.Meeting.Resp.Pos',
  tentativelyAccepted: 'IPM.Schedule.Meeting.Resp.Tent',
  declined: 'IPM.Schedule.Meeting.Resp.Neg',
  'forward-notice': 'IPM.Schedule.Meeting.Notification.Forward',
};

/**
 * Values of a message about a meeting, as Office.js' message that is read has them. It has an id of its own, which is
 * none of the calendar's. `event` is the copy in the calendar, undefined when there is none.
 */
export async function readMessage(message, event, told) {
  const from = personWords(told, { name: message.from, address: message.fromAddress });
  return {
    ...(event && (await readMeeting(event, told))),
    itemId: btoa(`message ${told.owner} ${message.number}`),
    itemClass: messageClasses[message.response ?? message.kind],
    itemType: 'message',
    subject: message.subject,
    from,
    sender: from,
    to: [personWords(told, { name: told.ownerName, address: told.owner })],
    cc: [],
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
