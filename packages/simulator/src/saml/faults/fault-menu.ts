import { saidWrongly } from './said-wrongly.ts';
import type { SamlFault } from './saml-fault.ts';
import { signedWrongly } from './signed-wrongly.ts';
import { writtenWrongly } from './written-wrongly.ts';

/** The whole menu. `replay` is no change of a message: it sends the last one again. */
export const samlFaults = {
  ...saidWrongly,
  ...signedWrongly,
  ...writtenWrongly,
  replay: { what: 'The last response to this application is sent once more' } satisfies SamlFault,
};

export type SamlFaultName = keyof typeof samlFaults;

/** All names, for schemas and pages. */
export const samlFaultNames = Object.keys(samlFaults) as [SamlFaultName, ...SamlFaultName[]];

/** A fault that is ordered for an application. */
export type OrderedFault = { readonly fault: SamlFaultName; readonly times: number | null };

/** Which fault the next answers to which application have. Not kept over a restart, as no fault is. */
export class SamlFaultMenu {
  readonly #ordered = new Map<string, OrderedFault>();
  readonly #last = new Map<string, string>();

  /** @param times  how many answers are broken; null: all until it is taken back */
  order(principalId: string, order: OrderedFault): void {
    this.#ordered.set(principalId, order);
  }

  clear(principalId: string): void {
    this.#ordered.delete(principalId);
  }

  orderOf(principalId: string): OrderedFault | undefined {
    return this.#ordered.get(principalId);
  }

  /** The fault for an answer that is about to be made. */
  take(principalId: string): SamlFaultName | null {
    const order = this.#ordered.get(principalId);
    if (order === undefined) return null;
    if (order.times !== null) {
      if (order.times <= 1) this.#ordered.delete(principalId);
      else this.#ordered.set(principalId, { ...order, times: order.times - 1 });
    }
    return order.fault;
  }

  remember(principalId: string, field: string): void {
    this.#last.set(principalId, field);
  }

  lastOf(principalId: string): string | undefined {
    return this.#last.get(principalId);
  }
}
