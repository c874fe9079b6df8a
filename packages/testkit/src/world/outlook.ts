import type { World, WorldPerson, WorldRoom } from './world.ts';

/** An event as its owner's Outlook shows it: what the acts of a story need. */
export interface OutlookEvent {
  readonly id: string;
  readonly subject: string;
  readonly iCalUId: string;
  readonly type: string;
  readonly isOrganizer: boolean;
  readonly isCancelled: boolean;
  readonly transactionId: string | null;
  readonly seriesMasterId: string | null;
  readonly start: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly responseStatus: { readonly response: string };
  readonly attendees: readonly {
    readonly emailAddress: { readonly address: string };
    readonly type: string;
    readonly status: { readonly response: string };
  }[];
  readonly recurrence: Record<string, unknown> | null;
}

/** A meeting as somebody types it in Outlook. Times are wall times of Copenhagen. */
export interface OutlookMeeting {
  readonly subject: string;
  /** `2026-11-30T10:00` */
  readonly from: string;
  readonly minutes: number;
  readonly rooms: readonly WorldRoom[];
  readonly guests?: readonly WorldPerson[];
  readonly recurrence?: Record<string, unknown>;
  readonly more?: Record<string, unknown>;
}

const zone = 'Romance Standard Time';

/** A wall time of Copenhagen as Graph takes it. */
export function wall(from: string, plusMinutes = 0): { dateTime: string; timeZone: string } {
  const at = Temporal.PlainDateTime.from(from).add({ minutes: plusMinutes });
  return { dateTime: at.toString({ smallestUnit: 'second' }), timeZone: zone };
}

/** Somebody makes a meeting in Outlook. @throws when Exchange refuses it */
export async function makeMeeting(world: World, person: WorldPerson, meeting: OutlookMeeting): Promise<OutlookEvent> {
  const { status, body } = await world.outlook('POST', `/users/${person.mail}/calendar/events`, {
    subject: meeting.subject,
    start: wall(meeting.from),
    end: wall(meeting.from, meeting.minutes),
    attendees: [
      ...meeting.rooms.map(({ mailbox, name }) => ({ type: 'resource', emailAddress: { address: mailbox, name } })),
      ...(meeting.guests ?? []).map(({ mail, displayName }) => ({
        type: 'required',
        emailAddress: { address: mail, name: displayName },
      })),
    ],
    ...(meeting.recurrence ? { recurrence: meeting.recurrence } : {}),
    ...meeting.more,
  });
  if (status !== 201) throw new Error(`Outlook couldn't make the meeting: ${status} ${JSON.stringify(body)}`);
  return body as unknown as OutlookEvent;
}

/** Single meetings and series of a mailbox's calendar. */
export async function eventsOf(world: World, mailbox: string): Promise<OutlookEvent[]> {
  const { body } = await world.outlook('GET', `/users/${mailbox}/calendar/events?$top=500`);
  return (body['value'] ?? []) as OutlookEvent[];
}

/** Everything in a mailbox's calendar between two dates, dates of series one by one. */
export async function viewOf(world: World, mailbox: string, from: string, to: string): Promise<OutlookEvent[]> {
  const { body } = await world.outlook(
    'GET',
    `/users/${mailbox}/calendarView?startDateTime=${from}T00:00:00Z&endDateTime=${to}T00:00:00Z&$top=900`,
  );
  return (body['value'] ?? []) as OutlookEvent[];
}

/** How a room has answered, as the organizer's own copy shows it. */
export async function answerOf(
  world: World,
  person: WorldPerson,
  event: { readonly id: string },
  room: WorldRoom,
): Promise<string | null> {
  const { body } = await world.outlook('GET', `/users/${person.mail}/events/${event.id}`);
  const attendees = (body as unknown as OutlookEvent).attendees ?? [];
  return (
    attendees.find(({ emailAddress }) => emailAddress.address.toLowerCase() === room.mailbox)?.status.response ?? null
  );
}

/** What rooms have written to a person, oldest first. */
export function commentsTo(
  world: World,
  person: WorldPerson,
): { readonly from: string; readonly response: string; readonly comment: string }[] {
  return world.tenant
    .mailbox(person.mail)
    .responses.flatMap((message) =>
      message.kind === 'response'
        ? [{ from: message.from.address, response: message.response, comment: message.comment }]
        : [],
    );
}
