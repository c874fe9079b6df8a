import type { Refusal } from '../errors.ts';
import { isIsoDate } from '../time/calendar.ts';
import type { IsoDate } from '../time/calendar.ts';
import { explainIn, say } from './format.ts';
import type { Speech } from './speech.ts';
import { dateText, joined, none, oneLine, valuesOf } from './values.ts';
import type { ExplainOptions } from './values.ts';

/** Longest comment of an answer that a room sends (sync.md §4.10: Outlook shows it above the quoted meeting). */
export const longestComment = 800;

const datesNamed = 5;

/** What a decline comment says besides the refusals themselves. */
export interface DeclineOptions extends Pick<ExplainOptions, 'zone'> {
  readonly roomName: string;
  /** Local dates of a series that are refused; the first five are named, the others counted. */
  readonly dates?: readonly IsoDate[];
  /** Names of rooms that are free at the wanted time, or other times as text; best first. */
  readonly alternatives?: readonly string[];
  /** Page of Planner with more alternatives. */
  readonly link?: string;
  /** An organizer from outside reads the rule alone: no link, no names of other rooms. */
  readonly external?: boolean;
}

/**
 * Why a room declines, for the organizer's mail: plain text of at most 800 characters. It names the rule and until when it
 * would work, the dates concerned, and which rooms are free. It never names another person or another meeting.
 * What doesn't fit is left out from the end; the rule itself comes first.
 */
export function declineCommentIn(speech: Speech, refusals: readonly Refusal[], options: DeclineOptions): string {
  const words = speech.decline;
  const room = oneLine(options.roomName) ?? speech.theRoom;
  const dates = options.dates ?? datesOf(refusals);
  const parts = [say(speech, words.opening, { room }), ...reasons(speech, refusals, { room, dates, options })];
  if (dates.length > 0) {
    const named = dates.slice(0, datesNamed).map((date) => dateText(date, speech.locale));
    const counts = { count: dates.length, more: Math.max(dates.length - datesNamed, 0) };
    const shown = counts.more > 0 ? named.join(', ') : joined(named, speech);
    parts.push(say(speech, words.dates, { ...counts, dates: shown }));
  }
  if (!options.external) {
    const alternatives = offers(speech, refusals, options);
    if (alternatives !== null) parts.push(say(speech, words.alternatives, { alternatives }));
    if (options.link !== undefined) parts.push(say(speech, words.link, { link: options.link }));
  }
  return fitting(parts);
}

/** The dates that the refusals of a series name; a single one stands in its own sentence already. */
function datesOf(refusals: readonly Refusal[]): IsoDate[] {
  const dates = new Set<IsoDate>();
  for (const { params } of refusals) {
    if (typeof params['date'] === 'string' && isIsoDate(params['date'])) dates.add(params['date']);
  }
  return dates.size > 1 ? [...dates].toSorted() : [];
}

/** The rooms and times given, else those that the refusals carry. */
function offers(speech: Speech, refusals: readonly Refusal[], options: DeclineOptions): string | null {
  const given = (options.alternatives ?? []).map(oneLine).filter((text) => text !== null);
  if (given.length > 0) return joined(given.slice(0, datesNamed), speech);
  for (const refusal of refusals) {
    const carried = valuesOf(refusal, speech, zoneOf(options))['alternatives'];
    if (typeof carried === 'string' && carried !== none) return carried;
  }
  return null;
}

interface Reasoning {
  readonly room: string;
  readonly dates: readonly IsoDate[];
  readonly options: DeclineOptions;
}

/** Each rule once, however many dates break it: what it says and how it would work. */
function reasons(speech: Speech, refusals: readonly Refusal[], { room, dates, options }: Reasoning): string[] {
  const sentences = new Set<string>();
  const told = new Set<string>();
  for (const refusal of refusals) {
    if (told.has(refusal.code)) continue;
    told.add(refusal.code);
    const { detail, next } = explainIn(speech, forMail(refusal, room, dates.length > 1), zoneOf(options));
    sentences.add(detail);
    sentences.add(next);
  }
  return [...sentences];
}

/** Parameters that stand in a sentence of their own, and those that fit one date of a series only. */
const ofAlternatives = new Set(['alternatives', 'larger']);
const ofOneDate = new Set(['with', 'nearest', 'open', 'date', 'earliest', 'earliestEnd', 'latestEnd', 'from', 'until']);

function forMail(refusal: Refusal, room: string, severalDates: boolean): Refusal {
  const kept = Object.entries(refusal.params).filter(
    ([name]) => !ofAlternatives.has(name) && !(severalDates && ofOneDate.has(name)),
  );
  return { ...refusal, params: { ...Object.fromEntries(kept), room } };
}

function zoneOf({ zone }: DeclineOptions): ExplainOptions {
  return zone === undefined ? {} : { zone };
}

/** As many whole sentences as fit; only a first one that is too long by itself is cut. */
function fitting(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text} ${part}`;
    if (longer.length <= longestComment) text = longer;
    else if (text === '') text = cut(part);
  }
  return text;
}

/** Cut between characters, never inside one. */
function cut(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= longestComment) break;
    kept += character;
  }
  return `${kept}…`;
}
