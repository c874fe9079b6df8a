/**
 * Who is who: ways to sign in, sessions, the current person and their rights.
 * Promise: a token is random, stored as a hash alone and ended on the server; what a browser claims is never believed.
 */
export { demoProvider, demoRoles } from './demo-provider.ts';
export type { DemoPerson, DemoProvider, DemoRole } from './demo-provider.ts';
export { beginSession, callerOf, endSession, endSessionsOf, isRecent, standingSessions } from './session.ts';
export type { Caller, NewSession, SessionDeps, SignInWay } from './session.ts';
export { paneLimits, usualLimits } from './session-limits.ts';
export type { SessionLimits } from './session-limits.ts';
export type { AccountDeps } from './local/account-deps.ts';
export { HashingBusy, calibratedCost, leastCost, passwordHashing } from './local/password-hash.ts';
export type { HashCost, PasswordHashing } from './local/password-hash.ts';
export { longestPasswordBytes } from './local/password-policy.ts';
export { signInLocally } from './local/sign-in.ts';
export type { LocalSignIn } from './local/sign-in.ts';
export { admitCall, forgiveAccount } from './local/throttle.ts';
export { accountLinkUrl, lookAtLink, makeAccountLink, takeLink } from './local/account-links.ts';
export type { LinkUse, NewLink, ShownLink } from './local/account-links.ts';
export { administratorLink, firstLoginLink } from './first-login.ts';
export { requestReset } from './local/reset.ts';
export { beginFactor, changePassword, confirmFactor, endFactor, renewRecoveryCodes } from './local/own-account.ts';
export type { OwnChange } from './local/own-account.ts';
export { callerOfToken, makeApiToken, revokeApiToken } from './tokens/api-token.ts';
export type { NewApiToken } from './tokens/api-token.ts';
export {
  deactivatePerson,
  endSessionsOfPerson,
  giveGrant,
  inviteAgain,
  invitePerson,
  reactivatePerson,
  takeGrant,
} from './people/administer-people.ts';
export type { Invitation, LinkWay, MadeInvitation } from './people/administer-people.ts';
export { isCsrfTokenOf } from './session-token.ts';
export { addressesOf, isSetUp, isTested, mayDoWithout, signOnConfiguration } from './sso/configuration.ts';
export type { SignOnConfiguration, SignOnMode } from './sso/configuration.ts';
export type { SignOnDeps } from './sso/sign-on-deps.ts';
export { changeSignOn, enterProvider, whatIsMissing } from './sso/set-up.ts';
export type { ProviderEntry, SignOnChanges } from './sso/set-up.ts';
export { refreshMetadata, runDueRefreshes } from './sso/refresh-metadata.ts';
export { ownPath, requestMinutes, startSignOn } from './sso/start-sign-on.ts';
export { receiveResponse } from './sso/receive-saml.ts';
export { receiveCode } from './sso/receive-oidc.ts';
export { fetchResult } from './sso/finish-sign-on.ts';
export type { SignOnOutcome } from './sso/finish-sign-on.ts';
export { beginSignOnSession, endAtProvider, receiveLogout } from './sso/sign-on-session.ts';
export { failureOfReference, testReport } from './sso/shown-result.ts';
export type { TestReport } from './sso/shown-result.ts';
export { forgetOldSignOns } from './sso/queries/request-queries.ts';
export { serviceMetadata } from './saml/service-metadata.ts';
export { metadataLimits } from './saml/provider-metadata.ts';
export { oidcCallbackPath } from './oidc/oidc-client.ts';
export { paneTokenVerifier } from './addin/pane-token.ts';
export type { PaneTokenVerdict, PaneTokenVerifier, TokenAuthority } from './addin/pane-token.ts';
export { admitByCode, codeForPane, codeSeconds } from './addin/one-time-code.ts';
