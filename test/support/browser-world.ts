import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { AppModule } from '../../src/app.module';
import { DemoPeopleService } from '../../src/demo';
import { MovableClock } from '../../src/platform/clock';
import type { Settings } from '../../src/platform/config';
import { ClockTravelService } from '../../src/workflow/job';
import { bootApp, type BootedApp } from './booted-app';
import { launchChromium } from './chromium';
import { testSettings } from './test-settings';

const SCREENSHOTS = join(__dirname, '..', 'browser', 'screenshots');
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** Above what a loaded machine with two cores needs for a page; a test that waits longer says what it waited for. */
const PATIENCE_MS = 20_000;

/** An answer of the server that a test provokes; everything else from 400 on is trouble. */
export interface Refusal {
  readonly status: number;
  readonly path: RegExp;
}

/**
 * The whole application with its built client and the people of the demo on a temporary SQLite file, and a headless
 * Chromium in front of it. Time stands still until it is moved. Whatever goes wrong in any window is kept in `troubles`.
 */
export class BrowserWorld {
  readonly troubles: string[] = [];
  private readonly contexts: BrowserContext[] = [];
  private readonly expected: Refusal[] = [];
  private shots = 0;

  private constructor(
    readonly booted: BootedApp,
    readonly address: string,
    private readonly browser: Browser,
    private readonly name: string,
  ) {}

  /** `name`: how the screenshots begin. `at`: where business time begins, ISO with zone. */
  static async boot(name: string, at: string, overrides: Partial<Settings> = {}): Promise<BrowserWorld> {
    const settings = testSettings({ demo: true, demoNow: new Date(at), ...clientDir(), ...overrides });
    const booted = await bootApp(AppModule.forRoot(settings), settings);
    // a demo clock brings the whole demo world with it
    if (settings.clock === 'manual') await booted.get(DemoPeopleService).create({});
    const world = new BrowserWorld(booted, (await booted.app.getUrl()).replace(/\/$/, ''), await launchChromium(), name);
    world.clearScreenshots();
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
    await this.browser.close();
    await this.booted.close();
  }

  /** A new window, nobody signed in. */
  async window(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.address, viewport: DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    this.contexts.push(context);
    return this.tab(context);
  }

  /** One more page of a browser that is open, with whoever is signed in there. */
  async tab(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    this.watch(page);
    return page;
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.booted.get(token);
  }

  get now(): Date {
    return this.get(MovableClock).now();
  }

  /** Moves business time; what falls due on the way fires at its own instant. */
  async clockTo(iso: string): Promise<void> {
    await this.get(ClockTravelService).travelTo(new Date(iso));
  }

  /** The next answers of this kind are part of the test. */
  expectRefusal(refusal: Refusal): void {
    this.expected.push(refusal);
  }

  /** Writes `<name>-<two digits>-<what>.png` for people to look at. `whole`: the page in its full height. */
  async shoot(page: Page, what: string, options: { whole?: boolean } = {}): Promise<void> {
    const no = String((this.shots += 1)).padStart(2, '0');
    const size = page.viewportSize() ?? DESK;
    // a taller window instead of a stitched picture: bars that stick to an edge stay at the edge
    if (options.whole) await page.setViewportSize({ ...size, height: await page.evaluate(() => document.documentElement.scrollHeight) });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(SCREENSHOTS, `${this.name}-${no}-${what}.png`), animations: 'disabled' });
    if (options.whole) await page.setViewportSize(size);
  }

  /** Every open window as it is now, for whoever has to find out why a test failed. */
  async shootAll(what: string): Promise<void> {
    for (const page of this.contexts.flatMap((context) => context.pages())) await this.shoot(page, what).catch(() => undefined);
  }

  private clearScreenshots(): void {
    mkdirSync(SCREENSHOTS, { recursive: true });
    for (const file of readdirSync(SCREENSHOTS)) if (file.startsWith(`${this.name}-`)) rmSync(join(SCREENSHOTS, file));
  }

  private watch(page: Page): void {
    const note = (text: string): void => {
      this.troubles.push(`${new URL(page.url() || 'about:blank').pathname}: ${text}`);
    };
    page.on('pageerror', (error) => note(`uncaught ${error.message}`));
    page.on('console', (message) => {
      // what the network refused is judged by its response below
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) note(`console ${message.text()}`);
    });
    page.on('requestfailed', (request) => {
      // leaving a page breaks off what it was still asking for
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`${request.method()} ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on('response', (response) => {
      if (response.status() < 400 || this.isExpected(response.status(), response.request().method(), response.url())) return;
      note(`${response.request().method()} ${new URL(response.url()).pathname} answered ${response.status()}`);
    });
  }

  private isExpected(status: number, method: string, url: string): boolean {
    const { pathname } = new URL(url);
    // how the client asks whether somebody is signed in
    if (status === 401 && method === 'GET' && pathname === '/api/session') return true;
    return this.expected.some((one) => one.status === status && one.path.test(pathname));
  }
}

/** `QG_CLIENT_DIR`: a client built elsewhere while one works on it. */
function clientDir(): Partial<Settings> {
  const chosen = process.env['QG_CLIENT_DIR'];
  return chosen ? { clientDir: chosen } : {};
}
