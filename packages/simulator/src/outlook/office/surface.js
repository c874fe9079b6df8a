// Part of the stand-in for office.js: see script.ts. What a host offers, by requirement set; office-surface.test.ts holds
// each row to Microsoft's types. A row is: the set (Mailbox) that brought the member, the fewest and the most arguments.

/** Asynchronous members of an appointment that is being written. The last three are there to be found out. */
export const composeMembers = {
  'subject.getAsync': ['1.1', 1, 2],
  'start.getAsync': ['1.1', 1, 2],
  'start.setAsync': ['1.1', 1, 3],
  'end.getAsync': ['1.1', 1, 2],
  'end.setAsync': ['1.1', 1, 3],
  'recurrence.getAsync': ['1.7', 0, 2],
  'recurrence.setAsync': ['1.7', 1, 3],
  'requiredAttendees.getAsync': ['1.1', 1, 2],
  'requiredAttendees.addAsync': ['1.1', 1, 3],
  'requiredAttendees.setAsync': ['1.1', 2, 3],
  'optionalAttendees.getAsync': ['1.1', 1, 2],
  'optionalAttendees.addAsync': ['1.1', 1, 3],
  'optionalAttendees.setAsync': ['1.1', 2, 3],
  'organizer.getAsync': ['1.7', 0, 2],
  'location.getAsync': ['1.1', 1, 2],
  'location.setAsync': ['1.1', 1, 3],
  'enhancedLocation.getAsync': ['1.8', 0, 2],
  'enhancedLocation.addAsync': ['1.8', 1, 3],
  'enhancedLocation.removeAsync': ['1.8', 1, 3],
  'notificationMessages.addAsync': ['1.3', 2, 4],
  'notificationMessages.replaceAsync': ['1.3', 2, 4],
  'notificationMessages.removeAsync': ['1.3', 1, 3],
  'notificationMessages.getAllAsync': ['1.3', 0, 2],
  'sessionData.getAsync': ['1.11', 2, 2],
  'sessionData.setAsync': ['1.11', 2, 4],
  'sessionData.getAllAsync': ['1.11', 1, 1],
  'sessionData.removeAsync': ['1.11', 1, 3],
  'sessionData.clearAsync': ['1.11', 0, 2],
  getItemIdAsync: ['1.8', 1, 2],
  getSharedPropertiesAsync: ['1.8', 1, 2],
  getInitializationContextAsync: ['1.8', 1, 2],
  saveAsync: ['1.3', 1, 2],
  sendAsync: ['1.15', 0, 2],
  close: ['1.3', 0, 0],
};

/** What no add-in of an organizer may call: it puts unsent items into the calendar, sends or closes them (office.appointmentcompose). */
export const traps = ['saveAsync', 'sendAsync', 'close'];

/** Asynchronous members of an appointment that is being read. */
export const readMembers = {
  'enhancedLocation.getAsync': ['1.8', 0, 2],
  getSharedPropertiesAsync: ['1.8', 1, 2],
};

/** Asynchronous members of a meeting request that is read in the inbox. */
export const messageMembers = {
  getSharedPropertiesAsync: ['1.8', 1, 2],
};

/** Members that are made here, not passed on; by the set that brought them. */
export const localMembers = {
  loadCustomPropertiesAsync: ['1.1', 1, 2],
  addHandlerAsync: ['1.7', 2, 4],
  removeHandlerAsync: ['1.7', 1, 3],
};

/** Values of an item: null stands for a member that has no requirement set of its own. */
export const composeValues = { itemType: null, seriesId: '1.7' };
export const readValues = {
  itemId: null,
  itemClass: null,
  itemType: null,
  start: null,
  end: null,
  recurrence: '1.7',
  seriesId: '1.7',
  subject: null,
  location: '1.1',
  requiredAttendees: null,
  optionalAttendees: null,
  organizer: null,
};

/** A message has no attendees and no organizer, but who sent it and to whom. */
export const messageValues = {
  itemId: null,
  itemClass: null,
  itemType: null,
  start: null,
  end: null,
  recurrence: '1.7',
  seriesId: '1.7',
  subject: null,
  location: null,
  from: null,
  sender: null,
  to: null,
  cc: null,
};

/** Values and members by what is shown: an appointment that is written or read, or a message. */
export const surfaces = {
  compose: { values: composeValues, members: composeMembers },
  read: { values: readValues, members: readMembers },
  message: { values: messageValues, members: messageMembers },
};

/** Whether a set is there in a host that has sets up to `most`; by number, part by part. */
export function hasSet(most, wanted) {
  const [major, minor] = String(wanted).split('.').map(Number);
  const [mostMajor, mostMinor] = String(most).split('.').map(Number);
  return major < mostMajor || (major === mostMajor && (minor || 0) <= mostMinor);
}
