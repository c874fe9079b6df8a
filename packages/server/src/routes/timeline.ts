import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { addDays, startOfDay } from '@planner/core';
import { listLocations, timelineBookings, timelineRooms } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { readPage } from '../http/paging.ts';
import { readRoomFilter } from '../presenters/room-filter.ts';
import { presentTimelineBookings, presentTimelineRoom } from '../presenters/timeline.ts';

export function serveTimeline(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readTimeline', async ({ query, headers, caller, site, tx, now }) => {
    const page = await readPage(() =>
      timelineRooms(tx, { filter: readRoomFilter(query), cursor: query.cursor ?? null, limit: query.limit }),
    );
    if (!page.ok) return page;
    const { items: rooms, counts, next } = page.value;
    // With a location its own days are shown, even when no room passes the other filters.
    const zone =
      query.location === undefined
        ? caller.person.zone
        : (rooms[0]?.location.zone ?? (await zoneOf(tx, query.location)) ?? caller.person.zone);
    const range = {
      start: startOfDay(query.date, zone),
      end: startOfDay(addDays(query.date, query.days), zone),
    };
    const address = caller.person.mail?.toLowerCase() ?? null;
    const rows = await timelineBookings(tx, { rooms, range, address });
    const frame = { caller, site, now, range };
    const body = {
      date: query.date,
      days: query.days,
      zone,
      from: range.start.toString(),
      to: range.end.toString(),
      rooms: rooms.map((placed) => presentTimelineRoom(placed, frame)),
      bookings: presentTimelineBookings(rows, rooms, frame),
      next,
      matching: counts.matching,
      total: counts.total,
      withoutFilter: counts.withoutFilter,
    };
    const json = Buffer.from(JSON.stringify(body));
    const etag = `W/"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;
    if (headers['if-none-match'] === etag) return { ...answer(304), headers: { ETag: etag } };
    return answer(200, body, { ETag: etag }, json);
  });
}

async function zoneOf(tx: SiteTransaction, locationId: string): Promise<string | undefined> {
  return (await listLocations(tx)).find(({ id }) => id === locationId)?.zone;
}
