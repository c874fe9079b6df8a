import { anyone, signedIn } from '../http/route-policy.ts';

export const sessionPolicies = {
  readSession: signedIn,
  readSignIn: anyone('nobody is signed in before'),
  signIn: anyone('nobody is signed in before'),
  signOut: signedIn,
  changeMe: signedIn,
};
