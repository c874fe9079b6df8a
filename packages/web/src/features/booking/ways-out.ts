/** A refusal as a set of ways out: each is one change to the draft that the server has already found to work. */
import type { Verdict } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';
import { skipDate, timesOf } from './draft.ts';
import type { Draft } from './draft.ts';

export type WayOut =
  | { readonly kind: 'otherRoom'; readonly roomName: string; readonly changes: Partial<Draft> }
  | { readonly kind: 'otherTime'; readonly startMs: number; readonly changes: Partial<Draft> }
  | { readonly kind: 'allInRoom'; readonly roomName: string; readonly count: number; readonly changes: Partial<Draft> }
  | {
      readonly kind: 'thoseDates';
      readonly roomName: string | null;
      readonly count: number;
      readonly changes: Partial<Draft>;
    }
  | { readonly kind: 'skip'; readonly count: number; readonly changes: Partial<Draft> };

export interface Conflict {
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly reason: string;
  readonly proposal: Verdict['occurrences'][number]['proposal'];
}

/** Dates of a series that its room can't have. */
export function conflictsOf(verdict: Verdict): readonly Conflict[] {
  return verdict.occurrences.flatMap(({ key, start, end, errors, proposal }) => {
    const [first] = errors;
    return first ? [{ key, startMs: msOf(start), endMs: msOf(end), reason: first.message, proposal }] : [];
  });
}

const most = 5;

/** The ways out, best first; empty when nothing helps but another time of one's own choice. */
export function waysOut(draft: Draft, verdict: Verdict): readonly WayOut[] {
  return [...(draft.series ? forSeries(draft, verdict) : []), ...forAll(draft, verdict)].slice(0, most);
}

function forSeries(draft: Draft, verdict: Verdict): WayOut[] {
  const conflicts = conflictsOf(verdict);
  const open = conflicts.filter(({ key }) => draft.choices[key] === undefined);
  const count = open.length;
  const ways: WayOut[] = [];
  if (count > 0 && count < verdict.occurrences.length && open.every(({ proposal }) => proposal !== null)) {
    const names = new Set(open.map(({ proposal }) => proposal!.roomName));
    const rooms = Object.fromEntries(open.map(({ key, proposal }) => [key, proposal!.roomId]));
    ways.push({
      kind: 'thoseDates',
      roomName: names.size === 1 ? [...names][0]! : null,
      count,
      changes: { choices: { ...draft.choices, ...rooms } },
    });
  }
  for (const { kind, roomId, roomName } of verdict.alternatives) {
    if (kind !== 'roomForAllDates') continue;
    const changes = { roomIds: [roomId, ...draft.roomIds.slice(1)], choices: {} };
    ways.push({ kind: 'allInRoom', roomName, count: verdict.occurrences.length, changes });
  }
  if (count > 0 && conflicts.length < verdict.occurrences.length) {
    const skips = Object.fromEntries(open.map(({ key }) => [key, skipDate]));
    ways.push({ kind: 'skip', count, changes: { choices: { ...draft.choices, ...skips } } });
  }
  return ways;
}

function forAll(draft: Draft, verdict: Verdict): WayOut[] {
  if (draft.series) return [];
  return verdict.alternatives.flatMap((offer): WayOut[] => {
    if (offer.kind === 'otherRoom') {
      const changes = { roomIds: [offer.roomId, ...draft.roomIds.slice(1)] };
      return [{ kind: 'otherRoom', roomName: offer.roomName, changes }];
    }
    if (offer.kind !== 'otherTime') return [];
    const startMs = msOf(offer.start);
    return [{ kind: 'otherTime', startMs, changes: timesOf(startMs, msOf(offer.end), draft.zone) }];
  });
}

/** Whether booking would succeed with what was chosen for the taken dates. */
export function isSettled(draft: Draft, verdict: Verdict): boolean {
  return (
    verdict.ok ||
    (draft.series !== null &&
      conflictsOf(verdict).length > 0 &&
      conflictsOf(verdict).every(({ key }) => draft.choices[key] === skipDate) &&
      verdict.errors.every(({ code }) => code === 'ROOM_TAKEN'))
  );
}
