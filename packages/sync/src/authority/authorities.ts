import type { LinkedRoom } from '../queries/place-queries.ts';
import type { Authority } from './authority.ts';
import { plannerAuthority } from './planner/planner-authority.ts';

/** Raised for a room whose requests Exchange answers: linking refuses it, so no pull ever meets one. */
export class AuthorityNotSupported extends Error {
  constructor(room: LinkedRoom) {
    super(
      `Room ${room.name}: requests answered by Exchange can't be followed yet. Set the room's authority to planner.`,
    );
    this.name = 'AuthorityNotSupported';
  }
}

/** Who answers for a room. @throws AuthorityNotSupported */
export function authorityOf(room: LinkedRoom): Authority {
  if (room.authority === 'planner') return plannerAuthority;
  throw new AuthorityNotSupported(room);
}
