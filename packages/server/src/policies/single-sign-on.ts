import { anyone, oneOf, recently } from '../http/route-policy.ts';

/** Who sets up sign-in decides who gets in, administrators included. */
const administrators = oneOf('administrator');

export const singleSignOnPolicies = {
  readSingleSignOn: administrators,
  changeSingleSignOn: recently(administrators),
  enterSignOnProvider: recently(administrators),
  refreshSignOnProvider: administrators,
  beginSignOnTest: administrators,
  readSignOnTest: administrators,
  readSignInFailure: anyone('nobody is signed in; only the browser whose sign-in failed is told'),
};
