import type { Authority } from '../authority.ts';
import { lostDates } from '../planner/decide-inbound.ts';
import { decideInbound } from './decide-inbound.ts';
import { planAnswer } from './plan-answer.ts';
import { readCopy } from './read-copy.ts';

/** Exchange's attendant answers and Planner follows; what it has accepted against a rule of Planner's is declined after the fact. */
export const exchangeAuthority: Authority = { read: readCopy, decide: decideInbound, lostDates, planAnswer };
