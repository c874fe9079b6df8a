// Run after using a new Fluent token in a style sheet: `node packages/web/scripts/generate-tokens.ts`. tokens.test.ts tells when.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/tokens';

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

/** Fluent's values of the used tokens: what differs in another theme stands again under each way to have it. */
export function tokensCss(): string {
  const used = [...usedNames()].toSorted();
  const light = used.flatMap((name) => line(name, valueOf(webLightTheme, name)));
  const differing = (theme: object) =>
    used.flatMap((name) => {
      const value = valueOf(theme, name);
      return value === valueOf(webLightTheme, name) ? [] : line(name, value);
    });
  const dark = differing(webDarkTheme);
  const indented = dark.map((text) => `  ${text}`);
  return [
    '/* Made by scripts/generate-tokens.ts from @fluentui/tokens. Not edited by hand. */',
    ':root {',
    ...light,
    '}',
    ":root[data-theme='dark'] {",
    ...dark,
    '}',
    ":root[data-theme='contrast'] {",
    ...differing({ ...teamsHighContrastTheme, ...calmHover }),
    '}',
    '@media (prefers-color-scheme: dark) {',
    "  :root:not([data-theme='light'], [data-theme='contrast']) {",
    ...indented,
    '  }',
    '}',
    '',
  ].join('\n');
}

/** Fluent turns text dark on its bright hover faces, component by component; ours keeps its colour, so the face stays dark. */
const calmHover = {
  colorNeutralBackground1Hover: '#2b2b2b',
  colorNeutralBackground3Hover: '#2b2b2b',
  colorSubtleBackgroundHover: '#2b2b2b',
  colorNeutralForegroundInverted: '#ffffff',
};

function valueOf(theme: object, name: string): string | undefined {
  return (theme as Record<string, string | undefined>)[name];
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  --${name}: ${value};`];
}

if (import.meta.main) writeFileSync(tokensFile, tokensCss());
