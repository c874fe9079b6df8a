import { DismissCircle20Filled } from '@fluentui/react-icons/headless/svg/dismiss-circle';
import type { RefusalAnswer, Verdict } from '@planner/api-client';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';
import { instantText } from '../../lib/time-text.ts';
import type { Draft } from './draft.ts';
import { conflictsOf, waysOut } from './ways-out.ts';
import type { WayOut } from './ways-out.ts';
import './refusal.css';

export interface RefusalPanelProps {
  readonly draft: Draft;
  readonly verdict: Verdict;
  readonly roomName: string;
  readonly stale: boolean;
  readonly onChoose: (changes: Partial<Draft>) => void;
}

/** Why it can't be booked so, and what can: one press each. */
export function RefusalPanel({ draft, verdict, roomName, stale, onChoose }: RefusalPanelProps) {
  const text = useText();
  const { t } = text;
  const conflicts = conflictsOf(verdict);
  const ways = waysOut(draft, verdict);
  const open = conflicts.filter(({ key }) => draft.choices[key] === undefined);
  const isSeries = draft.series !== null && open.length > 0;
  return (
    <div className={stale ? 'refusal refusal-stale' : 'refusal'} role="alert">
      <DismissCircle20Filled aria-hidden />
      <div>
        {isSeries ? (
          <>
            <strong>
              {t('refusal.someDates', { room: roomName, count: open.length, total: verdict.occurrences.length })}
            </strong>
            <ul className="refusal-dates">
              {open.slice(0, 3).map((conflict) => (
                <li key={conflict.key}>{conflict.reason}</li>
              ))}
              {open.length > 3 && <li>{t('refusal.moreDates', { count: open.length - 3 })}</li>}
            </ul>
          </>
        ) : (
          <Reasons errors={verdict.errors} helped={ways.length > 0} />
        )}
        {ways.length > 0 && (
          <div className="ways">
            {ways.map((way) => (
              <button
                key={wayText(way, draft.zone, text)}
                type="button"
                className="way"
                onClick={() => onChoose(way.changes)}
              >
                {wayText(way, draft.zone, text)}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** Every reason in the reader's language; what to do stands there when no button does it. */
export function Reasons({ errors, helped }: { readonly errors: readonly RefusalAnswer[]; readonly helped: boolean }) {
  const [first, ...others] = distinct(errors);
  if (!first) return null;
  return (
    <>
      <strong>{first.message}</strong>
      {others.map((error) => (
        <p key={error.message}>{error.message}</p>
      ))}
      {!helped && <p>{first.next}</p>}
    </>
  );
}

function distinct(errors: readonly RefusalAnswer[]): readonly RefusalAnswer[] {
  return [...new Map(errors.map((error) => [error.message, error])).values()].slice(0, 4);
}

function wayText(way: WayOut, zone: string, text: Text): string {
  const { t } = text;
  switch (way.kind) {
    case 'otherRoom':
      return t('way.otherRoom', { room: way.roomName });
    case 'otherTime':
      return t('way.otherTime', { time: instantText(way.startMs, 'time', zone, text) });
    case 'allInRoom':
      return t('way.allInRoom', { room: way.roomName, count: way.count });
    case 'thoseDates':
      return way.roomName === null
        ? t('way.otherRooms', { count: way.count })
        : t('way.thoseDates', { room: way.roomName, count: way.count });
    default:
      return t('way.skip', { count: way.count });
  }
}
