import type { ImportRunAnswer } from '@planner/api-client';
import { useImportText } from './import-text.ts';

const order = [
  'created',
  'changed',
  'linked',
  'reactivated',
  'deactivated',
  'skipped',
  'refused',
  'unchanged',
] as const;

/** The counts of a plan that aren't zero, what changes first. */
export function countsShown(counts: ImportRunAnswer['counts']): readonly (readonly [(typeof order)[number], number])[] {
  return order.flatMap((name) => (counts[name] ? [[name, counts[name]] as const] : []));
}

export function RunCounts({ counts }: Pick<ImportRunAnswer, 'counts'>) {
  const { ti, locale } = useImportText();
  return (
    <ul className="import-counts">
      {countsShown(counts).map(([name, count]) => (
        <li key={name}>
          <strong>{new Intl.NumberFormat(locale).format(count)}</strong> {ti(`count.${name}`)}
        </li>
      ))}
    </ul>
  );
}
