import { describe, expect, test } from 'vitest';
import { jobSettingsSchema } from '@planner/directory';
import type { StoredJob } from '@planner/directory';
import { usersStanding } from './set-up.ts';
import type { JobProgress } from './set-up.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const around = { zone: 'Europe/Copenhagen', now };
const links = [{}] as unknown as StoredJob['links'];

function aJob(
  runs: JobProgress['runs'],
  {
    scheduled = false,
    linked = true,
    dataSource = 'entra',
  }: { readonly scheduled?: boolean; readonly linked?: boolean; readonly dataSource?: 'entra' | 'csv' } = {},
): JobProgress {
  const settings = jobSettingsSchema.parse({
    name: 'All',
    dataSource,
    defaultLocation: '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e',
    defaultUserLanguage: 'en',
    schedule: { enabled: scheduled },
  });
  return { job: { settings, links: linked ? links : [] }, runs };
}
const run = (state: JobProgress['runs'][number]['state'], applies = true) => ({ state, applies });

describe('the step of users', () => {
  test.each([
    ['groups to be linked', aJob([], { linked: false }), 'underWay', 'noLinks'],
    ['a first run', aJob([]), 'underWay', 'noRun'],
    ['a first run, when there was only a preview', aJob([run('planned', false)]), 'underWay', 'noRun'],
    ['the run that is under way', aJob([run('applying')]), 'underWay', 'running'],
    ['somebody who approves', aJob([run('waiting'), run('succeeded')]), 'trouble', 'approval'],
    ['somebody who looks why it failed', aJob([run('failed'), run('succeeded')]), 'trouble', 'failed'],
    ['a schedule', aJob([run('succeeded')]), 'underWay', 'noSchedule'],
  ])('waits for %s', (_name, job, state, detail) => {
    expect(usersStanding([job], around)).toMatchObject({ state, detail });
  });

  test('is done when a job ran and will run again by itself, and says when', () => {
    const done = usersStanding(
      [aJob([]), aJob([run('planned', false), run('succeeded')], { scheduled: true })],
      around,
    );
    expect(done).toMatchObject({ state: 'done', detail: 'imported' });
    expect(done.at?.toString()).toBe('2026-11-25T01:00:00Z');
  });

  test('needs no schedule for a file, which somebody brings', () => {
    expect(usersStanding([aJob([run('partly')], { dataSource: 'csv' })], around).state).toBe('done');
  });
});
