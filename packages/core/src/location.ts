import type { FloorId, LocationId } from './ids.ts';
import type { Language } from './language.ts';
import type { IsoDate, WallTime, Weekday, ZoneName } from './time/calendar.ts';

/** Wall times of the place, half-open; `to` may be `24:00`. */
export interface OpenInterval {
  readonly from: WallTime;
  readonly to: WallTime;
}

/** Sorted, disjoint intervals a weekday; a weekday that isn't named is closed all day. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly OpenInterval[] };

/** A date on which other hours hold; `open: []` = closed. */
export interface CalendarException {
  readonly date: IsoDate;
  readonly open: readonly OpenInterval[];
  readonly name?: string;
}

/** An address with one zone: everything local about a room is read in it. */
export interface Location {
  readonly id: LocationId;
  readonly name: string;
  readonly zone: ZoneName;
  /** null = open day and night */
  readonly openingHours: WeeklyHours | null;
  readonly calendarExceptions: readonly CalendarException[];
  readonly currency: string;
  readonly defaultLanguage: Language;
}

export interface Floor {
  readonly id: FloorId;
  readonly locationId: LocationId;
  readonly name: string;
  /** Higher floors first on the timeline. */
  readonly level: number;
}
