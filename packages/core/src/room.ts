import type { AtomId, FloorId, LocationId, RoomId } from './ids.ts';
import type { WeeklyHours } from './location.ts';

export const layoutNames = ['board', 'u', 'theatre', 'classroom', 'cafe', 'empty'] as const;
export type LayoutName = (typeof layoutNames)[number];

export interface Layout {
  readonly name: LayoutName;
  readonly capacity: number;
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
}

export const roomFeatures = ['screen', 'video', 'whiteboard', 'phone', 'audio', 'accessible', 'daylight'] as const;
export type RoomFeature = (typeof roomFeatures)[number];

/** How a series with conflicting dates is treated in this room (Exchange's two numbers for `threshold`). */
export type SeriesPolicy =
  | { readonly kind: 'allOrNothing' }
  | { readonly kind: 'threshold'; readonly percent: number; readonly maxInstances: number }
  | { readonly kind: 'skip' };

/** Who answers requests in the room's Exchange calendar. */
export type Authority = 'planner' | 'exchange';

export type GranularityMinutes = 1 | 5 | 10 | 15 | 30 | 60;

/** A bookable room with the limits that the rules read. Minutes are elapsed minutes, days whole calendar days of the room's zone. */
export interface Room {
  readonly id: RoomId;
  readonly locationId: LocationId;
  readonly floorId: FloorId | null;
  readonly name: string;
  readonly code: string;
  readonly capacity: number;
  /** true: too many people is a refusal; false: a warning */
  readonly capacityStrict: boolean;
  readonly layouts: readonly Layout[];
  readonly features: readonly RoomFeature[];
  /** At least one; two rooms conflict exactly if they share an atom. */
  readonly atoms: readonly AtomId[];
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  readonly minDurationMinutes: number;
  readonly maxDurationMinutes: number;
  readonly granularityMinutes: GranularityMinutes;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly vipCategory: string | null;
  readonly active: boolean;
  /** Narrower than the location's; null = the location's hold. */
  readonly openingHours: WeeklyHours | null;
  readonly seriesPolicy: SeriesPolicy;
  readonly hiddenInAddressList: boolean;
  readonly authority: Authority;
  /** SMTP address of the room mailbox; null = not linked to Exchange */
  readonly mailbox: string | null;
}
