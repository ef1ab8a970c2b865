import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { BrowserWorld, DESK } from '../support/browser-world';
import { SignInPage } from '../browser/pages/sign-in.page';

jest.setTimeout(600_000);

/** What the task centre promises its users (issue: budgets). Printed beside what was measured; the milliseconds are the machine's. */
const PROMISED = { listMs: 1500, javascriptKb: 200, taskMs: 300 };
const SLOW_DOWN = 4;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 7);
/** the whole demo world: what somebody finds who tries the product */
const USER = 'S04';

describe('the task centre in a browser that is four times slower', () => {
  let world: BrowserWorld;
  let page: Page;
  let devtools: CDPSession;
  beforeAll(async () => {
    world = await BrowserWorld.boot('bench', '2026-10-12T10:00:00+08:00', { clock: 'demo' } as never);
    page = await world.window({ viewport: DESK });
    const door = new SignInPage(page);
    await door.open();
    await door.become(USER);
    devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    await devtools.send('Network.enable');
  });
  afterAll(() => world?.close());

  const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

  /** Milliseconds from the navigation until the first row stood there, and the scripts that had been asked for by then. */
  async function showList(): Promise<{ ms: number; scripts: string[] }> {
    // cold: nothing of the client is in the browser's cache
    await devtools.send('Network.clearBrowserCache');
    await page.goto('/work/todo', { waitUntil: 'commit' });
    await page.locator('[data-task-id]').first().waitFor();
    await page.waitForLoadState('networkidle');
    return page.evaluate(() => {
      const ms = (window as unknown as { listShownAt: number }).listShownAt;
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return { ms, scripts: resources.filter(({ name, startTime }) => startTime < ms && name.endsWith('.js')).map(({ name }) => new URL(name).pathname) };
    });
  }

  /** Milliseconds from the press until title and bar of the task stand there, as the page itself sees it. */
  function openTask(): Promise<number> {
    return page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const link = document.querySelector<HTMLElement>('[data-task-id] a')!;
          const isThere = () => document.querySelector('.task-title h1') && document.querySelector('[data-testid=primary-act]');
          const began = performance.now();
          new MutationObserver((_, observer) => {
            if (!isThere()) return;
            observer.disconnect();
            resolve(performance.now() - began);
          }).observe(document.body, { childList: true, subtree: true });
          link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
          link.click();
        }),
    );
  }

  it('shows the first list, and opens a task', async () => {
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[data-task-id]')) return;
        observer.disconnect();
        (window as unknown as { listShownAt: number }).listShownAt = performance.now();
      }).observe(document, { childList: true, subtree: true });
    });
    const lists: number[] = [];
    const tasks: number[] = [];
    const scripts = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const list = await showList();
      lists.push(list.ms);
      for (const path of list.scripts) scripts.add(path);
      tasks.push(await openTask());
    }
    const sizes = await Promise.all([...scripts].map(async (path) => [path, gzipSync(Buffer.from(await (await fetch(new URL(path, world.address))).arrayBuffer())).length] as const));
    const javascript = sizes.reduce((total, [, bytes]) => total + bytes, 0) / 1024;
    const say = (what: string, value: string, promised: string) => console.log(`${what.padEnd(52)} ${value.padStart(10)}   promised ${promised}`);
    say(`first list, cold, CPU ${SLOW_DOWN}x slower, median of ${ROUNDS}`, `${Math.round(median(lists))} ms`, `${PROMISED.listMs} ms`);
    say('JavaScript before the list shows, gzip', `${javascript.toFixed(1)} KB`, `${PROMISED.javascriptKb} KB`);
    say('opening a task after that, median', `${Math.round(median(tasks))} ms`, `${PROMISED.taskMs} ms`);
    console.log([...sizes].sort(([, a], [, b]) => b - a).slice(0, 8).map(([path, bytes]) => `  ${(bytes / 1024).toFixed(1).padStart(7)} KB  ${path}`).join('\n'));
    // sizes are the same on every machine: that promise is kept or broken
    expect(javascript).toBeLessThanOrEqual(PROMISED.javascriptKb);
  });
});
