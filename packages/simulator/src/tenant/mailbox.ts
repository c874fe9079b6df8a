import { CalendarStore } from './calendar-store.ts';
import type { MeetingMessage } from './message.ts';
import { personProcessing, roomProcessing, type CalendarProcessing } from './processing.ts';
import type { Random } from './random.ts';
import type { User } from './user.ts';

/** Exchange's working hours of a mailbox, as mailboxSettings shows them. */
export interface WorkingHours {
  readonly daysOfWeek: readonly string[];
  /** Wall time `HH:MM:SS`. */
  readonly startTime: string;
  readonly endTime: string;
  readonly zone: string;
  /** Graph's customTimeZone in place of a named one, as Outlook keeps for zones that it doesn't know. */
  readonly customZone?: Readonly<Record<string, unknown>>;
}

// Old messages go first: an inbox of the simulation is for looking at, not an archive.
const keptMessages = 2000;

/** A mailbox: one calendar store, the messages it got, and how it treats meeting requests. */
export class Mailbox {
  readonly user: User;
  processing: CalendarProcessing;
  workingHours: WorkingHours;
  /** Everything delivered here, oldest first: requests, cancellations, responses, with their comments. */
  readonly messages: MeetingMessage[] = [];

  /** Bookings of a room whose people have checked in: number of the item and date. */
  readonly checkedIn = new Set<string>();

  readonly #taken = new Set<number>();
  readonly #makeRandom: () => Random;
  #calendar: CalendarStore | undefined;
  #filler: ((calendar: CalendarStore) => void) | undefined;

  /** @param makeRandom  asked when the calendar is first looked at: most of a hundred thousand never are */
  constructor(user: User, makeRandom: () => Random) {
    this.user = user;
    this.#makeRandom = makeRandom;
    this.processing = { ...(user.kind === 'room' ? roomProcessing : personProcessing) };
    this.workingHours = {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00',
      endTime: '17:00:00',
      zone: user.zone,
    };
  }

  get calendar(): CalendarStore {
    if (this.#calendar) return this.#calendar;
    this.#calendar = new CalendarStore(this.#makeRandom());
    const fill = this.#filler;
    this.#filler = undefined;
    fill?.(this.#calendar);
    return this.#calendar;
  }

  /** Says what the calendar holds when it is first looked at. Only before anybody has. */
  fillLater(filler: (calendar: CalendarStore) => void): void {
    if (this.#calendar) throw new Error('this calendar has been looked at already');
    this.#filler = filler;
  }

  /** Answers to this mailbox's own meetings, oldest first; a decline carries the room's reason in `comment`. */
  get responses(): readonly MeetingMessage[] {
    return this.messages.filter((message) => message.kind === 'response');
  }

  /** Puts a delivered message into the inbox; false when the very same message came before. */
  keep(message: MeetingMessage): boolean {
    if (this.#taken.has(message.number)) return false;
    this.#taken.add(message.number);
    this.messages.push(message);
    if (this.messages.length > keptMessages) this.messages.splice(0, this.messages.length - keptMessages);
    return true;
  }
}
