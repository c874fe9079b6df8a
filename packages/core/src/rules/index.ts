import type { Refusal } from '../errors.ts';
import { intervalOf } from '../time/interval.ts';
import { active, blocked } from './active.ts';
import { capacity } from './capacity.ts';
import { conflict, lostBuffers } from './conflict.ts';
import { duration } from './duration.ts';
import { granularity } from './granularity.ts';
import { horizon } from './horizon.ts';
import { lead } from './lead.ts';
import { openingHours } from './opening-hours.ts';
import { past } from './past.ts';
import { quota } from './quota.ts';
import { range } from './range.ts';
import { right } from './right.ts';
import type { Rule, RuleRequest, TimedRequest } from './rule.ts';
import { vip } from './vip.ts';

type Step =
  { readonly of: 'request'; readonly rule: Rule } | { readonly of: 'time'; readonly rule: Rule<TimedRequest> };

/** The booking rules in the order in which they are told (domain §5). Rule 14, approval, isn't here yet. */
export const rules: readonly Step[] = [
  { of: 'request', rule: range },
  { of: 'request', rule: right },
  { of: 'request', rule: vip },
  { of: 'request', rule: active },
  { of: 'time', rule: blocked },
  { of: 'time', rule: past },
  { of: 'time', rule: lead },
  { of: 'time', rule: horizon },
  { of: 'time', rule: duration },
  { of: 'time', rule: granularity },
  { of: 'time', rule: openingHours },
  { of: 'request', rule: capacity },
  { of: 'time', rule: quota },
  { of: 'time', rule: conflict },
];

export interface RuleVerdict {
  /** Every rule that forbids the booking, in the order of the table; empty = it may be made. */
  readonly errors: readonly Refusal[];
  /** What the booking does in spite of a rule: more people than seats, or a limit that the actor may pass. */
  readonly warnings: readonly Refusal[];
}

/**
 * Whether a meeting may have a room, and every reason why not.
 * When start and end make no interval, only the rules that need no time are asked as well.
 * A limit that the actor may pass is a warning; `params.passed` is true then.
 */
export function checkRules(request: RuleRequest): RuleVerdict {
  const errors: Refusal[] = [];
  const warnings: Refusal[] = [];
  const interval = intervalOf(request.start, request.end);
  const timed: TimedRequest | null = interval && { ...request, interval };
  for (const step of rules) {
    if (!step.rule.appliesTo(request.source)) continue;
    if (step.of === 'request') ask(step.rule, request);
    else if (timed) ask(step.rule, timed);
  }
  const lost = timed && lostBuffers(timed);
  if (lost) warnings.push(lost);
  return { errors, warnings };

  function ask<Request extends RuleRequest>(rule: Rule<Request>, asked: Request): void {
    const refusal = rule.check(asked);
    if (!refusal) return;
    if (rule.mayPass?.(asked)) warnings.push({ ...refusal, params: { ...refusal.params, passed: true } });
    else errors.push(refusal);
  }
}
