/**
 * Who is who: ways to sign in, sessions, the current person and their rights.
 * Promise: a token is random, stored as a hash alone and ended on the server; what a browser claims is never believed.
 */
export { demoProvider, demoRoles } from './demo-provider.ts';
export type { DemoPerson, DemoProvider, DemoRole } from './demo-provider.ts';
export { beginSession, callerOf, endSession, endSessionsOf, standingSessions, usualLimits } from './session.ts';
export type { Caller, NewSession, SessionDeps, SessionLimits } from './session.ts';
export { isCsrfTokenOf } from './session-token.ts';
export { addressesOf, isSetUp, isTested, signOnConfiguration } from './sso/configuration.ts';
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
