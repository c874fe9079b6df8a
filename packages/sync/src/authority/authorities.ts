import type { LinkedRoom } from '../queries/place-queries.ts';
import type { Authority } from './authority.ts';
import { exchangeAuthority } from './exchange/exchange-authority.ts';
import { plannerAuthority } from './planner/planner-authority.ts';

const authorities = { planner: plannerAuthority, exchange: exchangeAuthority };

/** Who answers for a room. */
export function authorityOf(room: LinkedRoom): Authority {
  return authorities[room.authority];
}
