import { signedIn } from '../http/route-policy.ts';

/** Own meetings only, so no right is needed to see them. */
export const calendarPolicies = { readCalendar: signedIn };
