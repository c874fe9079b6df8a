import type { ImportJobAnswer } from '@planner/api-client';

export type RightSet = ImportJobAnswer['links'][number]['rightSet'];

/** What an administrator picks for a group, the least first. */
export const rightSets: readonly RightSet[] = [
  'employee',
  'assistant',
  'receptionist',
  'serviceStaff',
  'facilityManager',
  'userAdministrator',
  'administrator',
];
