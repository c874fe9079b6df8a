import { expandable } from './calendars/event-expand.ts';
import { readOnlyProperties, writableProperties } from './calendars/event-input.ts';
import { directoryCoverage } from './directory/directory-coverage.ts';
import type { Route } from './graph/router.ts';
import { createSimulator } from './simulator.ts';
import { defaultSwitches } from './tenant/switches.ts';

/** The page that says what of Graph the simulator can do: made of its own route table, so it can't promise more. */
export function coveragePage(): string {
  const { routes } = createSimulator({ seed: 'coverage' }).graph.router;
  return [
    '# What the simulator can do',
    '',
    'Made from the code by `node scripts/simulator-coverage.ts`; a test compares. What isn’t here is refused with',
    'Graph’s kind of error and a line in the request log, never answered with a guess.',
    '',
    '## Calls (below `/v1.0`)',
    '',
    '| Call | What | Query options | Application permission (any) |',
    '|---|---|---|---|',
    ...routes.map(routeRow),
    '',
    '## Properties of an event',
    '',
    `- Written and read: ${list(Object.keys(writableProperties))}`,
    `- Read only (accepted and ignored in a write): ${list(readOnlyProperties)}`,
    `- By \`$expand\`: ${list(expandable)}`,
    '- Refused in a write: `multiValueExtendedProperties` and every property that v1.0 doesn’t have',
    '',
    ...directoryCoverage(),
    '## Switches of a tenant',
    '',
    'Where no document settles what Microsoft 365 does, both forms can be had (`tenant.switches`).',
    '',
    '| Switch | Default |',
    '|---|---|',
    ...Object.entries(defaultSwitches).map(([name, value]) => `| \`${name}\` | \`${JSON.stringify(value)}\` |`),
    '',
    '## Microsoft’s own examples',
    '',
    '`npm run conformance` replays them and names every difference and exclusion.',
    '',
  ].join('\n');
}

function routeRow({ method, paths, what, options, permissions }: Route): string {
  const calls = paths.map((path) => `\`${method} ${path}\``).join('<br>');
  const needed = permissions.length === 0 ? 'checked by the call itself' : list(permissions);
  return `| ${calls} | ${what} | ${list(options)} | ${needed} |`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.map((name) => `\`${name}\``).join(', ');
}
