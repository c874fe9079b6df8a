/**
 * Who is who: ways to sign in, sessions, the current person and their rights.
 * Promise: a token is random, stored as a hash alone and ended on the server; what a browser claims is never believed.
 */
export { demoProvider, demoRoles } from './demo-provider.ts';
export type { DemoPerson, DemoProvider, DemoRole } from './demo-provider.ts';
export { beginSession, callerOf, endSession, endSessionsOf, standingSessions, usualLimits } from './session.ts';
export type { Caller, NewSession, SessionDeps, SessionLimits } from './session.ts';
export { isCsrfTokenOf } from './session-token.ts';
