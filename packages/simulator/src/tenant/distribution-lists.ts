import type { GroupBook } from './group-book.ts';

/** Lists by their SMTP address in lower case. A group with an address is one; further ones can be set by hand. */
export class DistributionLists extends Map<string, readonly string[]> {
  readonly #groups: GroupBook;
  readonly #mailOf: (userId: string) => string | null;

  constructor(groups: GroupBook, mailOf: (userId: string) => string | null) {
    super();
    this.#groups = groups;
    this.#mailOf = mailOf;
  }

  /** Addresses of the members; a nested group without an address is opened, since nobody could write to it. */
  override get(address: string): readonly string[] | undefined {
    const set = super.get(address);
    if (set) return set;
    const group = this.#groups.findByAddress(address);
    if (!group) return undefined;
    return [...group.members].flatMap(([id, kind]) => {
      if (kind !== 'group') return this.#mailOf(id) ?? [];
      const nested = this.#groups.all.get(id);
      if (nested === undefined) return [];
      if (nested.mail !== null) return nested.mail;
      return [...this.#groups.allMembersOf(nested)].flatMap((member) => this.#mailOf(member.id) ?? []);
    });
  }
}
