/**
 * Microsoft Graph at our edge: tokens, transport with its limits, and events in Planner's types.
 * Promises: never more than three calls at once into a mailbox; Retry-After is reported exactly and never slept on here;
 * what can't be read is a typed failure that names the field; tokens go to Graph's own host alone.
 */
export * from './graph-failure.ts';
export * from './token-source.ts';
export { SignInFailure } from './sign-in-failure.ts';
export { readAppToken } from './app-token.ts';
export type { AppToken } from './app-token.ts';
export * from './transport.ts';
export * from './zones.ts';
export * from './recurrence.ts';
export * from './event-schema.ts';
export * from './event-body.ts';
export * from './events.ts';
export * from './addin-mark.ts';
export * from './delta.ts';
export { pageOf } from './page.ts';
export type { Page } from './page.ts';
export * from './mailboxes.ts';
export * from './subscriptions.ts';
