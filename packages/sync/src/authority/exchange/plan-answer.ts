import type { RemoteItem } from '../../inbound/remote-item.ts';
import type { AnswerPlan, InboundDecision, Judgement } from '../authority.ts';
import { awaitsExchange } from './awaits-exchange.ts';

/**
 * Exchange's attendant says yes and no; Planner only takes back what the attendant has accepted against a rule that Exchange
 * can't know (rights, buffers, approval, divisible rooms): the room declines after the fact.
 * @returns null when there is nothing to take back
 */
export function planAnswer(item: RemoteItem, decision: InboundDecision, judgement: Judgement): AnswerPlan | null {
  if (item.event.isOrganizer || item.event.cancelled || awaitsExchange(item)) return null;
  if (decision.do !== 'book' && decision.do !== 'change' && decision.do !== 'match') return null;
  const plan = { version: item.version, refusals: [], patient: false, fresh: false };
  if (!judgement.ok) {
    const patient = judgement.refusals.every(({ code }) => code === 'ROOM_TAKEN');
    return { ...plan, whole: 'decline', dates: [], refusals: judgement.refusals, patient };
  }
  const dates = judgement.skipped
    .filter(({ key }) => item.dates.get(key)?.response === 'accepted')
    .map(({ key, refusals }) => ({ key, answer: 'decline' as const, refusals }));
  return dates.length === 0 ? null : { ...plan, whole: null, dates };
}
