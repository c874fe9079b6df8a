import type { PlanEntry } from '@planner/directory';
import { expect, it } from 'vitest';
import { planTable, runLine } from './import-table.ts';

const ida = {
  login: 'ida@x.test',
  displayName: 'Ida',
  mail: null,
  language: 'en',
  locationId: null,
  company: null,
  department: null,
  active: true,
} as const;
const entry: PlanEntry = {
  externalId: 'oid',
  personId: null,
  action: 'skip',
  reason: null,
  notes: [],
  version: null,
  before: null,
  after: null,
  written: {},
  rightsGiven: [],
  rightsTaken: [],
  letsGo: false,
};
const row = (ordinal: number, more: Partial<PlanEntry>, outcome: string | null = null) => ({
  ordinal,
  entry: { ...entry, ...more },
  outcome,
});

it('a plan is a table of what happens to whom, and why', () => {
  const right = { id: 'r', kind: 'book', scope: { kind: 'site' }, origin: 'default', linkId: null } as const;
  const table = planTable([
    row(1, { action: 'create', after: ida, rightsGiven: [right] }),
    row(2, { action: 'update', before: ida, after: { ...ida, displayName: 'Ida Holm' } }, 'stale'),
    row(3, { reason: 'guest' }),
    row(4, { reason: 'guest' }),
    row(5, { action: 'refuse', reason: 'loginTaken' }),
  ]);
  expect(table).toEqual([
    'new      ida@x.test  + book',
    'changed  ida@x.test  displayName: Ida → Ida Holm  stale',
    'refused  oid                                      loginTaken',
    'left out: 2 (guest)',
  ]);
});

it('a run that waits says how many people it would hurt', () => {
  const at = Temporal.Instant.from('2026-11-24T12:00:00Z');
  const line = runLine({
    id: 'run',
    jobId: 'job',
    trigger: { kind: 'command' },
    mode: 'full',
    applies: true,
    state: 'waiting',
    reading: {},
    counts: { created: 1, deactivated: 9 },
    brake: { reason: 'manyPeople', people: 9 },
    failure: null,
    total: 10,
    applied: 0,
    pages: 2,
    startedAt: at,
    plannedAt: at,
    endedAt: null,
    waitsUntil: null,
    fence: 1,
  });
  expect(line).toBe('waiting (full, 2 pages): created 1, deactivated 9; 9 people would lose something (manyPeople)');
});
