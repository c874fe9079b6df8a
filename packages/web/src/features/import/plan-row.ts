import type { ImportJobAnswer, ImportRowsAnswer } from '@planner/api-client';
import type { ImportText } from './import-text.ts';

export type PlanRow = ImportRowsAnswer['rows'][number];

const fields = ['displayName', 'login', 'mail', 'language', 'locationId', 'company', 'department', 'active'] as const;

/** What a row changes, a line each: `location: Havn → Aarhus`. Of new people only what an administrator decides about. */
export function changesOf(
  { before, after, rightsGiven, rightsTaken }: PlanRow,
  {
    text: { ti },
    locations,
    links,
  }: {
    readonly text: ImportText;
    readonly locations: ReadonlyMap<string, string>;
    readonly links: ImportJobAnswer['links'];
  },
): readonly string[] {
  const show = (field: (typeof fields)[number], person: NonNullable<PlanRow['after']>): string => {
    if (field === 'active') return ti(person.active ? 'plan.yes' : 'plan.no');
    const value = person[field];
    return (field === 'locationId' && value ? locations.get(value) : value) ?? ti('plan.empty');
  };
  const changed = fields.filter((field) => {
    if (!after) return false;
    return before
      ? before[field] !== after[field]
      : ['language', 'locationId', 'company'].includes(field) && after[field] !== null;
  });
  const groups = new Map(links.map((link) => [link.id, link]));
  const sets = new Set(
    rightsGiven.flatMap(({ linkId }) => {
      const link = linkId === null ? undefined : groups.get(linkId);
      return link ? [`${link.groupName ?? link.groupId}: ${ti('rights', { set: link.rightSet })}`] : [];
    }),
  );
  return [
    ...changed.map((field) => {
      const now = after ? show(field, after) : '';
      return `${ti('plan.field', { field })}: ${before ? `${show(field, before)} → ${now}` : now}`;
    }),
    ...sets,
    ...(rightsGiven.length > 0 ? [ti('plan.given', { count: rightsGiven.length })] : []),
    ...(rightsTaken > 0 ? [ti('plan.taken', { count: rightsTaken })] : []),
  ];
}

/** Why a row is what it is: its reason, the faults of its line, notes, and what became of it. */
export function whyOf({ reason, line, faults, notes, outcome }: PlanRow, { ti }: ImportText): readonly string[] {
  const at = line === null ? '' : `${ti('plan.line', { line })}: `;
  return [
    ...(reason && faults.length === 0 ? [ti('plan.reason', { reason })] : []),
    ...faults.map(
      ({ column, code }) => `${at}${column ? `${ti('column', { column })} ` : ''}${ti('plan.fault', { code })}`,
    ),
    ...notes.map((note) => ti('plan.note', { note })),
    ...(outcome === null ? [] : [ti('plan.outcome', { outcome })]),
  ].filter((why) => why.trim() !== '');
}
