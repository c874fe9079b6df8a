import type { Text } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { dateText, instantText, rangeText } from '../../lib/time-text.ts';
import type { LocalVerdict } from './verdict.ts';

/** A verdict in the few words that fit beside a pointer: the first reason, or that it's free. */
export function verdictText(verdict: LocalVerdict, zone: string, text: Text): string {
  const { t } = text;
  const [first] = verdict.errors;
  if (!first) return t(verdict.warnings.length > 0 ? 'verdict.allowed' : 'verdict.free');
  const { taken } = verdict;
  const { params } = first;
  const value = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  switch (first.code) {
    case 'ROOM_TAKEN':
      if (!taken) return t('verdict.taken');
      return t('verdict.takenBy', {
        time: rangeText(taken.startMs, taken.endMs, zone, text),
        who: taken.private && !taken.mine ? t('bar.private') : taken.mine ? t('bar.you') : taken.organizer,
      });
    case 'HORIZON_EXCEEDED':
      return t('verdict.horizon', { date: dateText(value('lastDate'), 'dayYear', text) });
    case 'IN_THE_PAST':
      return t('verdict.past', { time: instantText(msOf(value('earliest')), 'time', zone, text) });
    case 'TOO_SHORT':
      return t('verdict.short', { minutes: Number(params['minMinutes']) });
    case 'TOO_LONG':
      return t('verdict.long', { minutes: Number(params['maxMinutes']) });
    case 'OUTSIDE_HOURS':
      return t('verdict.closed');
    case 'ROOM_INACTIVE':
      return t('verdict.inactive');
    case 'OFF_GRID':
      return t('verdict.grid', { minutes: Number(params['granularityMinutes']) });
    default:
      return t('verdict.no');
  }
}
