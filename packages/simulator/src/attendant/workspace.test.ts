import { describe, expect, it } from 'vitest';

import { acting, slot } from '../test-tenant/acting.ts';
import { fjord, ida, otto, skagen, type NordlysOptions } from '../test-tenant/nordlys.ts';

const full = { enforceCapacity: true, allowConflicts: false };

/** How each of these bookings of Skagen, made one after the other, was answered. */
async function answers(options: NordlysOptions, bookings: readonly object[]) {
  const { act, shown } = acting(options);
  for (const [index, booking] of bookings.entries())
    await act({ does: 'invite', key: String(index), subject: 'Desk', rooms: [skagen], ...booking });
  return (await shown(ida, 'attendees')).map((list) => list.at(-1).status.response);
}

const ten = slot('2026-03-04T10:00', '2026-03-04T11:00');
const halfPast = slot('2026-03-04T10:30', '2026-03-04T11:30');
const eleven = slot('2026-03-04T11:00', '2026-03-04T12:00');

describe('a workspace', () => {
  it('takes as many people at a time as it has seats (EnforceCapacity)', async () => {
    const seats = await answers({ seats: 3, skagen: full }, [
      { ...ten, people: [otto] },
      { ...halfPast, people: [otto] },
      halfPast,
      { ...eleven, people: [otto] },
    ]);
    expect(seats).toEqual(['accepted', 'declined', 'accepted', 'accepted']);
  });

  it('gives a booking one seat whoever is on it, as the tenant is set', async () => {
    const switches = { workspaceSeats: 'one' } as const;
    const twice = [
      { ...ten, people: [otto] },
      { ...ten, people: [otto] },
      { ...ten, people: [otto] },
    ];
    expect(await answers({ seats: 2, skagen: full, switches }, twice)).toEqual(['accepted', 'accepted', 'declined']);
  });

  it('without EnforceCapacity is booked as a room is', async () => {
    expect(await answers({ seats: 3 }, [ten, halfPast])).toEqual(['accepted', 'declined']);
  });

  it('isn’t booked for less than MinimumDurationInMinutes', async () => {
    const skagenAsks = { minimumDurationInMinutes: 61 };
    expect(await answers({ seats: 3, skagen: skagenAsks }, [ten])).toEqual(['declined']);
    expect(await answers({ skagen: skagenAsks }, [ten])).toEqual(['accepted']);
  });

  it('is no room where capacity isn’t asked for: a room that enforces it takes two people more than it has chairs', async () => {
    expect(await answers({ skagen: { enforceCapacity: true } }, [{ ...ten, people: [otto, fjord] }])).toEqual([
      'accepted',
    ]);
  });
});
