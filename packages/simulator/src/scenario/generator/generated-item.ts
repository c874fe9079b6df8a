import type { Address, CalendarItem, EventFields, OwnFields, ResponseState, SeriesState } from '../../tenant/item.ts';
import {
  answerOf,
  fieldsOf,
  goneDatesOf,
  isCalledOff,
  meetingIdOf,
  writtenAt,
  type Owner,
  type Source,
} from './generated-fields.ts';
import type { PlannedMeeting } from './meeting-plan.ts';

const own: OwnFields = {
  categories: [],
  reminderMinutesBeforeStart: 15,
  isReminderOn: true,
  showAs: null,
  properties: new Map(),
  extensions: new Map(),
};
/** What all generated copies of one mailbox have in common. */
export type Shelf = { readonly source: Source; readonly owner: Owner; readonly calendarId: string };

type Written = Partial<Pick<CalendarItem, 'fields' | 'response' | 'organizer' | 'modifiedAt' | 'criticalAt'>>;

// One answer asks several times, and clients come back to what they have just seen.
const recentlyRead = 4000;
const weekMs = 7 * 86_400_000;

/**
 * A copy of a planned meeting that nobody has changed yet: half a million of them are held as numbers, and what they say is
 * worked out when somebody reads it. Whatever is written to it stays.
 */
export class GeneratedItem implements CalendarItem {
  readonly number: number;
  changeNumber: number;
  folder: CalendarItem['folder'] = 'calendar';
  idGeneration = 1;
  immutableGeneration = 1;
  sequence = 0;
  own = own;
  isCancelled: boolean;
  series: SeriesState | null;
  readonly #shelf: Shelf;
  readonly #room: number;
  readonly #index: number;
  #written: Written | undefined;

  constructor(shelf: Shelf, meeting: PlannedMeeting, number: number) {
    this.#shelf = shelf;
    this.#room = meeting.room;
    this.#index = meeting.index;
    this.number = number;
    this.changeNumber = number;
    this.isCancelled = isCalledOff(meeting);
    this.series =
      meeting.weeks === 1
        ? null
        : { exceptions: new Map(), cancelled: new Set(goneDatesOf(shelf.source, meeting)), declined: new Set() };
  }

  /** Not kept: the plan's numbers take a tenth of the room. */
  get #meeting(): PlannedMeeting {
    return this.#shelf.source.plan.meeting(this.#room, this.#index)!;
  }

  #write(what: Written): void {
    this.#written = { ...this.#written, ...what };
  }

  #after(minutes: number): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(writtenAt(this.#shelf.source, this.#meeting) + minutes * 60_000);
  }

  get meetingId(): string {
    return meetingIdOf(this.#shelf.source, this.#meeting);
  }
  get calendarId(): string {
    return this.#shelf.calendarId;
  }
  get createdAt(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(writtenAt(this.#shelf.source, this.#meeting));
  }
  get transactionId(): null {
    return null;
  }
  get orphanOf(): null {
    return null;
  }
  get isOrganizer(): boolean {
    return 'person' in this.#shelf.owner && this.#shelf.owner.person === this.#meeting.organizer;
  }

  get fields(): EventFields {
    const written = this.#written?.fields;
    if (written) return written;
    const { recent } = this.#shelf.source;
    const before = recent.get(this);
    if (before) return before;
    const made = fieldsOf(this.#shelf.source, this.#meeting, this.#shelf.owner);
    if (recent.size >= recentlyRead) recent.clear();
    recent.set(this, made);
    // Series are asked for by every look into the calendar, and there are few of them.
    if (made.recurrence) this.#write({ fields: made });
    return made;
  }
  set fields(fields: EventFields) {
    this.#write({ fields });
  }

  get response(): ResponseState {
    const written = this.#written?.response;
    if (written) return written;
    if (this.isOrganizer) return { response: 'organizer', at: null };
    const owner = this.#shelf.owner;
    const response = 'room' in owner ? 'accepted' : answerOf(this.#meeting, owner.person);
    return response === 'notResponded'
      ? { response, at: null }
      : { response, at: this.#after('room' in owner ? 1 : 5) };
  }
  set response(response: ResponseState) {
    this.#write({ response });
  }

  get organizer(): Address {
    return this.#written?.organizer ?? this.#shelf.source.organisation.personAddress(this.#meeting.organizer);
  }
  set organizer(organizer: Address) {
    this.#write({ organizer });
  }

  get modifiedAt(): Temporal.Instant {
    return this.#written?.modifiedAt ?? this.#after(5);
  }
  set modifiedAt(at: Temporal.Instant) {
    this.#write({ modifiedAt: at });
  }

  get criticalAt(): number {
    return this.#written?.criticalAt ?? writtenAt(this.#shelf.source, this.#meeting);
  }
  set criticalAt(ms: number) {
    this.#write({ criticalAt: ms });
  }

  /** Whether it surely lies outside [from, to), told without working out what it says. */
  isOutside(from: number, to: number): boolean {
    if (this.#written?.fields && this.#meeting.weeks === 1) return false;
    const { day, weeks } = this.#meeting;
    const first = this.#shelf.source.firstDayMs + day * 86_400_000;
    // A day on either side covers every zone. A changed series may lie anywhere.
    if (this.#written?.fields !== undefined && this.sequence > 0) return false;
    return first + (weeks - 1) * weekMs + 2 * 86_400_000 <= from || first - 86_400_000 >= to;
  }

  /** All that it says, worked out: for those who take it apart. */
  whole(): CalendarItem {
    const { number, meetingId, calendarId, createdAt, transactionId, isOrganizer, orphanOf, folder } = this;
    const { idGeneration, immutableGeneration, organizer, fields, response, isCancelled, series } = this;
    const { sequence, criticalAt, changeNumber, modifiedAt, dismissed } = this as CalendarItem;
    const head = {
      number,
      meetingId,
      calendarId,
      createdAt,
      transactionId,
      isOrganizer,
      orphanOf,
      folder,
      idGeneration,
    };
    const said = { immutableGeneration, organizer, fields, own: this.own, response, isCancelled, series };
    const version = { sequence, criticalAt, changeNumber, modifiedAt };
    return { ...head, ...said, ...version, ...(dismissed && { dismissed }) };
  }
}
