import { createRandom, hash, type Random } from '../../tenant/random.ts';
import { teamSize, type Organisation } from './organisation.ts';

/** A meeting as the plan has it: numbers only, everything else is derived from them when somebody looks. */
export type PlannedMeeting = {
  readonly room: number;
  /** Place in its room's part of the plan. */
  readonly index: number;
  /** Days after the first day of the plan, in the room's zone. */
  readonly day: number;
  /** Minute of the day, in the room's zone. */
  readonly startMinute: number;
  readonly minutes: number;
  /** Number of weekly dates; 1 for a single meeting. */
  readonly weeks: number;
  readonly organizer: number;
  /** What is left to chance about it. */
  readonly draw: number;
};

/** The plan reaches this far back and ahead, in whole weeks. */
export const weeksBack = 30;
export const weeksAhead = 26;
const weeks = weeksBack + weeksAhead;
const firstHour = 8;
const hours = 10;
const workdays = 5;
/** Some slots stay free, else nobody could book anything. */
export const mostPerRoom = Math.floor(weeks * workdays * hours * 0.9);
const seriesShare = 0.35;
const wordsOfMeeting = 4;

/**
 * All generated meetings. A room's part is made when it is first asked for; a person's needs those of all rooms, since
 * anybody may meet anywhere. No two meetings of a room overlap.
 */
export class MeetingPlan {
  readonly #organisation: Organisation;
  readonly #seed: string;
  readonly #counts: Uint32Array;
  readonly #rows: (Uint32Array | undefined)[] = [];
  #byPerson: { readonly from: Uint32Array; readonly meetings: Uint32Array } | undefined;

  /** Throws when the rooms can't hold so many meetings. */
  constructor(organisation: Organisation, of: { meetings: number; eachRoomAlike: boolean; seed: string }) {
    const { rooms } = organisation;
    if (of.meetings > rooms * mostPerRoom)
      throw new Error(`${rooms} generated rooms hold ${rooms * mostPerRoom} meetings at most, not ${of.meetings}`);
    this.#organisation = organisation;
    this.#seed = of.seed;
    this.#counts = popularity(rooms, of.meetings, of.eachRoomAlike ? 0 : 0.8);
  }

  /** How many meetings (a series counts once) a room has. */
  sizeOf(room: number): number {
    return this.#rowsOf(room).length / wordsOfMeeting;
  }

  /** A meeting by room and place; undefined when there is none. */
  meeting(room: number, index: number): PlannedMeeting | undefined {
    if (!(room < this.#organisation.rooms) || index >= this.sizeOf(room)) return undefined;
    const at = index * wordsOfMeeting;
    const rows = this.#rowsOf(room);
    const [when, span, organizer, draw] = [rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!];
    return {
      room,
      index,
      day: when >>> 16,
      startMinute: when & 0xffff,
      minutes: span >>> 16,
      weeks: span & 0xffff,
      organizer,
      draw,
    };
  }

  *ofRoom(room: number): Generator<PlannedMeeting> {
    for (let index = 0; index < this.sizeOf(room); index += 1) yield this.meeting(room, index)!;
  }

  /** What a person organizes or was invited to. */
  *ofPerson(person: number): Generator<PlannedMeeting> {
    const { from, meetings } = (this.#byPerson ??= this.#indexPeople());
    for (let at = from[person]!; at < from[person + 1]!; at += 1)
      yield this.meeting(meetings[2 * at]!, meetings[2 * at + 1]!)!;
  }

  /** The invited people: colleagues of the organizer's team, each once, without the organizer. */
  invited(meeting: PlannedMeeting): number[] {
    const [first, end] = this.#organisation.teamRange(Math.floor(meeting.organizer / teamSize));
    const size = end - first;
    const count = Math.min(size - 1, 1 + (meeting.draw % 5));
    // Steps of equal length around the table meet nobody twice before the round is full.
    return Array.from({ length: count }, (_, n) => first + ((meeting.organizer - first + n + 1) % size));
  }

  #indexPeople(): { from: Uint32Array; meetings: Uint32Array } {
    const { people, rooms } = this.#organisation;
    const from = new Uint32Array(people + 2);
    const everybody = function* (plan: MeetingPlan) {
      for (let room = 0; room < rooms; room += 1) {
        for (const meeting of plan.ofRoom(room)) {
          yield [meeting, meeting.organizer] as const;
          for (const person of plan.invited(meeting)) yield [meeting, person] as const;
        }
      }
    };
    // Counted first, then put in place: two walks cost less than a list a person.
    for (const [, person] of everybody(this)) from[person + 2]! += 1;
    for (let person = 2; person < from.length; person += 1) from[person]! += from[person - 1]!;
    const meetings = new Uint32Array(2 * from[people + 1]!);
    for (const [meeting, person] of everybody(this)) {
      const at = from[person + 1]!;
      meetings[2 * at] = meeting.room;
      meetings[2 * at + 1] = meeting.index;
      from[person + 1] = at + 1;
    }
    return { from, meetings };
  }

  #rowsOf(room: number): Uint32Array {
    return (this.#rows[room] ??= this.#planRoom(room));
  }

  #planRoom(room: number): Uint32Array {
    const random = createRandom(`${this.#seed}/room/${room}`);
    const wanted = this.#counts[room] ?? 0;
    const slots = new Uint8Array(weeks * workdays * hours);
    const rows: number[] = [];
    const team = this.#teamsNear(room);
    const add = (week: number, weekSlot: number, dates: number) => {
      const [startMinute, minutes] = timeWithinHour(random);
      const day = week * 7 + Math.floor(weekSlot / hours);
      const [first, end] = this.#organisation.teamRange(team(random));
      const organizer = random.integer(first, end - 1);
      const hour = firstHour + (weekSlot % hours);
      rows.push(day * 65536 + hour * 60 + startMinute, minutes * 65536 + dates, organizer, hash(`${random.next()}`));
    };
    let placed = 0;
    for (let tries = 0; placed < wanted * seriesShare && tries < 400; tries += 1) {
      const dates = Math.min(random.pick([13, 26, 26, 52]), wanted - placed);
      if (dates < 2) break;
      const week = random.integer(0, weeks - dates);
      const weekSlot = random.integer(0, workdays * hours - 1);
      if (!takeSlots(slots, { week, weekSlot, dates })) continue;
      add(week, weekSlot, dates);
      placed += dates;
    }
    while (placed < wanted) {
      const slot = freeSlot(slots, random);
      slots[slot] = 1;
      add(Math.floor(slot / (workdays * hours)), slot % (workdays * hours), 1);
      placed += 1;
    }
    return Uint32Array.from(rows);
  }

  /** Teams of the room's building; of the whole organisation when it has none there. */
  #teamsNear(room: number): (random: Random) => number {
    const { teams, buildings } = this.#organisation;
    const building = this.#organisation.buildingOfRoom(room);
    const there = Math.ceil((teams - building) / buildings);
    return (random) => (there < 1 ? random.integer(0, teams - 1) : building + buildings * random.integer(0, there - 1));
  }
}

function takeSlots(slots: Uint8Array, of: { week: number; weekSlot: number; dates: number }): boolean {
  const at = (date: number) => (of.week + date) * workdays * hours + of.weekSlot;
  for (let date = 0; date < of.dates; date += 1) if (slots[at(date)] !== 0) return false;
  for (let date = 0; date < of.dates; date += 1) slots[at(date)] = 1;
  return true;
}

function freeSlot(slots: Uint8Array, random: Random): number {
  for (let tries = 0; tries < 30; tries += 1) {
    const slot = random.integer(0, slots.length - 1);
    // Less is met at lunch.
    const isLunch = slot % hours === 4 && random.chance(0.6);
    if (slots[slot] === 0 && !isLunch) return slot;
  }
  const from = random.integer(0, slots.length - 1);
  const after = slots.indexOf(0, from);
  return after >= 0 ? after : slots.indexOf(0);
}

/** A meeting within one hour: most begin on the hour, a third half past, some at a quarter. */
function timeWithinHour(random: Random): readonly [startMinute: number, minutes: number] {
  const draw = random.next();
  if (draw < 0.6) return [0, random.pick([30, 45, 60, 60])];
  if (draw < 0.9) return [30, 30];
  return draw < 0.97 ? [15, 45] : [45, 15];
}

/** Shares of all meetings by Zipf's law (exponent 0: all alike), none above what a room can hold. */
function popularity(rooms: number, meetings: number, exponent: number): Uint32Array {
  const counts = new Uint32Array(rooms);
  const weights = Array.from({ length: rooms }, (_, rank) => 1 / (rank + 1) ** exponent);
  let left = meetings;
  for (let weight = weights.reduce((sum, one) => sum + one, 0), rank = 0; rank < rooms; rank += 1) {
    // What the popular ones can't hold goes to those after them.
    const share = Math.min(mostPerRoom, Math.ceil((left * weights[rank]!) / weight), left);
    weight -= weights[rank]!;
    counts[rank] = share;
    left -= share;
  }
  // Rounding, and the last rooms when all are nearly full.
  for (let rank = 0; left > 0 && rank < rooms; rank += 1) {
    const more = Math.min(left, mostPerRoom - counts[rank]!);
    counts[rank]! += more;
    left -= more;
  }
  return counts;
}
