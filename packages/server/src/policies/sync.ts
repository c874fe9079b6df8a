import { signedIn } from '../http/route-policy.ts';

/** "Synchronised 12 s ago" is for everybody; what failed and why is for administrators (policies/admin.ts). */
export const syncPolicies = { readSync: signedIn };
