import { takeBackMinutes } from '@planner/core';

/** How long a cancellation can be taken back: as long as a booking can. */
export const undoMinutes = takeBackMinutes;
