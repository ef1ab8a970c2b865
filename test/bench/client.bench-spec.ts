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

  it('shows the first list, and opens a task', async () => {
    const lists: number[] = [];
    const tasks: number[] = [];
    const scripts = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      // cold: nothing of the client is in the browser's cache
      await devtools.send('Network.clearBrowserCache');
      const loaded: Promise<void>[] = [];
      let isShown = false;
      const note = (response: { url(): string; body(): Promise<Buffer>; headers(): Record<string, string> }) => {
        if (isShown || !/javascript/.test(response.headers()['content-type'] ?? '')) return;
        loaded.push(response.body().then((body) => void scripts.set(new URL(response.url()).pathname, gzipSync(body).length)));
      };
      page.on('response', note);
      const began = performance.now();
      await page.goto('/work/todo', { waitUntil: 'commit' });
      await page.locator('[data-task-id]').first().waitFor();
      lists.push(performance.now() - began);
      isShown = true;
      page.off('response', note);
      await Promise.all(loaded);
      await page.waitForLoadState('networkidle');
      const link = page.locator('[data-task-id]').first().getByRole('link').first();
      const opened = performance.now();
      await link.click();
      await page.locator('.task-title h1').waitFor();
      await page.locator('[data-testid=primary-act]').waitFor();
      tasks.push(performance.now() - opened);
    }
    const javascript = [...scripts.values()].reduce((total, bytes) => total + bytes, 0) / 1024;
    const say = (what: string, value: string, promised: string) => console.log(`${what.padEnd(52)} ${value.padStart(10)}   promised ${promised}`);
    say(`first list, cold, CPU ${SLOW_DOWN}x slower, median of ${ROUNDS}`, `${Math.round(median(lists))} ms`, `${PROMISED.listMs} ms`);
    say('JavaScript before the list shows, gzip', `${javascript.toFixed(1)} KB`, `${PROMISED.javascriptKb} KB`);
    say('opening a task after that, median', `${Math.round(median(tasks))} ms`, `${PROMISED.taskMs} ms`);
    console.log([...scripts].sort(([, a], [, b]) => b - a).slice(0, 12).map(([path, bytes]) => `  ${(bytes / 1024).toFixed(1).padStart(7)} KB  ${path}`).join('\n'));
    // sizes are the same on every machine: that promise is kept or broken
    expect(javascript).toBeLessThanOrEqual(PROMISED.javascriptKb);
  });
});
