import type { FastifyInstance } from 'fastify';
import { bookMeeting, cancelMeeting, changeMeeting, restoreMeeting } from '@planner/bookings';
import { refused } from '@planner/core';
import type { IsoDate } from '@planner/core';
import { historyOf, readWholeMeeting } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { readIfMatch } from '../http/preconditions.ts';
import { withLastChange } from './last-change.ts';
import { namesOf } from './names.ts';
import { presentHistory } from '../presenters/history.ts';
import { fingerprintOf, meetingIdOf, personActorOf, readDraft } from '../presenters/meeting-draft.ts';
import { presentMeeting, visibilityOf } from '../presenters/meetings.ts';
import { readChanges } from '../presenters/meeting-changes.ts';
import { answerWritten, etagOf, readShownMeeting } from './shown-meeting.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

export function serveMeetings(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'bookMeeting', async (call) => {
    const { body, headers, caller, site, tx, correlationId } = call;
    const command = readDraft(body, caller);
    if (!command.ok) return command;
    const key = headers['idempotency-key'];
    const booked = await bookMeeting(
      site.scope,
      {
        ...command.value,
        correlationId,
        ...(key !== undefined && {
          idempotency: { personId: caller.person.id, key, fingerprint: fingerprintOf(body) },
        }),
      },
      { ...deps, db: tx },
    );
    if (!booked.ok) return booked;
    const told = { warnings: booked.warnings, skipped: booked.value.skipped };
    const { body: written, etag } = await answerWritten(call, booked.value.meeting.id, told);
    return answer(201, written, { ETag: etag, Location: `/api/v1/meetings/${written.id}` });
  });

  serve(app, deps, 'readMeeting', async ({ params, query, caller, reader, site, tx }) => {
    const found = await readShownMeeting(tx, meetingIdOf(params));
    if (!found) return unknown;
    const key = query.key ?? found.key;
    if (key !== null && !hasDate(found.shown.bookings, key)) return unknown;
    const details = presentMeeting(found.shown, key, { caller, site, reader });
    return answer(200, details, { ETag: etagOf(details) });
  });

  serve(app, deps, 'changeMeeting', async (call) => {
    const { params, query, headers, body, caller, site, tx, correlationId } = call;
    const version = readIfMatch(headers['if-match']);
    if (!version.ok) return version;
    const meetingId = meetingIdOf(params);
    const whole = await readWholeMeeting(tx, meetingId);
    if (!whole) return unknown;
    const changes = readChanges(body, whole.master);
    if (!changes.ok) return changes;
    const changed = await changeMeeting(
      site.scope,
      {
        actor: personActorOf(caller),
        source: 'web',
        meetingId,
        expectedVersion: version.value,
        span: query.span,
        ...(query.key !== undefined && { key: query.key }),
        changes: changes.value,
        correlationId,
      },
      { ...deps, db: tx },
    );
    if (!changed.ok) return refused(...(await withLastChange(call, meetingId, changed.errors)));
    const told = { warnings: changed.warnings, skipped: changed.value.skipped };
    const { body: written, etag } = await answerWritten(call, changed.value.meeting.id, told);
    return answer(200, written, { ETag: etag });
  });

  serve(app, deps, 'cancelMeeting', async (call) => {
    const { params, query, headers, caller, site, tx, correlationId } = call;
    const version = readIfMatch(headers['if-match']);
    if (!version.ok) return version;
    const meetingId = meetingIdOf(params);
    const cancelled = await cancelMeeting(
      site.scope,
      {
        actor: personActorOf(caller),
        source: 'web',
        meetingId,
        expectedVersion: version.value,
        span: query.span,
        ...(query.key !== undefined && { key: query.key }),
        correlationId,
      },
      { ...deps, db: tx },
    );
    if (!cancelled.ok) return refused(...(await withLastChange(call, meetingId, cancelled.errors)));
    const { ended, undoUntil } = cancelled.value;
    return answer(200, { cancelled: ended.length, undoUntil: undoUntil.toString() });
  });

  serve(app, deps, 'restoreMeeting', async (call) => {
    const { params, caller, site, tx, correlationId } = call;
    const command = {
      actor: personActorOf(caller),
      source: 'web',
      meetingId: meetingIdOf(params),
      correlationId,
    } as const;
    const restored = await restoreMeeting(site.scope, command, { ...deps, db: tx });
    if (!restored.ok) return restored;
    const told = { warnings: restored.warnings, skipped: restored.value.skipped };
    const { body, etag } = await answerWritten(call, restored.value.meeting.id, told);
    return answer(200, body, { ETag: etag });
  });

  serve(app, deps, 'readHistory', async ({ params, caller, reader, site, tx }) => {
    const found = await readShownMeeting(tx, meetingIdOf(params));
    if (!found) return unknown;
    const { meeting } = found.shown;
    const sees = visibilityOf(meeting, found.shown, { caller, site, reader });
    if (!sees.mayChange && sees.attendees !== 'names') {
      return refused({ code: 'RIGHT_MISSING', params: { right: 'bookForOthers' } });
    }
    const events = await historyOf(tx, meeting.id);
    const people = events.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.personId] : []));
    return answer(200, presentHistory(events, await namesOf(tx, people), reader.language));
  });
}

function hasDate(bookings: readonly { readonly occurrenceKey: IsoDate | null }[], key: IsoDate): boolean {
  return bookings.some(({ occurrenceKey }) => occurrenceKey === key);
}
