import { findZone } from '../calendars/zones.ts';
import { callAsPerson } from '../control/act-as-person.ts';
import { ControlRefusal } from '../control/endpoint.ts';
import type { Simulator } from '../simulator.ts';
import type { Home } from '../tenant/home.ts';
import { parseItemId } from '../tenant/ids.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { ResponseMessage } from '../tenant/message.ts';

/** An answer to the person's meeting: who, what, and the text in full. */
type Answer = {
  readonly name: string;
  readonly address: string;
  readonly response: string;
  readonly comment: string;
  readonly at: string;
  /** `yyyy-mm-dd` when it is about one date of a series. */
  readonly date: string | null;
};

const days = 7;
/** Newest messages that the page shows. */
const shownMessages = 100;

/**
 * A week of the person's calendar in the person's own zone: Graph's calendar view, and to each meeting the answers.
 * @param from  first date, `yyyy-mm-dd`
 */
export async function weekOf(
  simulator: Simulator,
  { tenant, mailbox }: Home,
  from: string,
): Promise<Record<string, unknown>> {
  const zone = zoneOf(mailbox);
  let first: Temporal.PlainDate;
  try {
    first = Temporal.PlainDate.from(from);
  } catch {
    throw new ControlRefusal(400, `"${from}" is no date`);
  }
  const edge = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant().toString();
  const query = new URLSearchParams({
    startDateTime: edge(first),
    endDateTime: edge(first.add({ days })),
    $top: '500',
    $orderby: 'start/dateTime',
  });
  const view = await callAsPerson(
    simulator,
    { tenant, person: mailbox.user },
    {
      method: 'GET',
      path: `/me/calendarView?${query.toString()}`,
      headers: { prefer: `outlook.timezone="${zone}", outlook.body-content-type="text"` },
    },
  );
  if (view.status !== 200)
    throw new ControlRefusal(400, `the calendar can't be read: ${JSON.stringify(view.body?.['error'])}`);
  const events = (view.body?.['value'] ?? []) as { id: string }[];
  return {
    zone,
    today: simulator.clock.now().toZonedDateTimeISO(zone).toPlainDate().toString(),
    events: events.map((event) => ({ ...event, answers: answersTo(mailbox, event.id) })),
  };
}

/** The answers that came for a meeting; for one date of a series, those to the date and to the whole series. */
function answersTo(mailbox: Mailbox, id: string): readonly Answer[] {
  const reference = parseItemId(id);
  const item = reference && mailbox.calendar.resolve(reference);
  if (!item?.isOrganizer) return [];
  const latest = new Map<string, ResponseMessage>();
  for (const message of mailbox.messages) {
    const isAbout = message.meetingId === item.meetingId && (message.date === null || message.date === reference?.date);
    if (message.kind === 'response' && isAbout) latest.set(message.from.address.toLowerCase(), message);
  }
  return [...latest.values()].map(answerOf);
}

function answerOf(message: ResponseMessage): Answer {
  const { from, response, comment, sentAt, date } = message;
  return { name: from.name, address: from.address.toLowerCase(), response, comment, at: sentAt.toString(), date };
}

/** What came into the mailbox, newest first. */
export function inboxOf({ mailbox }: Home): readonly Record<string, unknown>[] {
  const zone = zoneOf(mailbox);
  return mailbox.messages
    .slice(-shownMessages)
    .reverse()
    .map((message) => {
      const item = mailbox.calendar.activeByMeeting(message.meetingId);
      const startMs = message.kind === 'request' ? message.fields.start.ms : item?.fields.start.ms;
      const start =
        startMs === undefined
          ? undefined
          : Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone).toPlainDate();
      return {
        number: message.number,
        kind: message.kind,
        response: message.kind === 'response' ? message.response : null,
        from: message.from.name,
        fromAddress: message.from.address,
        subject: message.subject,
        comment: message.comment,
        eventId: item == null || item.isCancelled ? null : mailbox.calendar.itemId(item, 'default', message.date),
        /** Of a request: whether it asks for the first time, or tells of a change. */
        update: message.kind === 'request' ? message.update : null,
        at: message.sentAt.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
        date: message.date ?? start?.toString() ?? null,
        isSeries: item?.series != null,
      };
    });
}

/** The IANA zone that the person's Outlook shows times in. */
export const zoneOf = (mailbox: Mailbox): string => findZone(mailbox.user.zone) ?? 'UTC';
