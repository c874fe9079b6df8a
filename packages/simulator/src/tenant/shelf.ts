/**
 * A map that can be read page by page: each entry stands at a place that it keeps, so that "the next hundred after
 * place n" costs a hundred, whatever the size, and stays right while entries come and go.
 */
export class Shelf<T> extends Map<string, T> {
  readonly #places: (string | undefined)[] = [];
  readonly #placeOf = new Map<string, number>();

  constructor(entries: Iterable<readonly [string, T]> = []) {
    // Not by super(entries): it would call `set` before the places are there.
    super();
    for (const [key, value] of entries) this.set(key, value);
  }

  override set(key: string, value: T): this {
    if (!this.has(key)) {
      this.#placeOf.set(key, this.#places.length);
      this.#places.push(key);
    }
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const place = this.#placeOf.get(key);
    if (place !== undefined) this.#places[place] = undefined;
    this.#placeOf.delete(key);
    return super.delete(key);
  }

  override clear(): void {
    this.#places.length = 0;
    this.#placeOf.clear();
    super.clear();
  }

  /** Entries from `place` on (0: all), each with the place after it: where the next page begins. */
  *from(place: number): Generator<{ readonly next: number; readonly key: string; readonly value: T }> {
    for (let index = Math.max(0, place); index < this.#places.length; index += 1) {
      const key = this.#places[index];
      if (key !== undefined) yield { next: index + 1, key, value: this.get(key)! };
    }
  }
}
