import type { EventFields } from '../tenant/item.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { viewBetween } from './calendar-view.ts';
import { shownFreeBusy } from './free-busy.ts';
import type { TimeWindow } from './time-window.ts';
import { msToWall, requireZone } from './zones.ts';

export type Availability = EventFields['showAs'];

/** Somebody who is asked to a meeting that is being planned. */
export interface Candidate {
  readonly address: string;
  readonly type: 'required' | 'optional' | 'resource';
  /** Undefined outside this organisation: nobody knows whether they are free. */
  readonly mailbox: Mailbox | undefined;
}

/** What is looked for. */
export interface Search {
  readonly organizer: Mailbox;
  readonly isOrganizerOptional: boolean;
  readonly attendees: readonly Candidate[];
  readonly windows: readonly TimeWindow[];
  readonly durationMs: number;
  /** Only times in these hours: the organizer's working hours, with weekends for personal activities, or any. */
  readonly domain: 'work' | 'personal' | 'unrestricted' | 'unknown';
  readonly leastConfidence: number;
  readonly most: number;
}

/** A time that would do. */
export interface Suggestion {
  readonly slot: TimeWindow;
  /** Per cent: the attendees' chances to come, on average. */
  readonly confidence: number;
  readonly organizer: Availability;
  readonly attendees: readonly { readonly candidate: Candidate; readonly availability: Availability }[];
}

export type EmptyReason =
  '' | 'attendeesUnavailable' | 'attendeesUnavailableOrUnknown' | 'organizerUnavailable' | 'unknown';

// Outlook offers times on the half hour.
const stepMs = 30 * 60_000;

/**
 * Times in the windows at which the organizer can come and enough attendees are free: by confidence, then by time
 * (res/meetingtimesuggestion). A free attendee counts 100 per cent, an unknown one 49, any other 0 (api/user-findmeetingtimes).
 */
export function suggestTimes(search: Search): {
  readonly suggestions: readonly Suggestion[];
  readonly reason: EmptyReason;
} {
  const judged = slotsOf(search).map((slot) => judge(search, slot));
  const reachable = judged.filter(
    ({ organizer }) => search.isOrganizerOptional || isFree(organizer) || organizer === 'tentative',
  );
  const good = reachable.filter(({ confidence }) => confidence >= search.leastConfidence);
  good.sort((one, other) => other.confidence - one.confidence || one.slot.from - other.slot.from);
  if (good.length > 0) return { suggestions: good.slice(0, search.most), reason: '' };
  if (judged.length === 0) return { suggestions: [], reason: 'unknown' };
  if (reachable.length === 0) return { suggestions: [], reason: 'organizerUnavailable' };
  const isAnyUnknown = search.attendees.some(({ mailbox }) => mailbox === undefined);
  return { suggestions: [], reason: isAnyUnknown ? 'attendeesUnavailableOrUnknown' : 'attendeesUnavailable' };
}

function slotsOf({ windows, durationMs, domain, organizer }: Search): TimeWindow[] {
  const slots: TimeWindow[] = [];
  for (const { from, to } of windows) {
    for (let start = Math.ceil(from / stepMs) * stepMs; start + durationMs <= to; start += stepMs) {
      const slot = { from: start, to: start + durationMs };
      if (isInHours(organizer, slot, domain)) slots.push(slot);
    }
  }
  return slots;
}

function isInHours({ workingHours }: Mailbox, { from, to }: TimeWindow, domain: Search['domain']): boolean {
  if (domain === 'unrestricted') return true;
  const zone = requireZone(workingHours.zone);
  const start = msToWall(from, zone);
  const end = msToWall(to, zone);
  if (!start.toPlainDate().equals(end.toPlainDate())) return false;
  const isIn =
    Temporal.PlainTime.compare(start.toPlainTime(), workingHours.startTime) >= 0 &&
    Temporal.PlainTime.compare(end.toPlainTime(), workingHours.endTime) <= 0;
  const day = dayNames[start.dayOfWeek - 1] ?? '';
  return isIn && (domain === 'personal' || workingHours.daysOfWeek.includes(day));
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function judge({ organizer, attendees }: Search, slot: TimeWindow): Suggestion {
  const judged = attendees.map((candidate) => ({ candidate, availability: availabilityOf(candidate.mailbox, slot) }));
  const chances = judged.map(({ availability }) => (availability === 'unknown' ? 49 : isFree(availability) ? 100 : 0));
  const total = chances.reduce<number>((sum, one) => sum + one, 0);
  return {
    slot,
    confidence: chances.length === 0 ? 100 : total / chances.length,
    organizer: availabilityOf(organizer, slot),
    attendees: judged,
  };
}

const isFree = (availability: Availability): boolean => availability === 'free' || availability === 'workingElsewhere';

const strength: Readonly<Record<Availability, number>> = {
  free: 0,
  workingElsewhere: 1,
  unknown: 1,
  tentative: 2,
  busy: 3,
  oof: 4,
};

function availabilityOf(mailbox: Mailbox | undefined, { from, to }: TimeWindow): Availability {
  if (!mailbox) return 'unknown';
  return viewBetween(mailbox, from, to)
    .map(shownFreeBusy)
    .reduce<Availability>((worst, one) => (strength[one] > strength[worst] ? one : worst), 'free');
}
