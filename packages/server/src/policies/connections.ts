import { oneOf, recently } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const connectionPolicies = {
  listConnections: administrators,
  enterConnection: recently(administrators),
  makeCertificate: recently(administrators),
  beginConsent: administrators,
  cancelConsent: administrators,
  checkConnection: administrators,
  disconnect: administrators,
  readConnectionSetup: administrators,
};
