import { makeSigningKey, type SigningKey } from './signing-key.ts';

/**
 * The keys of the token service: one signs, the earlier ones stay published so that tokens in hand are still good.
 * The first is made at its first use.
 */
export class KeyRing {
  #current: Promise<SigningKey> | undefined;
  #earlier: readonly SigningKey[] = [];
  /** Told after a roll-over, so that whoever keeps keys can write them. */
  onChange: () => Promise<void> = () => Promise.resolve();

  /** The key that signs. */
  current(): Promise<SigningKey> {
    this.#current ??= makeSigningKey();
    return this.#current;
  }

  /** All that are published: the one that signs first. */
  async all(): Promise<readonly SigningKey[]> {
    return [await this.current(), ...this.#earlier];
  }

  /** Puts kept keys in place, the one that signs first. Throws when there is none. */
  load(keys: readonly SigningKey[]): void {
    const [current, ...earlier] = keys;
    if (current === undefined) throw new Error('a key ring needs at least one key');
    this.#current = Promise.resolve(current);
    this.#earlier = earlier;
  }

  /** Makes a new key that signs from now on; clients must fetch the key list again. */
  async rollOver(): Promise<void> {
    this.#earlier = await this.all();
    this.#current = makeSigningKey();
    await this.#current;
    await this.onChange();
  }
}
