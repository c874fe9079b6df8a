/**
 * What tests and benches are made of: databases, clocks, builders, the simulated world, Chromium.
 * Promise: nothing here is imported by code that ships, and everything it starts is gone when the run ends.
 */
export { testDatabase, useDatabase } from './database.ts';
export type { TestDatabase } from './database.ts';
export { startSmtpReceiver } from './smtp-receiver.ts';
export type { ReceivedMail, SmtpReceiver } from './smtp-receiver.ts';
export { aClock, countingIds } from './clock.ts';
export type { TestClock } from './clock.ts';
export { axeViolations, chromiumPath, launchChromium, openPage } from './chromium.ts';
export { aFloor, aLocation, aPerson, aRoom, aSite } from './builders.ts';
export type { BuildDeps } from './builders.ts';
export { createWorld, isWrite } from './world/world.ts';
export type { World, WorldCall, WorldOptions, WorldPerson, WorldRoom } from './world/world.ts';
export { CrashPoint, ProcessDied, mortal } from './world/crash.ts';
export { answerOf, commentsTo, eventsOf, makeMeeting, viewOf, wall } from './world/outlook.ts';
export type { OutlookEvent, OutlookMeeting } from './world/outlook.ts';
export { brokenPromises, echoes } from './world/questions.ts';
export { actorOf, bookInPlanner } from './world/in-planner.ts';
export { tell } from './world/story.ts';
export type { Faults, History } from './world/story.ts';
export { storyOfSeed, usualSteps } from './world/seed-story.ts';
export type { SeedOutcome } from './world/seed-story.ts';
export { aSiteWithRegistrations, registeredIds } from './registrations.ts';
export type { SiteWithRegistrations } from './registrations.ts';
export { startPlannerForTests } from './planner.ts';
export type { RunningPlanner } from './planner.ts';
export { objectionsToManifest } from './admin-center.ts';
