#!/usr/bin/env node
// The simulator on its own: `node packages/simulator/src/main.ts --scenario FILE`. Without a scenario: the Nordlys Group.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openSimulator } from './http/open-simulator.ts';
import { nordlysScenario } from './scenario/nordlys/nordlys.ts';
import { readScenarioText } from './scenario/read-scenario-text.ts';
import { keepableMeetings } from './scenario/generator/generate-tenant.ts';
import { generatedScenario } from './scenario/generator/generated-scenario.ts';
import type { Scenario } from './scenario/scenario-schema.ts';
import { systemClock, virtualClock } from './tenant/clock.ts';

const usage = `Microsoft 365 simulator: a tenant in a box, on loopback.

  --scenario FILE   JSON as scenario.schema.json has it (default: the Nordlys Group around today)
  --people N        instead of a file: an organisation of so many people, made of the seed
  --rooms N         with --people: so many rooms (default: 0)
  --meetings N      with --people: so many dates of meetings in those rooms (default: 0)
  --port N          https port for tokens and Graph (default: a free one)
  --pages-port N    http port for simulated Outlook and control (default: a free one)
  --seed S          what is random comes from it (default: 1)
  --clock real|fixed|INSTANT   fixed stands still and is moved by the control API (default: real)
  --data DIR        keep the organisation there between two starts
`;

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        scenario: text,
        people: text,
        rooms: text,
        meetings: text,
        port: text,
        'pages-port': text,
        seed: text,
        clock: text,
        data: text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
}

type Arguments = ReturnType<typeof readArguments>;

async function scenarioOf(options: Arguments, seed: string, today: Temporal.PlainDate): Promise<Scenario> {
  const { scenario: file, people, rooms, meetings, data } = options;
  if (people !== undefined) {
    if (file !== undefined) return fail('--people makes an organisation, --scenario reads one: give one of them');
    const counts = { people: numberOf('--people', people), rooms: numberOf('--rooms', rooms ?? '0') };
    const generate = { ...counts, meetings: numberOf('--meetings', meetings ?? '0') };
    if (data !== undefined && generate.meetings > keepableMeetings)
      return fail(
        `--data keeps ${keepableMeetings} generated meetings at most; more are made anew at each start, without it`,
      );
    const read = generatedScenario(generate);
    return read.ok ? read.scenario : fail(read.problems.join('\n'));
  }
  if (rooms !== undefined || meetings !== undefined) return fail('--rooms and --meetings go with --people');
  if (file === undefined) return nordlysScenario({ seed, today }).scenario;
  const text = await readFile(file, 'utf8').catch((error: Error) => fail(`${file} can't be read: ${error.message}`));
  const read = readScenarioText(text);
  return read.ok ? read.scenario : fail(`${file} is no scenario:\n  ${read.problems.join('\n  ')}`);
}

function numberOf(option: string, text: string): number {
  return /^\d+$/.test(text) ? Number(text) : fail(`${option} takes a whole number, not "${text}"`);
}

function clockOf(text: string) {
  if (text === 'real') return systemClock;
  if (text === 'fixed') return virtualClock(Temporal.Now.instant());
  try {
    return virtualClock(Temporal.Instant.from(text));
  } catch {
    return fail(`--clock takes real, fixed or an instant such as 2026-11-24T08:00:00Z, not "${text}"`);
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : fail(`"${text}" is no port`);
}

const options = readArguments();
if (options.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const seed = options.seed ?? '1';
const clock = clockOf(options.clock ?? 'real');
const scenario = await scenarioOf(options, seed, clock.now().toZonedDateTimeISO('UTC').toPlainDate());
const opened = await openSimulator({
  seed,
  clock,
  scenario: () => scenario,
  securePort: portOf(options.port),
  pagesPort: portOf(options['pages-port']),
  onError: (error) => process.stderr.write(`the state could not be kept: ${String(error)}\n`),
  ...(options.data !== undefined && { dataDir: options.data }),
}).catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `A port is taken: ${error.message}` : error.message),
);

process.stdout.write(`Simulated Outlook   ${opened.pagesOrigin}/outlook
Admin portal        ${opened.pagesOrigin}/portal
Control             ${opened.pagesOrigin}/control
Microsoft Graph     ${opened.secureOrigin}/v1.0
Authorities         ${[...opened.simulator.tenants.values()].map((tenant) => `${opened.secureOrigin}/${tenant.id}  (${tenant.displayName})`).join('\n                    ')}
`);
let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void opened.close().then(() => process.exit(0));
  });
}

const { done, refused } = await opened.performActs();
process.stdout.write(`${done} acts performed, ${refused.length} refused\n`);
for (const { act, why } of refused) process.stdout.write(`  ${act.does} ${act.key}: ${why}\n`);
