/** What can be a member of a group. */
export type ObjectKind = 'user' | 'group' | 'servicePrincipal';

/** Somebody came into a group or left it. */
export type MemberChange = { readonly id: string; readonly kind: ObjectKind; readonly removed: boolean };

/** One change of a user or group. What the object is now isn't in here: whoever reads the log looks it up. */
export type DirectoryChange = {
  readonly id: string;
  readonly at: Temporal.Instant;
  /** Graph's names of the properties that changed; null: all of them (it is new, gone, or came back). */
  readonly properties: readonly string[] | null;
  readonly members?: readonly MemberChange[];
};

/** What a snapshot keeps of a log. */
export type DirectoryLogDump = { readonly before: number; readonly changes: readonly DirectoryChange[] };

/** A token of the directory lives seven days (learn.microsoft.com/graph/delta-query-overview): no need to remember longer. */
export const directoryTokenDays = 7;
/** Old changes are thrown away in heaps, not one by one. */
const forgetAtOnce = 1024;

/** The changes of all users, or of all groups, in order: what delta queries are answered from. */
export class DirectoryLog {
  #changes: DirectoryChange[] = [];
  /** How many changes there were before the first one that is here. */
  #before = 0;

  /** The number of the newest change. */
  get last(): number {
    return this.#before + this.#changes.length;
  }

  /** Changes up to this number are forgotten: who knows only of earlier ones must begin anew. */
  get forgotten(): number {
    return this.#before;
  }

  record(change: DirectoryChange): void {
    this.#changes.push(change);
    const oldest = change.at.subtract({ hours: 24 * directoryTokenDays });
    const tooOld = this.#changes[forgetAtOnce - 1];
    if (tooOld && Temporal.Instant.compare(tooOld.at, oldest) < 0) {
      this.#changes = this.#changes.slice(forgetAtOnce);
      this.#before += forgetAtOnce;
    }
  }

  /** Changes after number `since`, oldest first; reading on costs only what is read. */
  *after(since: number): Generator<{ readonly number: number; readonly change: DirectoryChange }> {
    for (let index = Math.max(0, since - this.#before); index < this.#changes.length; index += 1) {
      yield { number: this.#before + index + 1, change: this.#changes[index]! };
    }
  }

  /** Forgets all that happened: nobody asked yet, the organisation was just made. */
  forget(): void {
    this.#before = this.last;
    this.#changes = [];
  }

  dump(): DirectoryLogDump {
    return { before: this.#before, changes: [...this.#changes] };
  }

  load({ before, changes }: DirectoryLogDump): void {
    this.#before = before;
    this.#changes = [...changes];
  }
}
