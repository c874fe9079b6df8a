import { launchChromium, openPage } from '@planner/testkit';
import type { Browser } from 'playwright-core';
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

describe('a site of 500 rooms', () => {
  test('scrolls through a day of 4000 bookings without a long task and with few nodes', async () => {
    const { page, context, faults } = await openPage(browser, { viewport: { width: 1320, height: 860 } });
    await page.goto(`${site.url}/timeline?date=2026-11-24`);
    await page.getByText(`${roomCount} of ${roomCount} rooms`).waitFor();
    await expect
      .poll(() => page.locator('.grid').evaluate((grid) => grid.scrollHeight), { timeout: 30_000 })
      .toBeGreaterThan(roomCount * 44);

    const measured = await page.evaluate(async () => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      });
      observer.observe({ type: 'longtask' });
      const grid = document.querySelector('.grid')!;
      const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
      let nodes = 0;
      let drawn = 0;
      for (let top = 0; top < grid.scrollHeight; top += 320) {
        grid.scrollTo({ top });
        await nextFrame();
        nodes = Math.max(nodes, document.querySelectorAll('*').length);
        drawn = Math.max(drawn, document.querySelectorAll('.bar').length);
      }
      await nextFrame();
      observer.disconnect();
      return { tasks, nodes, drawn };
    });
    expect(measured.nodes).toBeLessThanOrEqual(mostNodes);
    expect(measured.drawn).toBeGreaterThan(10 * bookingsPerRoom);
    expect(measured.tasks.filter((ms) => ms > longestTaskMs)).toEqual([]);
    // The last room of the list is there when one arrives.
    await page.getByText('Room 24', { exact: true }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
