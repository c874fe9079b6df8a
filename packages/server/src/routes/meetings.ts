import type { FastifyInstance } from 'fastify';
import { bookMeeting, checkMeeting } from '@planner/bookings';
import { roomsById } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { fingerprintOf, readDraft } from '../presenters/meeting-draft.ts';
import { byRoomId, presentMeeting, presentWritten } from '../presenters/meetings.ts';
import { presentVerdict } from '../presenters/verdict.ts';

export function serveMeetings(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'checkMeeting', async ({ body, caller, reader, site, tx }) => {
    const command = readDraft(body, caller);
    if (!command.ok) return command;
    const verdict = await checkMeeting(site.scope, command.value, { ...deps, db: tx });
    return answer(200, presentVerdict(verdict, command.value.when, reader));
  });

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
    const { meeting, series, bookings } = booked.value;
    const rooms = byRoomId(await roomsById(tx, [...new Set(bookings.map(({ roomId }) => roomId))]));
    const details = presentMeeting(
      {
        meeting,
        series,
        exceptions: [],
        bookings,
        rooms,
        // Its change has just been put down for Exchange, in this very transaction.
        exchangeOf: ({ roomId }) => (rooms.get(roomId)?.room.mailbox === null ? null : 'waiting'),
      },
      null,
      { caller, site, reader },
    );
    const told = { warnings: booked.warnings, skipped: booked.value.skipped };
    return answer(201, presentWritten(details, told, reader), {
      ETag: `"${details.version}"`,
      Location: `/api/v1/meetings/${details.id}`,
    });
  });
}
