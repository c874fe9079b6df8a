import type { IdKind } from './ids.ts';
import type { CalendarItem, EventFields, SeriesException } from './item.ts';

/** A calendar of a mailbox. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Graph's calendarColor; `auto` without. */
  readonly color?: string;
  /** Who may host online meetings; Teams alone without. */
  readonly meetingProviders?: readonly string[];
}

/** A folder of calendars, as Outlook shows them on its left. */
export interface CalendarGroup {
  readonly id: string;
  readonly name: string;
  readonly classId: string;
}

/** One line of the change log: item `number` changed; `goneDates` left the calendar with this change. */
export interface Change {
  readonly changeNumber: number;
  readonly item: number;
  readonly goneDates: readonly string[];
  /** The series as it was before its pattern changed: its old dates left the calendar. */
  readonly formerSeries: EventFields | null;
  /** Which generation each id had before this change; present only when one of them changed. */
  readonly formerIds: Readonly<Record<IdKind, number>> | null;
  /** A deletion that the delta keeps to itself (a known fault of the service, behind a switch). */
  readonly hidden: boolean;
}

/** What a writer tells about its change. */
export interface ChangeDetails {
  readonly exception?: SeriesException;
  readonly goneDates?: readonly string[];
  readonly formerSeries?: EventFields | null;
  readonly hidden?: boolean;
}

/** What an observer of a mailbox learns. */
export type ChangeKind = 'created' | 'updated' | 'deleted';

/** A mailbox's calendar as a snapshot keeps it. */
export interface CalendarDump {
  readonly stamp: string;
  readonly calendars: readonly Calendar[];
  readonly groups?: readonly CalendarGroup[];
  readonly syncGeneration: number;
  readonly items: readonly CalendarItem[];
  readonly idsSeen: readonly (readonly [number, Readonly<Record<IdKind, number>>])[];
  readonly log: readonly Change[];
  readonly lastItem: number;
  readonly lastChange: number;
}

/** One change of a mailbox as a journal keeps it. */
export interface CalendarStep {
  readonly change: Change;
  readonly item: CalendarItem;
  readonly ids: Readonly<Record<IdKind, number>>;
  readonly lastItem: number;
}
