import type { Room } from '@planner/core';
import type { Administration, LinkPreview } from '@planner/sync';
import type { ExchangeRoomsAnswer, LinkPreviewAnswer } from '../api/linking-schema.ts';

/** Rooms of the address list, each with the room of ours that has it. */
export function presentExchangeRooms(
  places: Awaited<ReturnType<Administration['exchangeRooms']>>,
  ours: readonly Pick<Room, 'name' | 'mailbox'>[],
): ExchangeRoomsAnswer {
  if (places === null) return { rooms: null };
  const known = new Map(ours.flatMap(({ name, mailbox }) => (mailbox === null ? [] : [[mailbox.toLowerCase(), name]])));
  return {
    rooms: places.map(({ name, address, building, capacity }) => ({
      name,
      address,
      building,
      capacity,
      linkedTo: known.get(address.toLowerCase()) ?? null,
    })),
  };
}

/** By what a mailbox was found. */
export function presentMailbox({ address, name, path }: LinkPreview['mailbox']): LinkPreviewAnswer['mailbox'] {
  return { address, name, foundBy: path === null ? 'address' : 'path' };
}

/** What linking would do. */
export function presentLinkPreview({ mailbox, counts, rows }: LinkPreview): LinkPreviewAnswer {
  return {
    mailbox: presentMailbox(mailbox),
    counts,
    rows: rows.map((row) => ({ ...row, start: row.start.toString(), end: row.end.toString() })),
  };
}
