/** For the test of a large site: 500 rooms and 4000 bookings of a day behind the same addresses as the real API, answers in its shape. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { LocationsAnswer, SessionAnswer, SyncAnswer, TimelineAnswer } from '@planner/api-client';
import { siteFolder } from '../../index.ts';
import { aPlacedBooking, aTimelineRoom } from './a-room.ts';

export const roomCount = 500;
export const bookingsPerRoom = 8;
const perFloor = 25;
const location = '0192f0c4-7b1e-7c3a-9d54-0000000000aa';
const id = (kind: number, count: number) => `0192f0c4-7b1e-7c3a-${9000 + kind}-${String(count).padStart(12, '0')}`;

const floors = Array.from({ length: roomCount / perFloor }, (_none, level) => ({
  id: id(1, level),
  name: `Floor ${level}`,
  level,
}));
const rooms = Array.from({ length: roomCount }, (_none, index) =>
  aTimelineRoom({
    id: id(2, index),
    name: `Room ${index}`,
    floorId: floors[Math.floor(index / perFloor)]!.id,
    setupMinutes: 5,
  }),
);
const bookings = rooms.flatMap((room, index) =>
  Array.from({ length: bookingsPerRoom }, (_none, slot) => {
    const {
      startMs: _start,
      endMs: _end,
      ...booking
    } = aPlacedBooking(`${String(8 + slot).padStart(2, '0')}:15`, `${String(9 + slot).padStart(2, '0')}:00`, {
      id: id(3, index * 10 + slot),
      meetingId: id(4, index * 10 + slot),
      roomId: room.id,
      title: `Meeting ${index}.${slot}`,
      setupMinutes: 5,
      mine: slot === 3,
      mayChange: slot === 3,
    });
    return booking;
  }),
);

const answers: { readonly [url: string]: object } = {
  '/api/v1/session': {
    person: {
      id: id(5, 1),
      displayName: 'Ida Holm',
      mail: null,
      language: 'en',
      zone: 'Europe/Copenhagen',
      defaultLocationId: null,
    },
    rights: [{ kind: 'book', scope: { kind: 'site' } }],
    site: { name: 'Large', language: 'en' },
    csrfToken: 'none',
    now: '2026-11-24T08:42:00Z',
  } satisfies SessionAnswer,
  '/api/v1/locations': {
    locations: [{ id: location, name: 'Copenhagen', zone: 'Europe/Copenhagen', language: 'da', floors }],
    features: ['screen'],
  } satisfies LocationsAnswer,
  '/api/v1/sync': {
    state: 'inStep',
    lastPulledAt: '2026-11-24T08:41:52Z',
    behindSeconds: 8,
    waiting: 0,
  } satisfies SyncAnswer,
};

function timeline(url: URL): TimelineAnswer {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const to = from + Number(url.searchParams.get('limit') ?? 50);
  const page = rooms.slice(from, to);
  const shown = new Set(page.map((room) => room.id));
  return {
    date: '2026-11-24',
    days: 1,
    zone: 'Europe/Copenhagen',
    from: '2026-11-23T23:00:00Z',
    to: '2026-11-24T23:00:00Z',
    rooms: page,
    bookings: bookings.filter(({ roomId }) => shown.has(roomId)),
    next: to < roomCount ? String(to) : null,
    matching: roomCount,
    total: roomCount,
    withoutFilter: {},
  };
}

const types: { readonly [ending: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves it with the built site. @returns its address, and the way to end it */
export async function startLargeSite(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/api/v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: hello\ndata: {}\n\n');
      return;
    }
    const answer = url.pathname === '/api/v1/timeline' ? timeline(url) : answers[url.pathname];
    if (answer) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      return;
    }
    const isFile = /^\/(assets\/|favicon)/.test(url.pathname);
    const file = path.join(siteFolder, isFile ? url.pathname : 'index.html');
    readFile(file).then(
      (body) =>
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'text/html; charset=utf-8' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}
