import { oneOf } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const connectionPolicies = {
  listConnections: administrators,
  enterConnection: administrators,
  makeCertificate: administrators,
  beginConsent: administrators,
  cancelConsent: administrators,
  checkConnection: administrators,
  disconnect: administrators,
  readConnectionSetup: administrators,
};
