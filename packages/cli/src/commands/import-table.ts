import type { ImportRun, PlanEntry, RunRow } from '@planner/directory';

const actions = {
  create: 'new',
  update: 'changed',
  link: 'linked',
  reactivate: 'reactivated',
  deactivate: 'deactivated',
  skip: 'left out',
  refuse: 'refused',
} as const;

/** A plan as lines of a table: what happens to whom, what differs, and why. Rows that nothing happens to come as numbers alone. */
export function planTable(rows: readonly RunRow[]): string[] {
  const shown = rows.filter(({ entry }) => entry.action !== 'skip');
  const cells = shown.map(({ entry, outcome }) => [
    actions[entry.action],
    loginOf(entry),
    differences(entry),
    why(entry, outcome),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const leftOut = Map.groupBy(
    rows.filter(({ entry }) => entry.action === 'skip'),
    ({ entry }) => entry.reason,
  );
  return [...lines, ...[...leftOut].map(([reason, some]) => `${actions.skip}: ${some.length} (${reason ?? ''})`)];
}

/** One line of numbers, and how the run stands. */
export function runLine({ state, mode, pages, counts, brake, failure }: ImportRun): string {
  const numbers = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const held = brake ? `; ${brake.people} people would lose something (${brake.reason})` : '';
  const failed = failure === null ? '' : `; ${JSON.stringify(failure)}`;
  return `${state} (${mode}, ${pages} pages): ${numbers.join(', ')}${held}${failed}`;
}

function loginOf({ after, before, externalId }: PlanEntry): string {
  return (after ?? before)?.login ?? externalId;
}

function differences({ before, after, rightsGiven, rightsTaken }: PlanEntry): string {
  const names = before && after ? (Object.keys(after) as (keyof typeof after)[]) : [];
  const fields = names
    .filter((name) => before?.[name] !== after?.[name])
    .map((name) => `${name}: ${shown(before?.[name])} → ${shown(after?.[name])}`);
  const rights = [
    ...(rightsGiven.length > 0 ? [`+ ${rightsGiven.map(({ kind }) => kind).join(', ')}`] : []),
    ...(rightsTaken.length > 0 ? [`− ${rightsTaken.length} rights`] : []),
  ];
  return [...fields, ...rights].join('; ');
}

function shown(value: string | boolean | null | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}

function why({ reason, notes }: PlanEntry, outcome: string | null): string {
  const trouble = outcome === null || outcome === 'applied' ? [] : [outcome];
  return [...(reason === null ? [] : [reason]), ...notes, ...trouble].join(', ');
}
