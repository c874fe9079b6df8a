import type { Authority } from '../authority.ts';
import { decideInbound, lostDates } from './decide-inbound.ts';
import { planAnswer } from './plan-answer.ts';

/** Planner answers: the earlier commit in its database wins, the other request is declined with its reason. */
export const plannerAuthority: Authority = {
  read: (item) => item,
  decide: decideInbound,
  lostDates,
  planAnswer,
};
