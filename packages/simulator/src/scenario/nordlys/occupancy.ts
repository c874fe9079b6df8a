import type { DemoRoom } from './rooms.ts';

/** A stretch of time, epoch milliseconds, half-open. */
export type Stretch = { readonly from: number; readonly to: number };

/** Which rooms are taken when, as the generator sees it: by the parts of the building that rooms share. */
export class Occupancy {
  readonly #byAtom = new Map<string, Stretch[]>();

  /** Whether the room, with its time for preparing and clearing, is free for all of the stretches. */
  isFree(room: DemoRoom, stretches: readonly Stretch[]): boolean {
    return stretches.every((stretch) => {
      const { from, to } = withBuffers(room, stretch);
      return room.atoms.every(
        (atom) => !(this.#byAtom.get(atom) ?? []).some((other) => other.from < to && from < other.to),
      );
    });
  }

  /** Takes the room; whether it was free is the caller's business. */
  take(room: DemoRoom, stretches: readonly Stretch[]): void {
    for (const atom of room.atoms) {
      const taken = this.#byAtom.get(atom) ?? [];
      this.#byAtom.set(atom, [...taken, ...stretches.map((stretch) => withBuffers(room, stretch))]);
    }
  }
}

function withBuffers(room: DemoRoom, { from, to }: Stretch): Stretch {
  return { from: from - room.setupMinutes * 60_000, to: to + room.teardownMinutes * 60_000 };
}
