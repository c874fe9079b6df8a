// Run by hand when the sign changes: `node packages/web/scripts/addin-icons.ts` draws the add-in's icons from favicon.svg
// with the browser that the tests use, and public/addin/ takes them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@planner/testkit';

const site = fileURLToPath(new URL('../public', import.meta.url));
const out = path.join(site, 'addin');
const sign = readFileSync(path.join(site, 'favicon.svg'), 'utf8');
// The outline icon of an app package is white on nothing (Teams app icon guidelines).
const outline = sign.replaceAll(/fill="#[0-9a-fA-F]{3,8}"/g, (fill, at: number) =>
  at === sign.search(/fill="#/) ? 'fill="none" stroke="#fff" stroke-width="2"' : 'fill="#fff"',
);

const wanted = [
  ...[16, 32, 64, 80, 128].map((size) => ({ name: `icon-${size}.png`, size, svg: sign })),
  { name: 'color.png', size: 192, svg: sign },
  { name: 'outline.png', size: 32, svg: outline },
];

mkdirSync(out, { recursive: true });
const browser = await launchChromium();
for (const { name, size, svg } of wanted) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block}</style><img src="${source}" width="${size}" height="${size}">`,
  );
  await page.waitForFunction(() => document.querySelector('img')?.complete);
  writeFileSync(path.join(out, name), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
