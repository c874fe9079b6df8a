import { expandable } from './calendars/event-expand.ts';
import { readOnlyProperties, writableProperties } from './calendars/event-input.ts';
import { runConformance, ownExamples, readExamples } from './conformance/conformance.ts';
import { contractRows, type ContractRow } from './conformance/contract.ts';
import type { Verdict } from './conformance/replay.ts';
import { identityCoverage } from './entra/entra-coverage.ts';
import type { Route } from './graph/router.ts';
import { createSimulator } from './simulator.ts';
import { defaultSwitches } from './tenant/switches.ts';

const folder = '../../packages/simulator/src';

/**
 * The page that says what of Graph the simulator can do and how that is proved: made of its own route table, of the
 * contract's rows with their tests, and of a run of Microsoft's examples, so that it can't promise more than there is.
 */
export async function coveragePage(): Promise<string> {
  const { routes } = createSimulator({ seed: 'coverage' }).graph.router;
  const { verdicts } = await runConformance(readExamples(ownExamples));
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
    '## Switches of a tenant',
    '',
    'Where no document settles what Microsoft 365 does, both forms can be had (`tenant.switches`).',
    '',
    '| Switch | Default |',
    '|---|---|',
    ...Object.entries(defaultSwitches).map(([name, value]) => `| \`${name}\` | \`${JSON.stringify(value)}\` |`),
    '',
    ...identityCoverage(),
    '## Contract',
    '',
    ...contractLines(),
    '',
    '## Microsoft’s own examples',
    '',
    ...exampleLines(verdicts),
    '',
  ].join('\n');
}

function routeRow({ method, paths, what, options, permissions }: Route): string {
  const calls = paths.map((path) => `\`${method} ${path}\``).join('<br>');
  const needed = permissions.length === 0 ? 'checked by the call itself' : list(permissions);
  return `| ${calls} | ${what} | ${list(options)} | ${needed} |`;
}

function contractLines(): string[] {
  const checkable = contractRows.filter(({ nothingToCheck }) => nothingToCheck === null);
  const proved = checkable.filter(({ tests }) => tests.length > 0);
  const open = checkable.filter(({ tests }) => tests.length === 0);
  return [
    `What Microsoft’s documents say of this part of Graph and Exchange: ${proved.length} of ${checkable.length} checkable rows have a test.`,
    `Without a test yet: ${open.length === 0 ? 'none' : open.map(({ row }) => row).join(' · ')}.`,
    '',
    '| Row | Says | Test |',
    '|---|---|---|',
    ...contractRows.map(contractRow),
  ];
}

function contractRow({ row, says, tests, nothingToCheck }: ContractRow): string {
  const proofs = tests.map(({ file, title }) => `[${cell(title)}](${folder}/${file})`).join('<br>');
  const shown = nothingToCheck === null ? proofs || '**none yet**' : `nothing to check: ${nothingToCheck}`;
  return `| ${cell(row)} | ${cell(says)} | ${shown} |`;
}

/** Text in a cell of a table: the bar would end it, brackets would begin a link. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('[', '\\[').replaceAll('<', '\\<');

function exampleLines(verdicts: readonly Verdict[]): string[] {
  const failed = verdicts.filter((one) => one.outcome === 'failed');
  const excluded = verdicts.filter((one) => one.outcome === 'excluded');
  const passed = verdicts.length - failed.length - excluded.length;
  return [
    `\`npm run conformance\`: ${passed} of ${verdicts.length - excluded.length} documented examples that apply are answered as their page`,
    `shows, ${excluded.length} are excluded. It also names every value that a page shows without fixing it, and why.`,
    '',
    '| Excluded | Why |',
    '|---|---|',
    ...excluded.map(({ name, why }) => `| ${name} | ${cell(why)} |`),
    ...(failed.length === 0 ? [] : ['', `Failing: ${failed.map(({ name }) => name).join(', ')}`]),
  ];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.map((name) => `\`${name}\``).join(', ');
}
