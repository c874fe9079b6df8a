import { requireZone } from '../calendars/zones.ts';
import type { Tells } from '../graph/caller.ts';
import { callAsPerson, type PersonAnswer } from '../control/act-as-person.ts';
import type { SimulatorCore } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { performOn } from './perform-on-meeting.ts';
import type { Act, Invite } from './scenario-schema.ts';

/** What became of the acts: how many were done, and what Graph refused. */
export type ActsDone = {
  readonly done: number;
  readonly refused: readonly { readonly act: Act; readonly why: string }[];
};

export type PerformOptions = {
  /** Told after each act. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Ends the work between two acts. */
  readonly signal?: AbortSignal;
};

/**
 * Lets the people of a tenant do what the scenario says, each through Graph as in their own Outlook: an invitation goes
 * into the organizer's calendar, and messages carry it to the rooms. Nothing is written into another mailbox.
 */
export async function performActs(
  simulator: Pick<SimulatorCore, 'graph'>,
  tenant: Tenant,
  acts: readonly Act[],
  options: PerformOptions = {},
): Promise<ActsDone> {
  const { delivery } = tenant.post;
  const usualDelay = delivery.delaySeconds;
  // In life, days lie between an invitation and its change; here milliseconds. Equal delays keep them in order.
  delivery.delaySeconds = [usualDelay[0], usualDelay[0]];
  try {
    return await performInOrder(simulator, tenant, acts, options);
  } finally {
    delivery.delaySeconds = usualDelay;
  }
}

async function performInOrder(
  simulator: Pick<SimulatorCore, 'graph'>,
  tenant: Tenant,
  acts: readonly Act[],
  options: PerformOptions,
): Promise<ActsDone> {
  const refused: { act: Act; why: string }[] = [];
  const meetings = new Map<string, Placed>();
  let done = 0;
  for (const act of acts) {
    if (options.signal?.aborted) break;
    const answer = await perform({ simulator, tenant, meetings }, act);
    if (answer.status >= 400) refused.push({ act, why: describe(answer) });
    done += 1;
    options.onProgress?.(done, acts.length);
    // Two thousand acts in one go would hold up everybody else's requests.
    if (done % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { done, refused };
}

/** A meeting that was made: whose it is and its immutable id. */
export type Placed = { readonly organizer: string; readonly id: string };
export type Stage = {
  readonly simulator: Pick<SimulatorCore, 'graph'>;
  readonly tenant: Tenant;
  readonly meetings: Map<string, Placed>;
};

async function perform(stage: Stage, act: Act): Promise<PersonAnswer> {
  if (act.does === 'invite') return invite(stage, act);
  const placed = stage.meetings.get(act.key) ?? madeBefore(stage.tenant, act);
  if (placed === undefined) return refusal(`there is no meeting "${act.key}"`);
  const at = { call: (address: string, what: Call) => call(stage, address, what), findDate, refusal, stage };
  return performOn(at, placed, act);
}

/** A meeting of an earlier call is known by its organizer and the mark that its invitation carried. */
function madeBefore(tenant: Tenant, { key, organizer }: Exclude<Act, Invite>): Placed | undefined {
  const calendar = organizer === undefined ? undefined : tenant.mailboxAt(organizer)?.calendar;
  const item = calendar?.byTransaction(`scenario/${key}`);
  return calendar && item && organizer !== undefined
    ? { organizer, id: calendar.itemId(item, 'immutable') }
    : undefined;
}

async function invite(stage: Stage, act: Invite): Promise<PersonAnswer> {
  const calendar = stage.tenant.mailboxAt(act.organizer)?.calendar;
  const transactionId = `scenario/${act.key}`;
  // A scenario that was interrupted goes on where it stood: what was sent before isn't sent again.
  const before = calendar?.byTransaction(transactionId);
  if (calendar !== undefined && before !== undefined) {
    stage.meetings.set(act.key, { organizer: act.organizer, id: calendar.itemId(before, 'immutable') });
    return { status: 200, body: {} };
  }
  const body = { ...eventOf(stage.tenant, act), transactionId };
  const answer = await call(stage, act.organizer, { method: 'POST', path: '/me/events', body });
  const id = answer.body?.['id'];
  if (typeof id === 'string') stage.meetings.set(act.key, { organizer: act.organizer, id });
  return answer;
}

/** The event that Outlook would post for an invitation. */
export function eventOf(tenant: Tenant, act: Invite): Record<string, unknown> {
  const named = (address: string) => ({ name: tenant.findByAddress(address)?.displayName ?? address, address });
  const rooms = (act.rooms ?? []).map(named);
  const location = (room: { name: string; address: string }) => ({
    displayName: room.name,
    locationType: 'conferenceRoom',
    locationEmailAddress: room.address,
  });
  return {
    subject: act.subject,
    ...(act.body !== undefined && { body: { contentType: 'text', content: act.body } }),
    start: { dateTime: act.start, timeZone: act.zone },
    end: { dateTime: act.end, timeZone: act.zone },
    isAllDay: act.allDay ?? false,
    ...(act.private === true && { sensitivity: 'private' }),
    ...(rooms.length > 0 && { locations: rooms.map(location) }),
    attendees: [
      ...(act.people ?? []).map((address) => ({ type: 'required', emailAddress: named(address) })),
      ...rooms.map((room) => ({ type: 'resource', emailAddress: room })),
    ],
    ...(act.recurrence !== undefined && { recurrence: withStartDate(act) }),
  };
}

/** Graph wants the range to begin on the date of the start; a scenario may leave that out. */
function withStartDate({ recurrence, start }: Invite): unknown {
  const range = recurrence?.['range'];
  const whole = typeof range === 'object' && range !== null && !Array.isArray(range) ? range : {};
  return { ...recurrence, range: { startDate: start.slice(0, 10), ...whole } };
}

async function findDate(stage: Stage, placed: Placed, date: string): Promise<string | undefined> {
  const day = Temporal.PlainDate.from(date);
  const window = `startDateTime=${day.subtract({ days: 1 }).toString()}T00:00:00Z&endDateTime=${day.add({ days: 2 }).toString()}T00:00:00Z`;
  const answer = await call(stage, placed.organizer, {
    method: 'GET',
    path: `/me/events/${placed.id}/instances?${window}`,
  });
  const found = (answer.body?.['value'] ?? []) as { id: string; start: { dateTime: string; timeZone: string } }[];
  const master = await call(stage, placed.organizer, { method: 'GET', path: `/me/events/${placed.id}` });
  const { range } = (master.body?.['recurrence'] ?? {}) as { range?: { recurrenceTimeZone?: string } };
  const zone = requireZone(range?.recurrenceTimeZone ?? 'UTC');
  // Instances answer in UTC; the date that a person means is the one in the zone of the series.
  return found.find((one) => localDate(one.start.dateTime, zone) === date)?.id;
}

const localDate = (utc: string, zone: string): string =>
  Temporal.Instant.from(`${utc}Z`).toZonedDateTimeISO(zone).toPlainDate().toString();

export type Call = { readonly method: string; readonly path: string; readonly body?: unknown; readonly tells?: Tells };

async function call(stage: Stage, address: string, what: Call): Promise<PersonAnswer> {
  const person = stage.tenant.findByAddress(address);
  if (person === undefined) return refusal(`nobody has the address ${address}`);
  return callAsPerson(
    stage.simulator,
    { tenant: stage.tenant, person },
    { ...what, headers: { prefer: 'IdType="ImmutableId"' } },
  );
}

const refusal = (message: string): PersonAnswer => ({ status: 400, body: { error: { code: 'Scenario', message } } });

function describe({ status, body }: PersonAnswer): string {
  const error = body?.['error'] as { code?: string; message?: string } | undefined;
  return `${status} ${error?.code ?? ''} ${error?.message ?? ''}`.trim();
}
