import type { MeetingId, Refusal } from '@planner/core';
import { lastEventOf } from '@planner/db';
import type { Call } from '../http/calls.ts';
import { namesOf } from './names.ts';

/**
 * Says in a STALE_VERSION who changed the meeting meanwhile, and when; other refusals stay as they are.
 * The name is put into the reader's book of names, so that the sentence can tell it.
 */
export async function withLastChange(
  { tx, http, reader }: Pick<Call<'cancelMeeting'>, 'tx' | 'http' | 'reader'>,
  meetingId: MeetingId,
  refusals: readonly Refusal[],
): Promise<readonly Refusal[]> {
  if (!refusals.some(({ code }) => code === 'STALE_VERSION')) return refusals;
  const last = await lastEventOf(tx, meetingId);
  if (!last) return refusals;
  const people = last.actor.kind === 'person' ? [last.actor.personId] : [];
  http.request.reader = { ...reader, names: Object.fromEntries(await namesOf(tx, people)) };
  return refusals.map((refusal) =>
    refusal.code === 'STALE_VERSION'
      ? {
          ...refusal,
          params: { ...refusal.params, changedBy: people[0] ?? null, changedAt: last.at.toString() },
        }
      : refusal,
  );
}
