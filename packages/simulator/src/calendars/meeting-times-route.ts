import { GraphError } from '../graph/graph-error.ts';
import {
  invalidProperty,
  readActionBody,
  readActionBoolean,
  readArray,
  readEnum,
  readObject,
  readString,
  requireKnown,
  type Json,
} from '../graph/json-read.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { readMoment } from './event-input.ts';
import { momentJson } from './event-json.ts';
import { requireShownZone } from './event-routes.ts';
import { homeOf } from './find-event.ts';
import { suggestTimes, type Candidate, type EmptyReason, type Search, type Suggestion } from './meeting-times.ts';
import { momentAt } from './series/occurrences.ts';
import type { TimeWindow } from './time-window.ts';

const parameters = [
  'attendees',
  'locationConstraint',
  'timeConstraint',
  'meetingDuration',
  'maxCandidates',
  'isOrganizerOptional',
  'returnSuggestionReasons',
  'minimumAttendeePercentage',
];

// api/user-findmeetingtimes: half an hour, at most 20 suggestions, half of the attendees; a week where no time is named.
const standard = { duration: 'PT30M', most: 20, leastConfidence: 50, days: 7 } as const;
const longestDurationMs = 24 * 3_600_000;
const maxSlots = 100;

/** Suggestions for the time of a meeting: people's free times, with the places as they were named. */
export function addMeetingTimesRoute(graph: GraphPipeline): void {
  graph.route({
    method: 'POST',
    paths: ['/users/{user}/findMeetingTimes'],
    what: 'times at which organizer and attendees are free; for a signed-in person alone',
    // Delegated permissions; the page says "Application: not supported".
    permissions: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    options: [],
    handle: findMeetingTimes,
  });
}

function findMeetingTimes(request: GraphRequest): GraphAnswer {
  if (!request.caller.delegated) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  const home = homeOf(request);
  requireShownZone(request);
  const sent = readActionBody(request.body, 'findMeetingTimes', parameters);
  const search: Search = {
    organizer: home.mailbox,
    isOrganizerOptional: readActionBoolean(sent['isOrganizerOptional'] ?? false, 'isOrganizerOptional'),
    attendees: readCandidates(sent['attendees'], home.tenant),
    durationMs: readDuration(sent['meetingDuration'] ?? standard.duration),
    leastConfidence: readNumber(
      sent['minimumAttendeePercentage'] ?? standard.leastConfidence,
      'minimumAttendeePercentage',
    ),
    most: readNumber(sent['maxCandidates'] ?? standard.most, 'maxCandidates'),
    ...readTimes(sent['timeConstraint'], home.tenant),
  };
  const places = readPlaces(sent['locationConstraint']);
  const givesReasons = readActionBoolean(sent['returnSuggestionReasons'] ?? false, 'returnSuggestionReasons');
  const found = withPlaces(suggestTimes(search), places, home.tenant);
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#microsoft.graph.meetingTimeSuggestionsResult`,
      emptySuggestionsReason: found.reason,
      meetingTimeSuggestions: found.suggestions.map((one, index) =>
        suggestionJson(one, { order: index + 1, givesReasons, timeZone: request.preferences.timeZone }),
      ),
    },
  };
}

interface Places {
  readonly isRequired: boolean;
  readonly locations: readonly {
    readonly shown: Json;
    readonly address: string | null;
    readonly mustBeFree: boolean;
  }[];
}

type PlacedSuggestion = Suggestion & { readonly locations: readonly Json[] };

/** Each suggestion with the places that are free then; where one is required, times without any fall away. */
function withPlaces(
  found: { readonly suggestions: readonly Suggestion[]; readonly reason: EmptyReason },
  places: Places,
  tenant: Tenant,
): { readonly suggestions: readonly PlacedSuggestion[]; readonly reason: string } {
  const placed = found.suggestions.map((suggestion) => ({
    ...suggestion,
    locations: places.locations.filter((one) => isPlaceFree(one, suggestion, tenant)).map(({ shown }) => shown),
  }));
  const kept = places.isRequired ? placed.filter(({ locations }) => locations.length > 0) : placed;
  const isLost = placed.length > 0 && kept.length === 0;
  return { suggestions: kept, reason: isLost ? 'locationsUnavailable' : found.reason };
}

function isPlaceFree(place: Places['locations'][number], { slot }: Suggestion, tenant: Tenant): boolean {
  if (!place.mustBeFree || place.address === null) return true;
  const mailbox = tenant.mailboxAt(place.address);
  if (!mailbox) return false;
  const room: Candidate = { address: place.address, type: 'resource', mailbox };
  const { suggestions } = suggestTimes({
    organizer: mailbox,
    isOrganizerOptional: true,
    attendees: [room],
    windows: [slot],
    durationMs: slot.to - slot.from,
    domain: 'unrestricted',
    leastConfidence: 100,
    most: 1,
  });
  return suggestions.length > 0;
}

function suggestionJson(
  { slot, confidence, organizer, attendees, locations }: PlacedSuggestion,
  about: { readonly order: number; readonly givesReasons: boolean; readonly timeZone: string | null },
): Json {
  const moment = (ms: number): Json => momentJson(momentAt(ms, 'UTC'), false, about.timeZone);
  const areAllFree = attendees.every(({ availability }) => availability === 'free');
  return {
    confidence,
    order: about.order,
    organizerAvailability: organizer,
    ...(about.givesReasons
      ? {
          suggestionReason: `Suggested because it is one of the nearest times when ${areAllFree ? 'all' : 'most'} attendees are available.`,
        }
      : {}),
    meetingTimeSlot: { start: moment(slot.from), end: moment(slot.to) },
    attendeeAvailability: attendees.map(({ candidate, availability }) => ({
      availability,
      attendee: { type: candidate.type, emailAddress: { address: candidate.address } },
    })),
    locations,
  };
}

function readCandidates(value: unknown, tenant: Tenant): Candidate[] {
  return readArray(value ?? [], 'attendees').map((one) => {
    const object = readObject(one, 'attendees');
    requireKnown(object, 'attendeeBase', ['type', 'emailAddress']);
    const email = readObject(object['emailAddress'], 'emailAddress');
    const address = readString(email['address'], 'address');
    return {
      address,
      type: readEnum(object['type'] ?? 'required', 'type', ['required', 'optional', 'resource'] as const),
      mailbox: tenant.mailboxAt(address),
    };
  });
}

function readTimes(value: unknown, tenant: Tenant): Pick<Search, 'windows' | 'domain'> {
  const constraint = readObject(value ?? {}, 'timeConstraint');
  requireKnown(constraint, 'timeConstraint', ['activityDomain', 'timeSlots', 'timeslots']);
  const domains = ['work', 'personal', 'unrestricted', 'unknown'] as const;
  const domain = readEnum(constraint['activityDomain'] ?? 'work', 'activityDomain', domains);
  const slots = readArray(constraint['timeSlots'] ?? constraint['timeslots'] ?? [], 'timeSlots');
  if (slots.length > maxSlots) throw invalidProperty('timeSlots');
  const now = tenant.clock.now();
  const week = { from: now.epochMilliseconds, to: now.add({ hours: 24 * standard.days }).epochMilliseconds };
  return { domain, windows: slots.length === 0 ? [week] : slots.map(readSlot) };
}

function readSlot(value: unknown): TimeWindow {
  const slot = readObject(value, 'timeSlots');
  requireKnown(slot, 'timeSlot', ['start', 'end']);
  const from = readMoment(slot['start'], 'start').ms;
  const to = readMoment(slot['end'], 'end').ms;
  if (to <= from) throw invalidProperty('timeSlots', 'The end of the time slot is not after its start.');
  // As free/busy: a longer stretch isn't searched.
  if (to - from > 62 * 86_400_000) throw invalidProperty('timeSlots', 'The time slot is longer than 62 days.');
  return { from, to };
}

function readPlaces(value: unknown): Places {
  const constraint = readObject(value ?? {}, 'locationConstraint');
  requireKnown(constraint, 'locationConstraint', ['isRequired', 'suggestLocation', 'locations']);
  const locations = readArray(constraint['locations'] ?? [], 'locations').map((one) => {
    const { resolveAvailability, ...shown } = readObject(one, 'locations');
    const address = shown['locationEmailAddress'];
    return {
      shown,
      address: typeof address === 'string' ? address : null,
      mustBeFree: readActionBoolean(resolveAvailability ?? false, 'resolveAvailability'),
    };
  });
  return { isRequired: readActionBoolean(constraint['isRequired'] ?? false, 'isRequired'), locations };
}

function readDuration(value: unknown): number {
  const text = readString(value, 'meetingDuration');
  let ms: number;
  try {
    ms = Temporal.Duration.from(text).total({
      unit: 'milliseconds',
      relativeTo: Temporal.PlainDate.from('2000-01-01'),
    });
  } catch {
    throw invalidProperty('meetingDuration');
  }
  if (ms <= 0 || ms > longestDurationMs) throw invalidProperty('meetingDuration');
  return ms;
}

/** A number, also as text: the page's own sample writes `"100"`. */
function readNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) throw invalidProperty(name);
  return number;
}
