// Run after using a new Fluent token in a style sheet: `node packages/web/scripts/generate-tokens.ts`. tokens.test.ts tells when.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';

const source = fileURLToPath(new URL('../src', import.meta.url));
export const tokensFile = path.join(source, 'lib/tokens.css');

/** Names of all CSS variables that the site's style sheets and components read. */
function usedNames(): Set<string> {
  const names = new Set<string>();
  for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(source, entry);
    if (!/\.(css|tsx)$/.test(entry) || file === tokensFile) continue;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/var\(--([A-Za-z0-9]+)/g)) names.add(name ?? '');
  }
  return names;
}

/** Fluent's values of the used tokens: what differs in the dark theme stands again under the two ways to be dark. */
export function tokensCss(): string {
  const used = [...usedNames()].toSorted();
  const light = used.flatMap((name) => line(name, valueOf(webLightTheme, name)));
  const dark = used.flatMap((name) => {
    const value = valueOf(webDarkTheme, name);
    return value === valueOf(webLightTheme, name) ? [] : line(name, value);
  });
  const indented = dark.map((text) => `  ${text}`);
  return [
    '/* Made by scripts/generate-tokens.ts from @fluentui/tokens. Not edited by hand. */',
    ':root {',
    ...light,
    '}',
    ":root[data-theme='dark'] {",
    ...dark,
    '}',
    '@media (prefers-color-scheme: dark) {',
    "  :root:not([data-theme='light']) {",
    ...indented,
    '  }',
    '}',
    '',
  ].join('\n');
}

function valueOf(theme: object, name: string): string | undefined {
  return (theme as Record<string, string | undefined>)[name];
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  --${name}: ${value};`];
}

if (import.meta.main) writeFileSync(tokensFile, tokensCss());
