/**
 * What Planner knows of time, rooms, series and rules, and nothing of where it runs.
 * Promise: pure. No I/O, no clock, no randomness; the same input gives the same answer on the server and in the browser.
 */
export * from './ids.ts';
export * from './site-scope.ts';
export * from './language.ts';
export * from './json.ts';
export * from './clock.ts';
export * from './errors.ts';
export * from './mail.ts';
export * from './time/interval.ts';
export * from './time/calendar.ts';
export * from './time/wall-time.ts';
export * from './time/zones.ts';
export * from './time/opening-hours.ts';
export * from './location.ts';
export * from './room.ts';
export * from './person.ts';
export * from './rights/right.ts';
export * from './meeting.ts';
export * from './booking.ts';
export { firstBookingState, graceEnd, nextBookingState, takeBackMinutes } from './booking-state.ts';
export type { BookingContext, BookingEvent, BookingMove, CheckInWindow } from './booking-state.ts';
export * from './series/series.ts';
export * from './series/pattern-dates.ts';
export * from './series/pattern.ts';
export * from './series/expand.ts';
export * from './series/conflict-policy.ts';
export * from './series/edit.ts';
export { toRRule } from './series/rrule.ts';
export { fromRRule } from './series/parse-rrule.ts';
export type { ParsedRRule, RRuleStart } from './series/parse-rrule.ts';
export * from './conflict/occupied.ts';
export * from './rights/policy.ts';
export * from './rights/right-sets.ts';
export * from './conflict/alternatives.ts';
export * from './conflict/claims-by-time.ts';
export * from './series/judge.ts';
export { checkRules } from './rules/index.ts';
export type { RuleVerdict } from './rules/index.ts';
export { longestHorizonDays } from './rules/rule.ts';
export type { Actor, HoldClaim, Quota, RuleRequest, TimedRequest } from './rules/rule.ts';
export { horizonEnd, lastBookableDate } from './rules/horizon.ts';
export { isOnGrid, nearestOnGrid, nextOnGrid } from './rules/granularity.ts';
export { capacityOf } from './rules/capacity.ts';
export { claimOf } from './rules/conflict.ts';
export * from './messages/index.ts';
