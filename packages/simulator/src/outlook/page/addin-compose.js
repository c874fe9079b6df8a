import { OfficeError } from './addin-errors.js';
import { never } from './addin-quirks.js';
import { lastDateOf, rangeOf, toGraph, toOffice } from './addin-recurrence.js';
import { graph } from './mailbox.js';
import { minutesBetween, offsetMinutes, plusMinutes, toDate, toWall } from './addin-time.js';

const mostRecipients = 500;
const mostAtOnce = 100;

/**
 * What an add-in can ask of an appointment that is being written: Office.js' compose item over the form's fields.
 * Requirement sets are kept by the script in the pane; quirks and differences between clients are here.
 */
export function composeCalls({ form, told, quirks, about, changed }) {
  const { zone, profile, user } = told;
  const isSaved = about.id !== undefined;
  const saved = { rooms: form.rooms.chosen(), places: form.places() };
  let hasSetRecurrence = false;

  const times = () => form.times();
  const setTime = (edge) => (date) => {
    if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw new OfficeError(5001, 'That is no date.');
    if (profile.seriesTimesLocked && form.mayRepeat && form.recurrence() !== null) throw new OfficeError(5001);
    const { start, end } = times();
    const wall = toWall(date, zone);
    // A new start takes the end along, as in the form.
    if (edge === 'start') form.setTimes({ start: wall, end: plusMinutes(wall, minutesBetween(start, end)) });
    else if (wall < start) throw new OfficeError(5001, 'The end is before the start.');
    else form.setTimes({ start, end: wall });
    changed();
  };

  async function recurrence() {
    if (quirks.has('recurrenceHangs') && hasSetRecurrence) return never;
    if (quirks.has('recurrenceNull')) return null;
    // One date of a series tells the series' recurrence (@types/office-js, AppointmentCompose.recurrence).
    const found = about.scope === 'date' ? await readMaster() : form.recurrence();
    return found === null ? null : describe(found);
  }
  const readMaster = async () =>
    (await graph('GET', `/me/events/${form.known.seriesMasterId}?$select=recurrence`)).recurrence;

  async function describe({ pattern, range }) {
    const { start, end } = times();
    const endDate = await lastDateOf({ pattern, range });
    const hasBegun = range.startDate < Temporal.Now.plainDateISO(zone).toString();
    return {
      ...toOffice(pattern),
      recurrenceTimeZone: { name: told.windowsZone, offset: offsetMinutes(start, zone) },
      seriesTime: {
        startDate: quirks.has('occurrenceTimes') ? start.slice(0, 10) : range.startDate,
        startTime: start.slice(11, 16),
        duration: minutesBetween(start, end),
        endDate: quirks.has('zeroEndDate') && hasBegun ? '0000-00-00' : endDate,
      },
    };
  }

  function setRecurrence(wanted) {
    if (!form.mayRepeat) throw new OfficeError(9033);
    hasSetRecurrence = true;
    if (wanted === null || wanted === undefined) {
      form.setRecurrence(null);
      changed();
      return;
    }
    const pattern = toGraph(wanted);
    if (!pattern) throw new OfficeError(9034);
    if (!(pattern.interval > 0)) throw new OfficeError(9035);
    const { seriesTime, recurrenceTimeZone } = wanted;
    if (recurrenceTimeZone && recurrenceTimeZone.name !== told.windowsZone) throw new OfficeError(9037);
    if (!seriesTime?.startDate) throw new OfficeError(9034);
    const start = `${seriesTime.startDate}T${seriesTime.startTime}`;
    form.setTimes({ start, end: plusMinutes(start, seriesTime.duration) });
    form.setRecurrence({ pattern, range: rangeOf(seriesTime, zone) });
    changed();
  }

  const details = ({ name, address }) => ({
    displayName: name,
    emailAddress: address,
    appointmentResponse:
      form.known?.attendees.find((one) => one.emailAddress.address === address)?.status.response ?? 'none',
    ...(profile.recipientTypes && { recipientType: 'user' }),
  });
  const organizer = () => ({
    displayName: form.known?.organizer.emailAddress.name ?? user.displayName,
    emailAddress: form.known?.organizer.emailAddress.address ?? told.owner,
    appointmentResponse: 'organizer',
    ...(profile.recipientTypes && { recipientType: 'user' }),
  });
  const withOrganizer = () =>
    profile.organizerAmongAttendees === 'always' || (profile.organizerAmongAttendees === 'when editing' && isSaved);

  function recipients(type) {
    const listed = form.people.chosen().filter((one) => one.type === type);
    const found = listed.map(details);
    return type === 'required' && withOrganizer() ? [organizer(), ...found] : found;
  }
  const put = (type, list) => {
    if (!Array.isArray(list)) throw new OfficeError(5001, 'A list of recipients is needed.');
    if (list.length > mostAtOnce || form.people.chosen().length + list.length > mostRecipients)
      throw new OfficeError(9012);
    for (const one of list) {
      const address = typeof one === 'string' ? one : one.emailAddress;
      form.people.put(address, type, typeof one === 'string' ? undefined : one.displayName);
    }
    changed();
  };
  const set = (type, list) => {
    form.people.clear(type);
    put(type, list);
  };

  function locations() {
    const { rooms, places } = quirks.has('staleLocations')
      ? saved
      : { rooms: form.rooms.chosen(), places: form.places() };
    return [
      ...rooms.map(({ name, address }) => ({
        locationIdentifier: { id: address, type: 'room' },
        displayName: name,
        emailAddress: address,
      })),
      ...places.map((text) => ({ locationIdentifier: { id: text, type: 'custom' }, displayName: text })),
    ];
  }
  function addLocations(list) {
    for (const { id, type } of checkedLocations(list)) {
      if (type === 'custom') form.setPlaces([...form.places(), id]);
      else if (!quirks.has('roomNotAdded')) {
        const room = form.rooms.known(id);
        if (!room && quirks.has('hiddenRoomUnresolved')) continue;
        form.rooms.put(id, room?.name ?? id);
      }
    }
    changed();
  }
  /** Takes away everything of the same name, not only what was named (office.enhancedlocation). */
  function removeLocations(list) {
    const all = locations();
    const names = new Set(
      checkedLocations(list).map(({ id }) => all.find((one) => one.locationIdentifier.id === id)?.displayName ?? id),
    );
    for (const room of form.rooms.chosen()) if (names.has(room.name)) form.rooms.remove(room.address);
    form.setPlaces(form.places().filter((text) => !names.has(text)));
    changed();
  }
  function setLocation(text) {
    if (text.length > 255) throw new OfficeError(9000);
    const rooms = form.rooms.chosen();
    if (quirks.has('textForRooms')) for (const { address } of rooms) form.rooms.remove(address);
    form.setPlaces(
      text
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one && !rooms.some(({ name }) => name === one)),
    );
    changed();
  }

  return {
    'subject.getAsync': () => form.title(),
    'start.getAsync': () => toDate(times().start, zone),
    'end.getAsync': () => toDate(times().end, zone),
    'start.setAsync': setTime('start'),
    'end.setAsync': setTime('end'),
    'recurrence.getAsync': recurrence,
    'recurrence.setAsync': setRecurrence,
    'requiredAttendees.getAsync': () => recipients('required'),
    'requiredAttendees.addAsync': (list) => put('required', list),
    'requiredAttendees.setAsync': (list) => set('required', list),
    'optionalAttendees.getAsync': () => recipients('optional'),
    'optionalAttendees.addAsync': (list) => put('optional', list),
    'optionalAttendees.setAsync': (list) => set('optional', list),
    'organizer.getAsync': organizer,
    'location.getAsync': () =>
      locations()
        .map(({ displayName }) => displayName)
        .join('; '),
    'location.setAsync': setLocation,
    'enhancedLocation.getAsync': locations,
    'enhancedLocation.addAsync': addLocations,
    'enhancedLocation.removeAsync': removeLocations,
  };
}

function checkedLocations(list) {
  const isFine = Array.isArray(list) && list.every((one) => one?.id && ['room', 'custom'].includes(one.type));
  if (!isFine) throw new OfficeError(5001, 'InvalidFormatError');
  return list;
}
