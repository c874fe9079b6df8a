// Run by check-bundle.test.ts and by hand (`node packages/web/scripts/check-bundle.ts`) after a build: prints what the first
// route weighs and fails when it is over the budget.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** In kB of 1000 bytes, compressed as the server does it. */
export const budget = { scriptKb: 120, styleKb: 25, paneKb: 90 };

interface ManifestEntry {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

export interface Weights {
  /** JavaScript that the timeline needs before it shows its rooms: the entry, the app, one language, and what they import. */
  readonly scriptKb: number;
  /** JavaScript and style sheets of the pane in Outlook before anybody signs in by its library. */
  readonly paneKb: number;
  /** All style sheets of the site together. */
  readonly styleKb: number;
  readonly files: readonly { readonly file: string; readonly kb: number }[];
}

/** What main.tsx loads dynamically on the way to the first screen; English stands for the three languages, the largest counts. */
const firstRoute = ['index.html', 'src/pages/app.tsx', 'src/lib/i18n/text.tsx', 'src/lib/i18n/messages/de.ts'];

/** What main.tsx of the pane loads before it shows rooms. */
const paneRoute = ['addin.html', 'src/lib/i18n/messages-addin/de.ts'];

/** Weighs the built site. @throws Error when dist/ has no manifest or the first route isn't in it */
export function weigh(): Weights {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const sized = sizesOf(manifest, firstRoute);
  const styles = readdirSync(path.join(dist, 'assets')).filter((file) => file.endsWith('.css'));
  return {
    scriptKb: sum(sized.map(({ kb }) => kb)),
    paneKb: sum(sizesOf(manifest, paneRoute, true).map(({ kb }) => kb)),
    styleKb: sum(styles.map((file) => gzipKb(`assets/${file}`))),
    files: sized,
  };
}

/** The files that some modules need at once, largest first. @param withStyles  their style sheets too */
function sizesOf(manifest: Record<string, ManifestEntry>, names: readonly string[], withStyles = false) {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const entry = manifest[name];
    if (!entry) throw new Error(`the built site has no ${name}: has the route another shape now?`);
    if (files.has(entry.file)) return;
    files.add(entry.file);
    if (withStyles) for (const style of entry.css ?? []) files.add(style);
    for (const next of entry.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return [...files].map((file) => ({ file, kb: gzipKb(file) })).toSorted((a, b) => b.kb - a.kb);
}

function gzipKb(file: string): number {
  return gzipSync(readFileSync(path.join(dist, file))).length / 1000;
}

function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((total, number) => total + number, 0) * 10) / 10;
}

if (import.meta.main) {
  const { scriptKb, styleKb, paneKb, files } = weigh();
  for (const { file, kb } of files) process.stdout.write(`${kb.toFixed(1).padStart(7)} kB  ${file}\n`);
  process.stdout.write(
    `first route: ${scriptKb} kB of ${budget.scriptKb} kB JavaScript; all styles: ${styleKb} kB of ${budget.styleKb} kB; pane: ${paneKb} kB of ${budget.paneKb} kB\n`,
  );
  if (scriptKb > budget.scriptKb || styleKb > budget.styleKb || paneKb > budget.paneKb) process.exitCode = 1;
}
