import { z } from 'zod';
import { GraphFailure } from './graph-failure.ts';
import { pageOf } from './page.ts';
import type { GraphClient } from './transport.ts';

/** Whose mailbox answers at an address. */
export interface MailboxOwner {
  readonly name: string;
  /** Its main address, which may be another one than it was asked for by. */
  readonly address: string;
}

/** A room of the organisation's address list. */
export interface RoomPlace {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly building: string | null;
  readonly capacity: number | null;
}

const ownerSchema = z.object({
  owner: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish(),
});
const purposeSchema = z.object({ value: z.string().nullish() });
const placeSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  building: z.string().nullish(),
  capacity: z.number().nullish(),
});
const calendarSchema = z.object({ id: z.string(), isDefaultCalendar: z.boolean().nullish() });

/** Reads the default calendar of a mailbox: the cheapest proof that it may be touched. @throws GraphFailure, `gone` for none */
export async function readMailboxOwner(client: GraphClient, mailbox: string): Promise<MailboxOwner> {
  const path = `/users/${encodeURIComponent(mailbox)}/calendar`;
  const parsed = ownerSchema.parse(await client.request({ mailbox, method: 'GET', path }));
  return { name: parsed.owner?.name ?? '', address: parsed.owner?.address ?? '' };
}

/** What a mailbox is for: `room`, `equipment`, `user`, `shared` … @returns null without MailboxSettings.Read */
export async function mailboxPurpose(client: GraphClient, mailbox: string): Promise<string | null> {
  const path = `/users/${encodeURIComponent(mailbox)}/mailboxSettings/userPurpose`;
  const raw = await unlessDenied(() => client.request({ mailbox, method: 'GET', path }));
  return raw === null ? null : (purposeSchema.parse(raw).value ?? null);
}

const mostPages = 100; // of 100 rooms each

/** Rooms of the address list; hidden ones aren't in it. @returns null without Place.Read.All */
export async function listRoomPlaces(client: GraphClient): Promise<RoomPlace[] | null> {
  const rooms: RoomPlace[] = [];
  let next: { readonly path: string } | { readonly url: string } = { path: '/places/microsoft.graph.room' };
  for (let count = 0; count < mostPages; count += 1) {
    const call = next;
    const raw = await unlessDenied(() => client.request({ mailbox: null, method: 'GET', ...call }));
    if (raw === null) return null;
    const page = pageOf(raw);
    if (!page) throw new GraphFailure({ kind: 'unavailable', code: 'notAList', status: 200 });
    for (const item of page.items) {
      const place = placeSchema.safeParse(item);
      if (!place.success || !place.data.emailAddress) continue;
      const { id, displayName, emailAddress, building, capacity } = place.data;
      const name = displayName ?? emailAddress;
      rooms.push({ id, name, address: emailAddress, building: building ?? null, capacity: capacity ?? null });
    }
    if (page.nextLink === null) return rooms;
    next = { url: page.nextLink };
  }
  return rooms;
}

/** Whether an address is a group's or distribution list's. @returns null where the directory may not be asked */
export async function isGroupAddress(client: GraphClient, address: string): Promise<boolean | null> {
  const query = { $filter: `mail eq '${address.replaceAll("'", "''")}'`, $select: 'id', $top: '1' };
  const raw = await unlessDenied(() => client.request({ mailbox: null, method: 'GET', path: '/groups', query }));
  return raw === null ? null : (pageOf(raw)?.items.length ?? 0) > 0;
}

/** How many events of a range stand in the mailbox's other calendars, which are no bookings; counted up to a hundred each. */
export async function eventsInOtherCalendars(
  client: GraphClient,
  mailbox: string,
  range: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<number> {
  const root = `/users/${encodeURIComponent(mailbox)}/calendars`;
  const list = pageOf(await client.request({ mailbox, method: 'GET', path: root }));
  let events = 0;
  for (const raw of list?.items ?? []) {
    const calendar = calendarSchema.safeParse(raw);
    if (!calendar.success || calendar.data.isDefaultCalendar !== false) continue;
    const page = pageOf(
      await client.request({
        mailbox,
        method: 'GET',
        path: `${root}/${encodeURIComponent(calendar.data.id)}/calendarView`,
        query: {
          startDateTime: range.start.toString({ smallestUnit: 'second' }),
          endDateTime: range.end.toString({ smallestUnit: 'second' }),
          $select: 'id',
          $top: '100',
        },
      }),
    );
    events += page?.items.length ?? 0;
  }
  return events;
}

async function unlessDenied(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'denied') return null;
    throw error;
  }
}
