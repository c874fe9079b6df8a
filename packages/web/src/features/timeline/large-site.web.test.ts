import { launchChromium, openPage } from '@planner/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookingsPerRoom, roomCount, startLargeSite } from './large-site.ts';

let site: Awaited<ReturnType<typeof startLargeSite>>;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startLargeSite(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const mostNodes = 3000;
const longestTaskMs = 100;
const mostPasses = 5;

interface Pass {
  /** The longest task while each step was scrolled; 0 where no task took 50 ms. */
  readonly longest: readonly number[];
  readonly nodes: number;
  readonly drawn: number;
}

/** Scrolls from the first room to the last, three rows a frame, and notes what the browser had to do. */
async function scrollThrough(page: Page): Promise<Pass> {
  return page.evaluate(async () => {
    const longest: number[] = [];
    const starts: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        const step = Math.max(
          0,
          starts.findLastIndex((start) => start <= startTime + duration),
        );
        longest[step] = Math.max(longest[step] ?? 0, duration);
      }
    });
    observer.observe({ type: 'longtask' });
    const grid = document.querySelector('.grid')!;
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    let nodes = 0;
    let drawn = 0;
    for (let top = 0; top < grid.scrollHeight; top += 132) {
      starts.push(performance.now());
      longest.push(0);
      grid.scrollTo({ top });
      await nextFrame();
      nodes = Math.max(nodes, document.querySelectorAll('*').length);
      drawn = Math.max(drawn, document.querySelectorAll('.bar').length);
    }
    await nextFrame();
    observer.disconnect();
    return { longest, nodes, drawn };
  });
}

describe('a site of 500 rooms', () => {
  test('scrolls through a day of 4000 bookings without a long task and with few nodes', async () => {
    const { page, context, faults } = await openPage(browser, { viewport: { width: 1320, height: 860 } });
    await page.goto(`${site.url}/timeline?date=2026-11-24`);
    await page.getByText(`${roomCount} of ${roomCount} rooms`).waitFor();
    await expect
      .poll(() => page.locator('.grid').evaluate((grid) => grid.scrollHeight), { timeout: 30_000 })
      .toBeGreaterThan(roomCount * 44);

    // Other work on the machine makes tasks longer, at another place each time; what the page itself does at a place recurs.
    // So each step counts with its best pass, and passes end as soon as no step is over the limit.
    let best = await scrollThrough(page);
    for (let pass = 1; pass < mostPasses && Math.max(...best.longest) > longestTaskMs; pass += 1) {
      const next = await scrollThrough(page);
      best = { ...next, longest: next.longest.map((ms, step) => Math.min(ms, best.longest[step] ?? ms)) };
    }
    expect(best.nodes).toBeLessThanOrEqual(mostNodes);
    expect(best.drawn).toBeGreaterThan(10 * bookingsPerRoom);
    expect(Math.max(...best.longest)).toBeLessThanOrEqual(longestTaskMs);
    // The last room of the list is there when one arrives.
    await page.getByText('Room 24', { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
