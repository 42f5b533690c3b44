import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { HeldService } from '../field/held-service.ts';
import { judgeBesideCalm } from './calm.ts';

/** A browser tells of tasks from there on (Long Tasks API), and people feel them. */
const LONG_MS = 50;
/** A phone of the lower middle class, beside the machine that runs this. */
const SLOWER = 4;
const FIRST = '시험';
const QUERY = '로 세종대로';

/** The longest task of the page while something is done on it, ms; 0 when none was long. */
async function longestTask(page: Page, doing: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const seen = (list: PerformanceObserverEntryList): void =>
      list.getEntries().forEach(({ duration }) => tasks.push(duration));
    const observer = new PerformanceObserver(seen);
    observer.observe({ type: 'longtask' });
    Object.assign(window, {
      endTasks: () => {
        for (const { duration } of observer.takeRecords()) tasks.push(duration);
        observer.disconnect();
        return Math.max(0, ...tasks);
      },
    });
  });
  await doing();
  // A task is told of once it is over.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return page.evaluate(() => (window as unknown as { endTasks: () => number }).endTasks());
}

async function slowDown(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return client;
}

test.describe('on a processor four times slower', () => {
  test('the observer sees a task that is', async ({ visit }) => {
    const page = await visit('/signup.html?order=juso-first');
    await slowDown(page);
    const longest = await longestTask(page, () =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) =>
            setTimeout(() => {
              const until = performance.now() + 80;
              while (performance.now() < until);
              resolve();
            }),
          ),
      ),
    );
    expect(longest).toBeGreaterThanOrEqual(80);
  });

  test('while one types, the list opens, and 100 rows come as one scrolls', async ({ visit, field }) => {
    const page = await visit('/signup.html?order=juso-first&debounce=0');
    const service = await HeldService.of(page, 100);
    await slowDown(page);
    const coming = await longestTask(page, async () => {
      await field.query.pressSequentially(FIRST);
      await expect.poll(() => service.asked()).not.toEqual([]);
    });
    const typing = await longestTask(page, () => field.query.pressSequentially(QUERY));
    const opening = await longestTask(page, async () => {
      await field.query.press('Enter');
      await service.answer('found');
      await expect(field.options.first()).toBeVisible();
    });
    const scrolling = await longestTask(page, async () => {
      for (let rows = 10; rows < 100; rows += 10) {
        await field.options.nth(rows - 1).scrollIntoViewIfNeeded();
        await expect
          .poll(() => service.asked(), { intervals: [20] })
          .toContain(`${FIRST}${QUERY} ${rows / 10 + 1}`);
        await service.answer('found');
        await expect(field.options).toHaveCount(rows + 10);
      }
    });
    const moving = await longestTask(page, async () => {
      for (let presses = 0; presses < 100; presses += 1) await field.query.press('ArrowDown');
    });
    await judgeBesideCalm('the longest task while the searching half comes', LONG_MS, coming);
    await judgeBesideCalm('the longest task while the list opens', LONG_MS, opening);
    await judgeBesideCalm('the longest task while one goes through 100 rows', LONG_MS, moving);
    await judgeBesideCalm('the longest task while one types', LONG_MS, typing);
    await judgeBesideCalm('the longest task while 100 rows come', LONG_MS, scrolling);
  });
});
