import type { FastifyInstance } from 'fastify';
import { checkMeeting } from '@planner/bookings';
import { refused } from '@planner/core';
import type { MeetingId } from '@planner/core';
import { readWholeMeeting } from '@planner/db';
import type { MeetingCheck } from '../api/meetings-schema.ts';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import type { Answer, Call } from '../http/calls.ts';
import { changesOfDraft, readChanges } from '../presenters/meeting-changes.ts';
import { personActorOf, readDraft } from '../presenters/meeting-draft.ts';
import { presentChangeVerdict, presentVerdict } from '../presenters/verdict.ts';
import { tryChange } from './try-change.ts';

export function serveCheck(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'checkMeeting', async (call) => {
    const { body, caller, reader, site, tx } = call;
    if (body.changeOf) return checkChange(call, body.changeOf);
    const command = readDraft(body, caller);
    if (!command.ok) return command;
    const verdict = await checkMeeting(site.scope, command.value, { ...deps, db: tx });
    return answer(200, presentVerdict(verdict, command.value.when, reader));
  });
}

/** The verdict on a change: the meeting's own bookings aren't in its way. */
async function checkChange(
  { body, caller, reader, tx, deps, correlationId }: Call<'checkMeeting'>,
  changeOf: NonNullable<MeetingCheck['changeOf']>,
): Promise<Answer<'checkMeeting'>> {
  const meetingId = changeOf.meetingId as MeetingId;
  const whole = await readWholeMeeting(tx, meetingId);
  if (!whole) return refused({ code: 'NOT_FOUND', params: {} });
  const changes = readChanges(changesOfDraft(body), whole.master);
  if (!changes.ok) return changes;
  const outcome = await tryChange(
    tx,
    {
      actor: personActorOf(caller),
      source: 'web',
      meetingId,
      expectedVersion: null,
      span: changeOf.span,
      ...(changeOf.key !== undefined && { key: changeOf.key }),
      changes: changes.value,
      ...(body.policy && { policy: body.policy }),
      correlationId,
    },
    deps,
  );
  return answer(200, presentChangeVerdict(outcome, reader));
}
