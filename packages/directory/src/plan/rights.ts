import { type RightScope, rightSets } from '@planner/core';
import type { GroupLink, ImportJob } from '../job/job.ts';
import type { NewRight } from './entry.ts';
import type { HeldRight } from './known-person.ts';

/** What the job wants a member of these links to have; equal rights of one origin once. */
export function wantedRights(job: ImportJob, links: readonly GroupLink[]): readonly Omit<NewRight, 'id'>[] {
  const { everybody } = job.settings;
  const byDefault = everybody ? rightSets[everybody] : [];
  return [
    ...byDefault.map((kind) => ({ kind, scope: { kind: 'site' } as const, origin: 'default' as const, linkId: null })),
    ...links.flatMap((link) =>
      rightSets[link.rightSet].map((kind) => ({ kind, scope: link.scope, origin: 'group' as const, linkId: link.id })),
    ),
  ];
}

/** What to give and to take so that a person has the wanted rights; what was given by hand isn't touched. */
export function changeRights(
  held: readonly HeldRight[],
  wanted: readonly Omit<NewRight, 'id'>[],
  newId: () => string,
): { readonly given: readonly NewRight[]; readonly taken: readonly string[] } {
  const open = new Map(wanted.map((right) => [nameOf(right), right]));
  const taken: string[] = [];
  for (const right of held) {
    if (right.origin === 'manual') continue;
    if (!open.delete(nameOf(right))) taken.push(right.id);
  }
  return { given: [...open.values()].map((right) => ({ id: newId(), ...right })), taken: taken.toSorted() };
}

function nameOf({ kind, scope, origin, linkId }: Omit<NewRight, 'id'> | HeldRight): string {
  return [kind, origin, linkId ?? '', scopeName(scope)].join('/');
}

function scopeName(scope: RightScope): string {
  if (scope.kind === 'locations') return `locations:${scope.locationIds.toSorted().join(',')}`;
  return scope.kind === 'rooms' ? `rooms:${scope.roomIds.toSorted().join(',')}` : 'site';
}
