import { buffersOf } from '@planner/core';
import type { Buffers, LayoutName } from '@planner/core';
import type { PlacedRoom } from '@planner/db';

/** The set-up and clean-down minutes of a booking in a room. */
export function buffersIn({ room }: PlacedRoom, layout: LayoutName | null): Buffers {
  return buffersOf(room, layout);
}
