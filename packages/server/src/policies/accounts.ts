import { anyone, bySession, recently, signedIn } from '../http/route-policy.ts';

export const accountPolicies = {
  signInLocally: anyone('nobody is signed in before'),
  askForReset: anyone('whoever has lost a password can’t sign in; says nothing about whom it knows'),
  readAccountLink: anyone('the link’s token is what lets in'),
  useAccountLink: anyone('the link’s token is what lets in'),
  readOwnAccount: bySession(signedIn),
  changePassword: bySession(signedIn),
  beginSecondFactor: bySession(signedIn),
  confirmSecondFactor: bySession(signedIn),
  endSecondFactor: bySession(signedIn),
  renewRecoveryCodes: bySession(signedIn),
  listOwnSessions: bySession(signedIn),
  endOwnSession: bySession(signedIn),
  endOtherSessions: bySession(signedIn),
  listOwnTokens: bySession(signedIn),
  makeToken: recently(signedIn),
  revokeOwnToken: bySession(signedIn),
};
