import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBody, patchBody } from '../event-body.ts';
import type { EventDraft } from '../event-body.ts';
import { EventUnreadable, parseEvent } from '../event-schema.ts';
import * as events from '../events.ts';
import { createSubscription, renewSubscription } from '../subscriptions.ts';
import type { GraphCall, GraphClient } from '../transport.ts';
import { violations } from './schema-check.ts';
import type { Definitions } from './schema-check.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'));
const { $defs } = read('graph-v1.0-events.schema.json') as { $defs: Definitions };

// Samples of Microsoft's pages that hold placeholders instead of values.
const sloppy: Readonly<Record<string, string>> = {
  'calendar-list-calendarview-01.json': 'lists seven properties with placeholders, no id and no times',
  'event-delta-01.json': 'lists eight properties with placeholders, no id and no times',
  'outlook-calendar-online-meetings-03.json': 'a GET with $select of three fields, times not among them',
  'event-update-01.json': 'lists eleven properties with placeholders, no id and no times',
};

interface Example {
  readonly response: { readonly body: Record<string, unknown> | null };
}

function eventsOf(name: string): unknown[] {
  const body = (read(`examples/${name}`) as Example).response.body ?? {};
  const items = Array.isArray(body['value']) ? (body['value'] as unknown[]) : [body];
  return items.filter((item) => typeof item === 'object' && item !== null && !('@removed' in item));
}

describe('Microsoft’s own examples', () => {
  const names = readdirSync(new URL('examples/', fixtures)).filter((name) => !/^(subscription|rich)/.test(name));

  it.each(names.filter((name) => !(name in sloppy)))('%s is read', (name) => {
    for (const raw of eventsOf(name)) {
      const event = parseEvent(raw, 'Europe/Copenhagen');
      const own = raw as { subject?: string; iCalUId?: string; start: { dateTime: string } };
      expect(event.subject).toBe(own.subject ?? '');
      expect(event.iCalUId).toBe(own.iCalUId ?? null);
      expect(Temporal.Instant.compare(event.start, event.end)).toBeLessThanOrEqual(0);
    }
  });

  it.each(Object.keys(sloppy))('%s can’t be read, which is said with the field', (name) => {
    expect(names).toContain(name);
    for (const raw of eventsOf(name)) expect(() => parseEvent(raw, 'UTC')).toThrow(EventUnreadable);
  });
});

const draft: EventDraft = {
  subject: 'Weekly',
  body: 'Agenda',
  start: Temporal.Instant.from('2026-11-30T08:00:00Z'),
  end: Temporal.Instant.from('2026-11-30T09:00:00Z'),
  zone: 'Europe/Copenhagen',
  allDay: false,
  privacy: 'private',
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
    range: { type: 'endDate', startDate: '2026-11-30', endDate: '2027-02-01' },
    zone: 'Europe/Copenhagen',
    startTime: '09:00',
    endTime: '10:00',
    endDayOffset: 0,
    allDay: false,
  },
  attendees: [{ name: 'Fjord', address: 'fjord@nordlys.example', type: 'resource' }],
  locations: [{ name: 'Fjord', address: 'fjord@nordlys.example' }],
};

/** Sends nothing: keeps each call and answers with a small valid event, list or subscription. */
function recorder(): { client: GraphClient; calls: GraphCall[] } {
  const calls: GraphCall[] = [];
  const event = {
    id: 'A',
    start: { dateTime: '2026-11-30T08:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-11-30T09:00:00.0000000', timeZone: 'UTC' },
    expirationDateTime: '2026-12-01T00:00:00Z',
  };
  const client: GraphClient = {
    request: (call) => {
      calls.push(call);
      const listed = call.method === 'GET' && !/\/events\/[^/]+$/.test(call.path ?? '');
      return Promise.resolve(listed ? { value: [event] } : event);
    },
  };
  return { client, calls };
}

describe('what Planner sends to Graph', () => {
  it('writes only properties that the type event has', () => {
    const all = new Set(['subject', 'time', 'privacy', 'people'] as const);
    const bodies = [
      createBody(draft, { transactionId: 'a', plannerId: 'b' }),
      createBody({ ...draft, recurrence: null, allDay: true }, { transactionId: 'a', plannerId: 'b' }),
      patchBody(draft, all, { withRecurrence: true }),
      patchBody(draft, all, { withRecurrence: false }),
    ];
    // `id` is read-only and `@odata` names are annotations: neither may be sent, so none is excused.
    for (const body of bodies) expect(violations(body, { $ref: '#/$defs/event' }, $defs)).toEqual([]);
  });

  it('the check finds a property that the type doesn’t have', () => {
    expect(violations({ subjekt: 'x' }, { $ref: '#/$defs/event' }, $defs)).toEqual(['.subjekt: no such property']);
    expect(violations({ sensitivity: 'secret' }, { $ref: '#/$defs/event' }, $defs)).toHaveLength(1);
  });

  it('writes subscriptions that the type subscription allows', async () => {
    const { client, calls } = recorder();
    const expiresAt = Temporal.Instant.from('2026-12-01T00:00:00Z');
    await createSubscription(client, {
      mailbox: 'a@b.example',
      notificationUrl: 'https://p.example/webhooks/graph',
      lifecycleUrl: 'https://p.example/webhooks/graph/lifecycle',
      clientState: 'secret',
      expiresAt,
    });
    await renewSubscription(client, 'S', expiresAt);
    for (const call of calls) expect(violations(call.body, { $ref: '#/$defs/subscription' }, $defs)).toEqual([]);
  });

  it('asks only for properties that the type event has', async () => {
    const { client, calls } = recorder();
    const place = { mailbox: 'fjord@nordlys.example', zone: 'Europe/Copenhagen' };
    const range = { start: draft.start, end: draft.end };
    await events.getEvent(client, place, 'A');
    await events.getMaster(client, place, 'A');
    await events.findByUid(client, place, "it's");
    await events.findByPlannerId(client, place, 'A');
    await events.listInstances(client, place, 'A', range);
    await events.listCalendarView(client, place, range);
    const names = calls.flatMap(({ query }) => [
      ...(query?.['$select'] ?? '').split(','),
      ...[query?.['$expand'] ?? '', query?.['$filter'] ?? ''].map((text) => text.split(/[(/ ]/)[0] ?? ''),
    ]);
    const known = Object.keys($defs['event']?.properties ?? {});
    expect(names.filter((name) => name !== '' && !known.includes(name))).toEqual([]);
    expect(calls[2]?.query?.['$filter']).toBe("iCalUId eq 'it''s'");
    expect(calls.map(({ path }) => path)).toEqual([
      '/users/fjord%40nordlys.example/events/A',
      '/users/fjord%40nordlys.example/events/A',
      '/users/fjord%40nordlys.example/calendar/events',
      '/users/fjord%40nordlys.example/calendar/events',
      '/users/fjord%40nordlys.example/events/A/instances',
      '/users/fjord%40nordlys.example/calendarView',
    ]);
  });
});
