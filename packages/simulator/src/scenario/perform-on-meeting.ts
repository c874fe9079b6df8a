import { checkIn } from '../attendant/claim.ts';
import { isDelegate } from '../attendant/delegates.ts';
import type { PersonAnswer } from '../control/act-as-person.ts';
import { parseItemId } from '../tenant/ids.ts';
import type { Act, Invite } from './act-schema.ts';
import type { Call, Placed, Stage } from './perform-acts.ts';

/** How a person reaches Graph, and how the date of a series is found. */
export type Hands = {
  readonly stage: Stage;
  readonly call: (address: string, what: Call) => Promise<PersonAnswer>;
  readonly findDate: (stage: Stage, placed: Placed, date: string) => Promise<string | undefined>;
  readonly refusal: (message: string) => PersonAnswer;
};

/** Does something to a meeting that is there: in the organizer's calendar, or to the copy of somebody else. */
export async function performOn(at: Hands, placed: Placed, act: Exclude<Act, Invite>): Promise<PersonAnswer> {
  const owner = whoseCopy(placed, act);
  const copy = owner === placed.organizer ? placed : await copyOf(at, placed, owner);
  if (copy === undefined) return at.refusal(`${owner} has no copy of "${act.key}"`);
  if (act.does === 'move-following') return moveFollowing(at, copy, act);
  const date = 'date' in act ? act.date : undefined;
  const id = date === undefined ? copy.id : await at.findDate(at.stage, copy, date);
  if (id === undefined) return at.refusal(`"${act.key}" has no date ${date}`);
  if (act.does === 'check-in') return claim(at, act.room, id);
  if (act.does === 'decide' && !mayDecide(at, act)) return at.refusal(`${act.by} is no delegate of ${act.room}`);
  const post = (action: string, body: object) =>
    at.call(owner, { method: 'POST', path: `/me/events/${id}/${action}`, body });
  const tells = 'tells' in act ? act.tells : undefined;
  const patch = (body: object) =>
    at.call(owner, { method: 'PATCH', path: `/me/events/${id}`, body, ...(tells && { tells }) });
  switch (act.does) {
    case 'move':
    case 'drag':
      return patch(slotOf(act));
    case 'move-date':
      return patch({ ...slotOf(act), ...(act.subject !== undefined && { subject: act.subject }) });
    case 'cancel':
    case 'cancel-date':
      return post('cancel', { comment: act.comment ?? '' });
    case 'respond':
      return post(act.response, { comment: act.comment ?? '', sendResponse: act.silently !== true });
    case 'decide':
      return post(act.response, { comment: act.comment ?? '' });
    case 'forward':
      return post('forward', { comment: act.comment ?? '', toRecipients: act.to.map((one) => mailTo(one)) });
    case 'delete':
      return at.call(owner, { method: 'DELETE', path: `/me/events/${id}` });
    default:
      return patch(await withRooms(at, { owner, id }, act.rooms));
  }
}

/** In whose calendar an act is done. */
function whoseCopy(placed: Placed, act: Exclude<Act, Invite>): string {
  if (act.does === 'respond' || act.does === 'forward') return act.by;
  if (act.does === 'decide' || act.does === 'check-in') return act.room;
  return 'in' in act ? act.in : placed.organizer;
}

function mayDecide({ stage: { tenant } }: Hands, { room, by }: Extract<Act, { does: 'decide' }>): boolean {
  const mailbox = tenant.mailboxAt(room);
  return mailbox !== undefined && isDelegate({ tenant, mailbox }, by);
}

/** What a panel or Places notes: it stands in no calendar, so no Graph call does it. */
function claim({ stage: { tenant }, refusal }: Hands, room: string, id: string): PersonAnswer {
  const mailbox = tenant.mailboxAt(room);
  const reference = parseItemId(id);
  const item = reference && mailbox?.calendar.resolve(reference);
  if (!mailbox || !item) return refusal(`${room} has no booking to check in to`);
  checkIn({ tenant, mailbox }, item, reference.date);
  return { status: 204, body: undefined };
}

const mailTo = (address: string) => ({ emailAddress: { address } });

const slotOf = ({ start, end, zone }: { start: string; end: string; zone: string }) => ({
  start: { dateTime: start, timeZone: zone },
  end: { dateTime: end, timeZone: zone },
});

/** The same meeting in another calendar. */
async function copyOf(at: Hands, placed: Placed, owner: string): Promise<Placed | undefined> {
  const original = await at.call(placed.organizer, { method: 'GET', path: `/me/events/${placed.id}?$select=iCalUId` });
  const filter = encodeURIComponent(`iCalUId eq '${String(original.body?.['iCalUId'])}'`);
  const found = await at.call(owner, { method: 'GET', path: `/me/events?$filter=${filter}&$select=id` });
  const [copy] = (found.body?.['value'] ?? []) as { id: string }[];
  return copy && { organizer: owner, id: copy.id };
}

type Attendee = { readonly type: string; readonly emailAddress: object };

async function withRooms(at: Hands, { owner, id }: { owner: string; id: string }, rooms: readonly string[]) {
  const event = await at.call(owner, { method: 'GET', path: `/me/events/${id}?$select=attendees` });
  const people = ((event.body?.['attendees'] ?? []) as Attendee[])
    .filter(({ type }) => type !== 'resource')
    .map(({ type, emailAddress }) => ({ type, emailAddress }));
  const { tenant } = at.stage;
  return {
    attendees: [...people, ...rooms.map((room) => ({ type: 'resource', ...mailTo(room) }))],
    locations: rooms.map((room) => ({
      displayName: tenant.findByAddress(room)?.displayName ?? room,
      locationType: 'conferenceRoom',
      locationEmailAddress: room,
    })),
  };
}

type Range = { readonly type: string; readonly startDate: string; readonly numberOfOccurrences: number };

/** As new Outlook does it: the old series ends the day before, and a series of its own takes the rest. */
async function moveFollowing(
  at: Hands,
  { organizer, id }: Placed,
  act: Extract<Act, { does: 'move-following' }>,
): Promise<PersonAnswer> {
  const { body } = await at.call(organizer, { method: 'GET', path: `/me/events/${id}` });
  const recurrence = body?.['recurrence'] as { pattern: object; range: Range } | null | undefined;
  if (!body || !recurrence) return at.refusal(`"${act.key}" is no series`);
  const { range } = recurrence;
  const window = `startDateTime=${range.startDate}T00:00:00Z&endDateTime=${act.date}T00:00:00Z`;
  const before = await at.call(organizer, { method: 'GET', path: `/me/events/${id}/instances?${window}&$top=1000` });
  const gone = ((before.body?.['value'] ?? []) as object[]).length;
  const rest = { ...range, startDate: act.start.slice(0, 10) };
  const made = await at.call(organizer, {
    method: 'POST',
    path: '/me/events',
    body: {
      ...slotOf(act),
      subject: body['subject'],
      body: body['body'],
      locations: body['locations'],
      attendees: (body['attendees'] as Attendee[]).map(({ type, emailAddress }) => ({ type, emailAddress })),
      recurrence: {
        ...recurrence,
        range: range.type === 'numbered' ? { ...rest, numberOfOccurrences: range.numberOfOccurrences - gone } : rest,
      },
    },
  });
  if (made.status >= 400) return made;
  const endDate = Temporal.PlainDate.from(act.date).subtract({ days: 1 }).toString();
  const shortened = { ...recurrence, range: { ...range, type: 'endDate', endDate, numberOfOccurrences: 0 } };
  return at.call(organizer, { method: 'PATCH', path: `/me/events/${id}`, body: { recurrence: shortened } });
}
