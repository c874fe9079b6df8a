import type { CalendarDump, Calendar, CalendarGroup, CalendarStep, Change, ChangeDetails } from './calendar-record.ts';
import type { CalendarItem } from './item.ts';
import { formatChangeKey, formatItemId, parseItemId, type IdKind, type ItemReference } from './ids.ts';
import type { Random } from './random.ts';

export type {
  Calendar,
  CalendarDump,
  CalendarGroup,
  CalendarStep,
  Change,
  ChangeDetails,
  ChangeKind,
} from './calendar-record.ts';

// Ids of calendars count up from 1, those of groups from here.
const firstGroup = 0x8000;
const myCalendarsClass = '0006f0b7-0000-0000-c000-000000000046';

/** The ids of an item that was taken over. */
const firstIds = { default: 1, immutable: 1 };

// Beyond this the oldest half is forgotten, and delta links from before it answer 410.
const keptChanges = 50_000;

/** The items of one mailbox and the log of their changes. Every write goes through `record`. */
export class CalendarStore {
  /** Eight bytes in hex that all ids of this mailbox carry; only `load` changes it. */
  stamp: string;
  calendars: Calendar[];
  /** The first is Outlook's own, "My Calendars". */
  groups: CalendarGroup[];
  /** Raised to make every delta link of this mailbox expire. */
  syncGeneration = 1;
  readonly #items = new Map<number, CalendarItem>();
  readonly #active = new Map<number, CalendarItem>();
  readonly #byMeeting = new Map<string, CalendarItem[]>();
  readonly #byTransaction = new Map<string, CalendarItem>();
  readonly #idsSeen = new Map<number, Readonly<Record<IdKind, number>>>();
  readonly #log: Change[] = [];
  /** Ids that came from elsewhere, and the other way round; see `adoptId`. */
  readonly #adopted = new Map<string, ItemReference>();
  readonly #adoptedIds = new Map<string, string>();
  #lastItem = 0;
  #lastChange = 0;
  /** The last of the items that were taken over; they aren't in the tables below until somebody asks. */
  #takenOver = 0;
  #knowsMeetings = false;

  constructor(random: Random) {
    this.stamp = Buffer.from(random.bytes(8)).toString('hex');
    this.calendars = [{ id: this.#calendarId(1), name: 'Calendar', isDefault: true }];
    this.groups = [{ id: this.#calendarId(firstGroup), name: 'My Calendars', classId: myCalendarsClass }];
  }

  get defaultCalendar(): Calendar {
    const [first] = this.calendars;
    if (!first) throw new Error('a mailbox always has a default calendar');
    return first;
  }

  /** Adds a calendar; `id` lets a scenario take over an id that a client already holds. */
  addCalendar(name: string, id = this.#calendarId(this.calendars.length + 1)): Calendar {
    const calendar = { id, name, isDefault: false };
    this.calendars.push(calendar);
    return calendar;
  }

  /** Adds a group of calendars. */
  addGroup(name: string, classId: string): CalendarGroup {
    const group = { id: this.#calendarId(firstGroup + this.groups.length), name, classId };
    this.groups.push(group);
    return group;
  }

  /** The number for the next new item. */
  nextNumber(): number {
    this.#lastItem += 1;
    return this.#lastItem;
  }

  /** Takes a new item in. Follow with `record`. */
  insert(item: CalendarItem): void {
    this.#items.set(item.number, item);
    if (item.folder === 'calendar') this.#active.set(item.number, item);
    this.#knowMeetings();
    const meeting = item.meetingId.toUpperCase();
    const relatives = this.#byMeeting.get(meeting);
    if (relatives) relatives.push(item);
    else this.#byMeeting.set(meeting, [item]);
    if (item.transactionId !== null) this.#byTransaction.set(item.transactionId, item);
  }

  /**
   * Takes over what was there before anybody looked: no line in the log, no delta to tell it. Items come in the order of
   * their numbers, before anything else does.
   */
  takeOver(item: CalendarItem): void {
    this.#items.set(item.number, item);
    this.#active.set(item.number, item);
    this.#lastChange = item.changeNumber;
    this.#takenOver = item.number;
  }

  /** Moves an item to Deleted Items: out of the calendar, its default id changes. Follow with `record`. */
  discard(item: CalendarItem): void {
    item.folder = 'deleted';
    item.idGeneration += 1;
    this.#active.delete(item.number);
  }

  /** Puts an item from Deleted Items back into its calendar. Follow with `record`. */
  restore(item: CalendarItem): void {
    item.folder = 'calendar';
    item.idGeneration += 1;
    this.#active.set(item.number, item);
  }

  /** Writes one line into the log and gives the item (and the touched exception) its new version. */
  record(item: CalendarItem, now: Temporal.Instant, details: ChangeDetails = {}): void {
    this.#lastChange += 1;
    for (const version of details.exception ? [item, details.exception] : [item]) {
      version.changeNumber = this.#lastChange;
      version.modifiedAt = now;
    }
    const { goneDates = [], formerSeries = null, hidden = false } = details;
    const formerIds = this.#noteIds(item);
    this.#log.push({ changeNumber: this.#lastChange, item: item.number, goneDates, formerSeries, formerIds, hidden });
    if (this.#log.length > keptChanges) this.#log.splice(0, keptChanges / 2);
  }

  /** Remembers the generations of an item's ids; returns the former ones when they differ. */
  #noteIds(item: CalendarItem): Change['formerIds'] {
    const now = { default: item.idGeneration, immutable: item.immutableGeneration };
    const former = this.#idsSeen.get(item.number) ?? (item.number <= this.#takenOver ? firstIds : undefined);
    this.#idsSeen.set(item.number, now);
    return former && (former.default !== now.default || former.immutable !== now.immutable) ? former : null;
  }

  item(number: number): CalendarItem | undefined {
    return this.#items.get(number);
  }

  /** Items in the mailbox's calendars, in the order they came. */
  active(): IterableIterator<CalendarItem> {
    return this.#active.values();
  }

  get activeCount(): number {
    return this.#active.size;
  }

  /** All copies of a meeting here, also those in Deleted Items, oldest first. */
  byMeeting(meetingId: string): readonly CalendarItem[] {
    this.#knowMeetings();
    return this.#byMeeting.get(meetingId.toUpperCase()) ?? [];
  }

  /** Puts what was taken over into the table of meetings: the table costs more than the items, and few mailboxes need it. */
  #knowMeetings(): void {
    if (this.#takenOver === 0 || this.#knowsMeetings) return;
    this.#knowsMeetings = true;
    for (const item of this.#items.values()) this.#byMeeting.set(item.meetingId.toUpperCase(), [item]);
  }

  /** The newest copy of a meeting that stands in a calendar. */
  activeByMeeting(meetingId: string): CalendarItem | undefined {
    return this.byMeeting(meetingId).findLast((item) => item.folder === 'calendar');
  }

  byTransaction(transactionId: string): CalendarItem | undefined {
    return this.#byTransaction.get(transactionId);
  }

  /** The number of the newest change; 0 before the first. */
  get lastChange(): number {
    return this.#lastChange;
  }

  /** Lines after `changeNumber`, oldest first; null when the log doesn't reach back that far. */
  changesSince(changeNumber: number): readonly Change[] | null {
    const first = this.#log[0]?.changeNumber ?? this.#lastChange + 1;
    if (changeNumber + 1 < first || changeNumber > this.#lastChange) return null;
    return this.#log.slice(changeNumber + 1 - first);
  }

  itemId(item: CalendarItem, kind: IdKind, date: string | null = null): string {
    const generation = kind === 'default' ? item.idGeneration : item.immutableGeneration;
    return this.writeId({ kind, stamp: this.stamp, number: item.number, generation, date });
  }

  /** The id of a reference, which may be one of the past. */
  writeId(reference: ItemReference): string {
    const adopted = this.#adoptedIds.size === 0 ? undefined : this.#adoptedIds.get(adoptionKey(reference));
    return adopted ?? formatItemId(reference);
  }

  /**
   * Lets an item, or one date of a series, carry an id that a client already holds (a page of Microsoft's, an export)
   * until its default id changes. Adopted ids are of this run: a snapshot doesn't keep them.
   */
  adoptId(id: string, item: CalendarItem, date: string | null = null): void {
    const reference: ItemReference = {
      kind: 'default',
      stamp: this.stamp,
      number: item.number,
      generation: item.idGeneration,
      date,
    };
    this.#adopted.set(id, reference);
    this.#adoptedIds.set(adoptionKey(reference), id);
  }

  /** What an id says, adopted or made here; null when it is malformed. */
  readId(id: string): ItemReference | null {
    return this.#adopted.get(id) ?? parseItemId(id);
  }

  /** The item that an id names now; undefined for foreign, outlived and unknown ids. */
  resolve(reference: ItemReference): CalendarItem | undefined {
    if (reference.stamp !== this.stamp) return undefined;
    const item = this.#items.get(reference.number);
    if (!item) return undefined;
    const generation = reference.kind === 'default' ? item.idGeneration : item.immutableGeneration;
    return (generation & 0xffff) === reference.generation ? item : undefined;
  }

  changeKey(version: { readonly changeNumber: number }): string {
    return formatChangeKey(this.stamp, version.changeNumber);
  }

  /** Everything there is, to be kept; items by reference. */
  dump(): CalendarDump {
    return {
      stamp: this.stamp,
      calendars: this.calendars,
      groups: this.groups,
      syncGeneration: this.syncGeneration,
      items: [...this.#items.values()].map((item) => item.whole?.() ?? item),
      idsSeen: [...this.#takenOverIds(), ...this.#idsSeen],
      log: this.#log,
      lastItem: this.#lastItem,
      lastChange: this.#lastChange,
    };
  }

  /** Later entries of the same number win. */
  #takenOverIds(): (readonly [number, Readonly<Record<IdKind, number>>])[] {
    return Array.from({ length: this.#takenOver }, (_, index) => [index + 1, firstIds] as const);
  }

  /** The newest line of the log with what belongs to it, to be kept. */
  lastStep(): CalendarStep | undefined {
    const change = this.#log.at(-1);
    const item = change && this.#items.get(change.item);
    const ids = change && this.#idsSeen.get(change.item);
    return item && ids && { change, item: item.whole?.() ?? item, ids, lastItem: this.#lastItem };
  }

  /** Takes back what `dump` gave, into a store that has no items yet. */
  load(dump: CalendarDump): void {
    this.stamp = dump.stamp;
    this.calendars = [...dump.calendars];
    if (dump.groups) this.groups = [...dump.groups];
    this.syncGeneration = dump.syncGeneration;
    for (const item of dump.items) this.insert(item);
    for (const [number, ids] of dump.idsSeen) this.#idsSeen.set(number, ids);
    this.#log.push(...dump.log);
    this.#lastItem = dump.lastItem;
    this.#lastChange = dump.lastChange;
  }

  #calendarId(position: number): string {
    return formatItemId({ kind: 'default', stamp: this.stamp, number: 0, generation: position, date: null });
  }
}

function adoptionKey({ kind, number, generation, date }: ItemReference): string {
  return `${kind}/${number}/${generation}/${date ?? ''}`;
}
