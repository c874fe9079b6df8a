import type { RemoteItem } from '../../inbound/remote-item.ts';
import type { AnswerPlan, InboundDecision, Judgement } from '../authority.ts';
import { datesToAnswer } from './decide-inbound.ts';

/**
 * The answer of a room whose requests Planner answers (sync.md §4.9, §4.10).
 * A yes answers what asks; a no is also said to what somebody else has accepted, since the room can't be had.
 * @returns null when nothing asks, or the room itself is the organizer and can't answer
 */
export function planAnswer(item: RemoteItem, decision: InboundDecision, judgement: Judgement): AnswerPlan | null {
  if (item.event.isOrganizer || item.event.cancelled) return null;
  const asked = (decision.do === 'match' || decision.do === 'book' || decision.do === 'change') && decision.answer;
  const plan = { version: item.version, refusals: [], patient: false, fresh: false };
  if (!judgement.ok) {
    const patient = judgement.refusals.every(({ code }) => code === 'ROOM_TAKEN');
    return { ...plan, whole: 'decline', dates: [], refusals: judgement.refusals, patient };
  }
  const declined = judgement.skipped.map(({ key, refusals }) => ({ key, answer: 'decline' as const, refusals }));
  const left = new Set(declined.map(({ key }) => key));
  const single = datesToAnswer(item);
  const accepted = asked
    ? single.filter((key) => !left.has(key)).map((key) => ({ key, answer: 'accept' as const, refusals: [] }))
    : [];
  const whole = asked && single.length === 0 ? 'accept' : null;
  if (whole === null && accepted.length + declined.length === 0) return null;
  // The series first, its dates after it: the reverse was reported to disturb the other dates (msgraph-sdk-java#215).
  return { ...plan, whole, dates: [...accepted, ...declined] };
}
