import type { OperationName } from '../api/contract.ts';
import type { RoutePolicy } from '../http/route-policy.ts';
import { accountPolicies } from './accounts.ts';
import { adminPeoplePolicies } from './admin-people.ts';
import { addinPolicies } from './addin.ts';
import { adminPolicies } from './admin.ts';
import { connectionPolicies } from './connections.ts';
import { calendarPolicies } from './calendar.ts';
import { importPolicies } from './imports.ts';
import { linkingPolicies } from './linking.ts';
import { meetingPolicies } from './meetings.ts';
import { peoplePolicies } from './people.ts';
import { roomPolicies } from './rooms.ts';
import { seriesPolicies } from './series.ts';
import { sessionPolicies } from './session.ts';
import { setUpPolicies } from './set-up.ts';
import { singleSignOnPolicies } from './single-sign-on.ts';
import { syncPolicies } from './sync.ts';
import { syncSettingsPolicies } from './sync-settings.ts';
import { timelinePolicies } from './timeline.ts';

/** Who may make which call. A call of the contract that stands in none of these files doesn't compile. */
export const policies: { readonly [Name in OperationName]: RoutePolicy } = {
  ...sessionPolicies,
  ...roomPolicies,
  ...timelinePolicies,
  ...meetingPolicies,
  ...seriesPolicies,
  ...calendarPolicies,
  ...peoplePolicies,
  ...syncPolicies,
  ...adminPolicies,
  ...importPolicies,
  ...connectionPolicies,
  ...singleSignOnPolicies,
  ...accountPolicies,
  ...adminPeoplePolicies,
  ...addinPolicies,
  ...linkingPolicies,
  ...syncSettingsPolicies,
  ...setUpPolicies,
};
