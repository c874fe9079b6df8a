import type { Example } from '../examples.ts';
import {
  concernsCalendarGroups,
  concernsCalendars,
  concernsEvents,
  stageCalendarGroups,
  stageCalendars,
  stageEvents,
} from './stage-calendars.ts';
import { concernsDirectory, stageDirectory } from './stage-directory.ts';
import {
  concernsAttachments,
  concernsExtensions,
  concernsSettings,
  concernsTranslation,
  stageAttachments,
  stageExtensions,
  stageSettings,
  stageTranslation,
} from './stage-mailbox.ts';
import { concernsPlaces, stagePlaces } from './stage-places.ts';
import { concernsSubscriptions, stageSubscriptions } from './stage-subscriptions.ts';
import { concernsTimes, stageTimes } from './stage-times.ts';
import { makeWorld, type World } from './world.ts';

interface Stage {
  readonly concerns: (world: World) => boolean;
  readonly stage: (world: World) => void;
}

/** Every stage that an example concerns runs, in this order; the last three only when nothing before did. */
const first: readonly Stage[] = [
  { concerns: concernsTimes, stage: stageTimes },
  { concerns: concernsEvents, stage: stageEvents },
  { concerns: concernsExtensions, stage: stageExtensions },
  { concerns: concernsAttachments, stage: stageAttachments },
  { concerns: concernsSettings, stage: stageSettings },
  { concerns: concernsTranslation, stage: stageTranslation },
];
const otherwise: readonly Stage[] = [
  { concerns: concernsCalendarGroups, stage: stageCalendarGroups },
  { concerns: concernsCalendars, stage: stageCalendars },
  { concerns: concernsPlaces, stage: stagePlaces },
  { concerns: concernsSubscriptions, stage: stageSubscriptions },
  { concerns: concernsDirectory, stage: stageDirectory },
];

/**
 * The organisation that an example presumes: what its answer shows is turned into state (people, calendars, events,
 * groups, consents with the ids of the page), and what its path names is there. Nothing here knows an example by name.
 */
export function buildScene(example: Example): World {
  const world = makeWorld(example);
  const staged = first.filter(({ concerns }) => concerns(world));
  for (const { stage } of staged) stage(world);
  if (staged.length === 0) otherwise.find(({ concerns }) => concerns(world))?.stage(world);
  return world;
}
