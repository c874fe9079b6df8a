// Run by `npm run check`: holds the code to the house rules that a compiler doesn't know.
// 1. Import directions, read from the table in ARCHITECTURE.md, so that page and check can't differ.
// 2. A package imports only what its package.json names, and other packages only through their door.
// 3. Links between the pages of the docs lead somewhere.
// 4. Every table of the migrations starts its keys with site_id: see packages/db (a database test proves it on the real catalogue).
import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scope = '@planner/';

interface PackageRules {
  readonly mayImport: ReadonlySet<string>;
  readonly holds: string;
}

/** The rows `| \`name\` | what lives there | a, b |` of the section "Packages" in ARCHITECTURE.md. */
function readRules(): ReadonlyMap<string, PackageRules> {
  const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith('Packages'));
  if (!section) throw new Error('ARCHITECTURE.md has no section "Packages"');
  const rules = new Map<string, PackageRules>();
  for (const [, name = '', holds = '', imports = ''] of section.matchAll(/^\| `([\w-]+)` \| (.+?) \| (.+?) \|/gm)) {
    const mayImport = new Set([...imports.matchAll(/`([\w-]+)`/g)].map((match) => match[1] ?? ''));
    rules.set(name, { mayImport, holds });
  }
  return rules;
}

/** Tracked files and new ones that git doesn't ignore. */
function projectFiles(): readonly string[] {
  const answer = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  if (answer.status !== 0) throw new Error(`git ls-files failed: ${answer.stderr}`);
  return answer.stdout.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.includes('/fixtures/');
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(source: string): readonly string[] {
  return [...source.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');
}

function checkImports(files: readonly string[]): readonly string[] {
  const rules = readRules();
  const faults: string[] = [];
  for (const file of files) {
    const match = /^packages\/([\w-]+)\/src\/.*\.tsx?$/.exec(file);
    if (!match?.[1]) continue;
    const own = match[1];
    const rule = rules.get(own);
    if (!rule) {
      faults.push(
        `${file}: package "${own}" stands in no row of ARCHITECTURE.md's table. Add the row, or move the code.`,
      );
      continue;
    }
    const manifest = readManifest(own);
    for (const target of importsOf(readFileSync(path.join(root, file), 'utf8'))) {
      const fault = judgeImport({ file, own, target, rule, manifest, rules });
      if (fault) faults.push(fault);
    }
  }
  return faults;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly exports?: Record<string, unknown>;
}

const manifests = new Map<string, Manifest>();
function readManifest(name: string): Manifest {
  const known = manifests.get(name);
  if (known) return known;
  const manifest = JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;
  manifests.set(name, manifest);
  return manifest;
}

interface Import {
  readonly file: string;
  readonly own: string;
  readonly target: string;
  readonly rule: PackageRules;
  readonly manifest: Manifest;
  readonly rules: ReadonlyMap<string, PackageRules>;
}

/** @returns a sentence that says where the code belongs instead, or null when the import is fine */
function judgeImport({ file, own, target, rule, manifest, rules }: Import): string | null {
  if (target.startsWith('.')) {
    const resolved = path.normalize(path.join(path.dirname(file), target));
    return resolved.startsWith(`packages/${own}/`) || isTest(file)
      ? null
      : `${file}: "${target}" leaves the package. Import it through its door (@planner/…).`;
  }
  if (target.startsWith(scope)) {
    const [name = '', ...inner] = target.slice(scope.length).split('/');
    if (name === 'testkit' && isTest(file)) return null;
    if (isTest(file) && name === own) return null; // a test may come through its own front door
    if (!rule.mayImport.has(name)) {
      return `${file}: "${own}" (${rule.holds}) may import ${[...rule.mayImport].join(', ') || 'nothing of ours'}, not "${name}" (${rules.get(name)?.holds ?? 'unknown'}). Code that both need goes down to a package that both import.`;
    }
    const door = inner.length === 0 ? '.' : `./${inner.join('/')}`;
    const doors = readManifest(name).exports ?? {};
    if (!(door in doors))
      return `${file}: "${target}" isn't a door of ${name}; its package.json exports ${Object.keys(doors).join(', ')}.`;
    if (!(`${scope}${name}` in { ...manifest.dependencies, ...manifest.devDependencies })) {
      return `${file}: packages/${own}/package.json doesn't name ${scope}${name} (it works by hoisting alone).`;
    }
    return null;
  }
  if (target.startsWith('node:') || target.startsWith('virtual:')) {
    return own === 'core' && !isTest(file) ? `${file}: core is pure and may not import "${target}".` : null;
  }
  const external = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
  const known = { ...manifest.dependencies, ...manifest.devDependencies };
  if (external in known) return null;
  if ((isTest(file) || own === 'testkit') && external in rootDependencies) return null;
  if (file.endsWith('global-setup/web.ts')) return null;
  return `${file}: packages/${own}/package.json doesn't name "${external}".`;
}

const rootDependencies: Record<string, string> = (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
).devDependencies;

function checkLinks(files: readonly string[]): readonly string[] {
  const faults: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    const page = readFileSync(path.join(root, file), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
    for (const [, target = ''] of page.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target)) continue;
      const wanted = path.join(path.dirname(file), decodeURIComponent(target.split('#')[0] ?? ''));
      if (!existsSync(path.join(root, wanted))) faults.push(`${file}: the link "${target}" leads nowhere.`);
    }
    for (const [, named = ''] of page.matchAll(
      /`((?:packages|scripts|docs|bench)\/[\w./-]+\.(?:ts|tsx|md|sql|mjs|json))`/g,
    )) {
      if (!existsSync(path.join(root, named))) faults.push(`${file}: names ${named}, which doesn't exist.`);
    }
  }
  return faults;
}

const files = projectFiles();
const faults = [...checkImports(files), ...checkLinks(files)];
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`house: ${faults.length} fault${faults.length === 1 ? '' : 's'}`);
  process.exit(1);
}
