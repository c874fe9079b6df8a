import { GraphFailure } from '@planner/graph';
import type { DirectoryGroup } from '../plan/directory.ts';
import type { Reader } from './pages.ts';
import { groupSchema, memberSchema } from './user-schema.ts';

const pageSize = '999';

/**
 * Reads a linked group with everybody in it. Without the cast to users, whose answer would hide the nested groups: a change
 * of one of those is a change of this group.
 * @param before  as it was read last; its members stay when the group can't be found
 */
export async function readGroup(
  reader: Reader,
  id: string,
  given: { readonly before: DirectoryGroup | undefined; readonly wantsDirect: boolean; readonly at: Temporal.Instant },
): Promise<DirectoryGroup> {
  const path = `/groups/${encodeURIComponent(id)}`;
  try {
    const { displayName } = groupSchema.parse(await reader.ask({ path, query: { $select: 'id,displayName' } }));
    const all = await membersOf(reader, `${path}/transitiveMembers`);
    const direct = given.wantsDirect ? await membersOf(reader, `${path}/members`) : null;
    return {
      id,
      displayName: displayName ?? null,
      members: all.users,
      directMembers: direct?.users ?? [],
      groups: all.groups,
      missingSince: null,
      missedRuns: 0,
    };
  } catch (error) {
    // Graph says Request_ResourceNotFound, which for mailboxes means that there is none.
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error;
    return missedGroup(id, given.before, given.at);
  }
}

/** A group that a reading didn't find, as it is kept for the time being. @param before  as it was read last */
export function missedGroup(id: string, before: DirectoryGroup | undefined, at: Temporal.Instant): DirectoryGroup {
  return {
    id,
    displayName: before?.displayName ?? null,
    members: before?.members ?? [],
    directMembers: before?.directMembers ?? [],
    groups: before?.groups ?? [],
    missingSince: before?.missingSince ?? at.toString(),
    missedRuns: (before?.missedRuns ?? 0) + 1,
  };
}

async function membersOf(
  reader: Reader,
  path: string,
): Promise<{ readonly users: string[]; readonly groups: string[] }> {
  const users = new Set<string>();
  const groups = new Set<string>();
  let page = await reader.page({ path, query: { $select: 'id', $top: pageSize } });
  for (;;) {
    for (const item of page.items) {
      const { id, '@odata.type': kind } = memberSchema.parse(item);
      if (kind === '#microsoft.graph.group') groups.add(id);
      else users.add(id);
    }
    if (page.nextLink === null) break;
    page = await reader.page({ url: page.nextLink });
  }
  return { users: [...users].toSorted(), groups: [...groups].toSorted() };
}

/** Groups to link: all of them, or those whose name begins with the prefix. */
export async function offeredGroups(
  reader: Reader,
  prefix: string,
): Promise<{ readonly id: string; readonly displayName: string }[]> {
  const filter: { $filter?: string } =
    prefix === '' ? {} : { $filter: `startswith(displayName,'${prefix.replaceAll("'", "''")}')` };
  const found: { id: string; displayName: string }[] = [];
  let page = await reader.page({ path: '/groups', query: { $select: 'id,displayName', $top: pageSize, ...filter } });
  for (;;) {
    for (const item of page.items) {
      const { id, displayName } = groupSchema.parse(item);
      found.push({ id, displayName: displayName ?? '' });
    }
    if (page.nextLink === null) return found;
    page = await reader.page({ url: page.nextLink });
  }
}
