import type { ImportJob } from '../job/job.ts';
import type { BrakeReason, PlanEntry } from './entry.ts';
import type { DirectorySnapshot } from './directory.ts';
import { membersNow } from './directory.ts';
import type { KnownPerson } from './known-person.ts';

const fullGroup = 10;

/**
 * Whether a plan waits for approval before its first change: it takes rights or people away beyond the job's threshold, or
 * nobody was read, or a linked group of ten or more lost all of them. The first run of a job isn't limited.
 * @returns null = go on; else why, and how many people would be hurt
 */
export function brakeOf(
  entries: readonly PlanEntry[],
  {
    job,
    people,
    directory,
    at,
  }: { job: ImportJob; people: readonly KnownPerson[]; directory: DirectorySnapshot; at: Temporal.Instant },
): { readonly reason: BrakeReason; readonly people: number } | null {
  const { threshold } = job.settings;
  const own = people.filter((person) => person.identity?.jobId === job.id && person.active);
  if (threshold === null || own.length === 0) return null;
  const hurt = entries.filter(({ action, rightsTaken }) => action === 'deactivate' || rightsTaken.length > 0).length;
  if (directory.users.length === 0) return { reason: 'nobodyRead', people: hurt };
  const emptied = job.links.some((link) => {
    const group = directory.groups.find(({ id }) => id === link.groupId);
    const now = group ? membersNow(group, link.directMembersOnly, at).length : 0;
    return now === 0 && own.filter(({ rights }) => rights.some(({ linkId }) => linkId === link.id)).length >= fullGroup;
  });
  if (emptied) return { reason: 'groupEmptied', people: hurt };
  const limit = Math.max(threshold.people, Math.floor((own.length * threshold.percent) / 100));
  return hurt > limit ? { reason: 'manyPeople', people: hurt } : null;
}
