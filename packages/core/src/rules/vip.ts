import { always, managesRoom, refusalOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** Rule 3: a room of a VIP category is for people of that category. */
export const vip: Rule = {
  codes: ['VIP_ONLY'],
  appliesTo: always,
  check: (request) => {
    const category = request.room.vipCategory;
    if (category === null || request.actor.vipCategories.includes(category)) return null;
    return refusalOf(request, 'VIP_ONLY', { category }, 'roomId');
  },
  mayPass: managesRoom,
};
