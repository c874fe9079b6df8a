import { fileURLToPath } from 'node:url';
import { startServer } from '@planner/server';
import { launchChromium, openPage } from '@planner/testkit';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { buildWebIfChanged } from '../scripts/build-web.ts';
import { budget, weigh } from '../packages/web/scripts/check-bundle.ts';
import { bookingsADay, loadHistory, shownDay } from './history.ts';
import type { Metric } from './measure.ts';
import { anOffice } from './office.ts';
import { mustHold } from './question.ts';
import type { Question } from './question.ts';

const webRoot = fileURLToPath(new URL('../packages/web/dist', import.meta.url));
const rooms = 500;
const bookings = rooms * bookingsADay;

/** WEB: whether a large site's day scrolls smoothly in Chromium, on the real server, and what the first route weighs. */
export const webQuestion: Question = {
  id: 'WEB',
  what: `timeline of ${rooms} rooms × ${bookings} bookings in Chromium`,
  async ask({ server, tell }) {
    if (buildWebIfChanged()) tell('  built the web site');
    const database = await server.database();
    const office = await anOffice(database, { rooms, linked: false });
    await loadHistory({ database, office, folder: server.folder }, bookings);
    const { ida, deps } = office;
    const planner = await startServer({
      ...deps,
      roles: ['web'],
      log: pino({ level: 'silent' }),
      webRoot,
      demo: { people: [{ id: ida.id, displayName: ida.displayName, role: 'employee', description: '' }] },
      settings: { drainSeconds: 1 },
    });
    const browser = await launchChromium();
    try {
      return [...(await scrollThrough(browser, `http://localhost:${new URL(planner.url).port}`)), weight()];
    } finally {
      await browser.close();
      await planner.stop();
      await database.drop();
    }
  },
};

interface Scrolled {
  /** Milliseconds of each task over 50 ms. */
  readonly tasks: readonly number[];
  readonly nodes: number;
  readonly bars: number;
}

async function scrollThrough(browser: Browser, url: string): Promise<Metric[]> {
  const { page, context, faults } = await openPage(browser, { viewport: { width: 1320, height: 860 } });
  await page.goto(url);
  await page.getByRole('button', { name: /Ida Holm/ }).click();
  await page.getByRole('navigation').first().waitFor();
  faults.length = 0; // the 401 of the first question, who is signed in
  const opened = performance.now();
  await page.goto(`${url}/timeline?date=${shownDay.toString()}`);
  await page.locator('.grid .bar').first().waitFor();
  const usableMs = performance.now() - opened;
  await page.getByText(`${rooms} of ${rooms} rooms`).waitFor();
  const rowHeight = 40;
  await page.waitForFunction(`document.querySelector('.grid')?.scrollHeight > ${rooms * rowHeight}`);
  // What else the machine does makes tasks longer, never shorter; a task that is long by itself is long every time.
  const passes: Scrolled[] = [];
  for (let pass = 0; pass < 3; pass += 1) passes.push(await page.evaluate<Scrolled>(scrollInPage));
  const longest = Math.min(...passes.map(({ tasks }) => Math.max(0, ...tasks)));
  const nodes = Math.max(...passes.map((pass) => pass.nodes));
  const bars = Math.max(...passes.map((pass) => pass.bars));
  await context.close();
  mustHold(bars > 10 * bookingsADay, `only ${bars} bookings were drawn while scrolling`);
  mustHold(faults.length === 0, `the page had faults: ${faults.join('; ')}`);
  const common = { what: `scrolling ${rooms} rooms × ${bookings} bookings in Chromium`, subject: null, baseline: null };
  return [
    {
      ...common,
      id: 'WEB scroll',
      baselineIs: 'none: the longest task, best of three passes',
      value: longest,
      unit: 'ms',
      ceiling: 100,
      notes: {
        ofThePasses: passes.map(({ tasks }) => Math.max(0, ...tasks)).join(' · '),
        usableAfterMs: Math.round(usableMs),
      },
    },
    {
      ...common,
      id: 'WEB nodes',
      baselineIs: 'none: the most nodes at any time',
      value: nodes,
      unit: 'nodes',
      ceiling: 3000,
      notes: { barsDrawn: bars },
    },
  ];
}

/**
 * From the top to the bottom, a third of a screen each frame. As text, since it runs in the page: the bench's own program
 * has no DOM.
 */
const scrollInPage = `(async () => {
  const tasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  });
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
  await nextFrame();
  observer.observe({ type: 'longtask' });
  const grid = document.querySelector('.grid');
  let [nodes, bars] = [0, 0];
  for (let top = 0; top < grid.scrollHeight; top += 320) {
    grid.scrollTo({ top });
    await nextFrame();
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
    bars = Math.max(bars, document.querySelectorAll('.bar').length);
  }
  await nextFrame();
  observer.disconnect();
  return { tasks, nodes, bars };
})()`;

function weight(): Metric {
  const { scriptKb, styleKb } = weigh();
  return {
    id: 'WEB weight',
    what: 'JavaScript of the first route, gzip',
    baselineIs: 'none: the built files',
    subject: null,
    baseline: null,
    value: scriptKb,
    unit: 'kB',
    ceiling: budget.scriptKb,
    notes: { styleSheetsKb: Math.round(styleKb * 10) / 10 },
  };
}
