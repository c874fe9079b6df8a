import type { FastifyInstance } from 'fastify';
import { bookMeeting, cancelMeeting, changeMeeting } from '@planner/bookings';
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
import { presentMeeting, presentWritten, visibilityOf } from '../presenters/meetings.ts';
import { readChanges } from '../presenters/meeting-changes.ts';
import { readShownMeeting } from './shown-meeting.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

export function serveMeetings(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'bookMeeting', async ({ body, headers, caller, reader, site, tx, correlationId }) => {
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
    const found = await readShownMeeting(tx, booked.value.meeting.id);
    if (!found) throw new Error('a meeting that was just booked is gone');
    const details = presentMeeting(found.shown, null, { caller, site, reader });
    const told = { warnings: booked.warnings, skipped: booked.value.skipped };
    return answer(201, presentWritten(details, told, reader), {
      ETag: etagOf(details),
      Location: `/api/v1/meetings/${details.id}`,
    });
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
    const { params, query, headers, body, caller, site, reader, tx, correlationId } = call;
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
    const found = await readShownMeeting(tx, changed.value.meeting.id);
    if (!found) throw new Error('a meeting that was just changed is gone');
    const details = presentMeeting(found.shown, found.key, { caller, site, reader });
    const told = { warnings: changed.warnings, skipped: changed.value.skipped };
    return answer(200, presentWritten(details, told, reader), { ETag: etagOf(details) });
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

/** The version of a meeting as an entity tag: strong, since the same version is the same meeting for the same person. */
function etagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

function hasDate(bookings: readonly { readonly occurrenceKey: IsoDate | null }[], key: IsoDate): boolean {
  return bookings.some(({ occurrenceKey }) => occurrenceKey === key);
}
