/** A calendar date `yyyy-MM-dd`, without zone. */
export type IsoDate = string;
/** A wall time `HH:mm` (`24:00` only as the end of opening hours), without zone. */
export type WallTime = string;
/** An IANA zone name that the runtime knows. */
export type ZoneName = string;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Weekdays as Graph spells them; the index in `weekdays` is `Temporal`'s dayOfWeek − 1. */
export type Weekday = (typeof weekdays)[number];
