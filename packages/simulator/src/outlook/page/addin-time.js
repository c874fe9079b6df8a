/** An instant as a wall time of a zone, `yyyy-mm-ddTHH:mm`. */
export const toWall = (date, zone) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** A wall time as the Date that Office.js tells, in UTC. */
export const toDate = (wall, zone) =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds);

/** Minutes between two wall times. */
export const minutesBetween = (start, end) =>
  Temporal.PlainDateTime.from(start).until(Temporal.PlainDateTime.from(end)).total('minutes');

export const plusMinutes = (wall, minutes) =>
  Temporal.PlainDateTime.from(wall).add({ minutes }).toString({ smallestUnit: 'minute' });

/** The zone's offset at a wall time, in minutes. */
export const offsetMinutes = (wall, zone) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).offsetNanoseconds / 60e9;
