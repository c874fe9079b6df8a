import { oneOf } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const syncSettingsPolicies = {
  readSyncSettings: administrators,
  changeSyncSettings: administrators,
  releaseSync: administrators,
  readDrift: administrators,
  compareNow: administrators,
  repairDrift: administrators,
  startRoundTrip: administrators,
  readRoundTrip: administrators,
};
