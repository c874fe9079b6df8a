import { GraphError } from '../graph/graph-error.ts';
import type { Answering, Interceptor } from '../graph/pipeline.ts';
import { ConnectionLost, type GraphAnswer } from '../graph/request.ts';
import type { Agenda } from '../tenant/agenda.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import { concerns, usualCode, usualMessage, type FaultRule } from './fault-rule.ts';

/** A rule with its number and how often it struck. */
export type PlacedFault = { readonly number: number; readonly rule: FaultRule; struck: number };

/** The faults that are in force, and the interceptor that makes them happen. The first rule that strikes wins. */
export class FaultBox {
  readonly interceptor: Interceptor;
  /** Calls of these apps are never disturbed: the simulator's own pages. */
  readonly spared = new Set<string>();
  readonly #deps: { clock: Clock; random: Random; agenda: Agenda };
  #faults: PlacedFault[] = [];
  #lastNumber = 0;

  constructor(deps: { clock: Clock; random: Random; agenda: Agenda }) {
    this.#deps = deps;
    this.interceptor = ({ request }, proceed) => {
      if (this.#faults.length === 0) return proceed();
      const call = { method: request.method, path: request.path, appId: request.caller.appId };
      const fault = this.spared.has(call.appId) ? undefined : this.#strike(call);
      return fault === undefined ? proceed() : this.#happen(fault.rule, proceed);
    };
  }

  /** Puts a rule in force. */
  add(rule: FaultRule): PlacedFault {
    this.#lastNumber += 1;
    const placed = { number: this.#lastNumber, rule, struck: 0 };
    this.#faults.push(placed);
    return placed;
  }

  /** Takes a rule out; false when there is none of that number. */
  remove(number: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.number !== number);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly PlacedFault[] {
    return this.#faults;
  }

  #strike(call: { method: string; path: string; appId: string }): PlacedFault | undefined {
    for (const fault of this.#faults) {
      const spent = fault.rule.times !== undefined && fault.struck >= fault.rule.times;
      if (spent || !concerns(fault.rule, call) || !this.#deps.random.chance(fault.rule.rate)) continue;
      fault.struck += 1;
      return fault;
    }
    return undefined;
  }

  async #happen(rule: FaultRule, proceed: () => Answering): Promise<GraphAnswer> {
    if (rule.delaySeconds > 0) await this.#wait(rule.delaySeconds);
    const failing = rule.dropAnswer || rule.status !== undefined;
    if (!failing) return proceed();
    if (rule.afterEffect) await proceed();
    if (rule.dropAnswer) throw new ConnectionLost(`fault ${rule.name}: the answer was dropped`);
    const status = rule.status ?? 500;
    const headers = rule.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(rule.retryAfterSeconds) };
    throw new GraphError(status, rule.code ?? usualCode(status), rule.message ?? usualMessage(status), headers);
  }

  /** The agenda's clock decides, so that a virtual clock can be moved past the delay. */
  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#deps.agenda.add({
        at: this.#deps.clock.now().add({ milliseconds: Math.round(seconds * 1000) }),
        what: 'end of a delay',
        run: resolve,
      });
    });
  }
}
