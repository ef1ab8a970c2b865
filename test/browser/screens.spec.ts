import type { BrowserContextOptions } from 'playwright-core';
import { BrowserWorld, DESK, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(180_000);

interface Screen {
  readonly name: string;
  readonly path: string;
  /** what has to be there before the picture is taken */
  readonly shows: string;
}

/** A screen that is reached by following the first link in a row of a list. */
interface Detail {
  readonly name: string;
  readonly from: string;
  /** words of the row */
  readonly row: string;
  readonly shows: string;
  /** a tab to open there, and what it shows */
  readonly tab?: readonly [label: string, shows: string];
}

const LIST = 'main.page table, main.page .empty';
const WORK: Screen = { name: '待办', path: '/work/todo', shows: LIST };
const CLAIMABLE: Screen = { name: '待认领', path: '/work/claimable', shows: LIST };
const DONE: Screen = { name: '已办', path: '/work/done', shows: LIST };
const STARTED: Screen = { name: '我发起', path: '/work/started', shows: LIST };
const START: Screen = { name: '发起', path: '/start', shows: '[data-process]' };
const FORM: Screen = { name: '建群申请', path: '/start/group-establish', shows: '[data-testid=form]' };
const REGISTER: Screen = { name: '台账', path: '/register', shows: LIST };
const MESSAGES: Screen = { name: '消息', path: '/notifications', shows: '.notes, .empty' };
const SUPERVISION: Screen = { name: '督办', path: '/supervision', shows: '.sup-list table, .sup-list .empty' };
const HOURS: Screen = { name: '小时时限', path: '/supervision?window=hour', shows: '.sup-list table, .sup-list .empty' };
const MODELER: Screen = { name: '建模', path: '/modeler', shows: '.mod' };
const DIAGRAM: Screen = { name: '流程图', path: '/modeler/group-dissolve', shows: '.djs-shape' };

const DAYS: readonly (readonly [userId: string, ...screens: Screen[]])[] = [
  ['E08', WORK, CLAIMABLE, DONE, STARTED, START, FORM, REGISTER, MESSAGES],
  ['E03', WORK, CLAIMABLE, REGISTER, SUPERVISION, HOURS],
  ['E05', WORK, SUPERVISION],
  ['S09', WORK, START, REGISTER],
  ['S02', WORK, SUPERVISION, HOURS],
  ['S12', WORK, START, REGISTER],
  ['X01', WORK, CLAIMABLE],
  ['Y01', WORK, MODELER, DIAGRAM],
];
const DETAILS: readonly (readonly [userId: string, detail: Detail])[] = [
  ['E08', { name: '逾期的任务', from: '/work/todo', row: '逾期', shows: '[data-testid=form]' }],
  ['E08', { name: '任务流程图', from: '/work/todo', row: '逾期', shows: '[data-testid=form]', tab: ['流程图', '.qg-completed'] }],
  ['E03', { name: '群组G12', from: '/register', row: 'G12', shows: '.group-page' }],
  ['S04', { name: '群组G27', from: '/register', row: 'G27', shows: '.group-page' }],
  ['S04', { name: '群组G27成员', from: '/register', row: 'G27', shows: '.group-page', tab: ['成员', 'table.roster'] }],
];
const PLACES: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['桌面', { viewport: DESK }],
  ['手机', { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
];

describe('the screens of the demo world', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('screens', '2026-10-12T10:00:00+08:00', { clock: 'demo' });
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  /** Keeps the picture, and asks of every page what is asked of all. */
  async function keep(person: Person, label: string): Promise<void> {
    await settle(person);
    await world.shoot(person.page, label);
    expect({ label, overflow: await overflowOf(person) }).toEqual({ label, overflow: [] });
  }

  async function walk(userId: string, screens: readonly Screen[], label: string, options: BrowserContextOptions): Promise<void> {
    const person = await Person.signedIn(world, userId, options);
    for (const { name, path, shows } of screens) {
      await person.page.goto(path);
      await person.page.locator(shows).first().waitFor();
      await keep(person, `${label}-${userId}-${name}`);
    }
    expect(await person.page.getAttribute('html', 'lang')).toBe('zh-CN');
    await person.page.context().close();
  }

  async function look(userId: string, detail: Detail, label: string, options: BrowserContextOptions): Promise<void> {
    const person = await Person.signedIn(world, userId, options);
    await person.page.goto(detail.from);
    await person.page.locator('tbody tr').filter({ hasText: detail.row }).first().getByRole('link').first().click();
    await person.page.locator(detail.shows).first().waitFor();
    if (detail.tab) {
      await person.page.locator('nav.tabs button', { hasText: detail.tab[0] }).click();
      await person.page.locator(detail.tab[1]).first().waitFor({ state: 'attached' });
    }
    await keep(person, `${label}-${userId}-${detail.name}`);
    await person.page.context().close();
  }

  describe.each(PLACES)('%s', (place, options) => {
    it.each(DAYS.map(([userId, ...screens]) => [userId, screens] as const))('are whole and quiet through the day of %s', (userId, screens) => walk(userId, screens, place, options));
    it.each(DETAILS.map(([userId, detail]) => [userId, detail.name, detail] as const))('are whole and quiet where %s looks closely: %s', (userId, _name, detail) => look(userId, detail, place, options));
  });

  it('speak English to whoever prefers it, and the page says so', async () => {
    const page = await world.window({ viewport: DESK });
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await world.shoot(page, 'English-sign-in');
    await page.locator('[data-username="e03"]').click();
    await page.waitForURL('**/work/**');
    for (const { path, shows } of [WORK, START, REGISTER, SUPERVISION]) {
      await page.goto(path);
      await page.locator(shows).first().waitFor();
      await page.waitForLoadState('networkidle');
      await world.shoot(page, `English-${path.split('/').pop()}`);
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      expect(await page.locator('header.top nav').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('change with the person when a visitor of the demo becomes somebody else by one click', async () => {
    const person = await Person.signedIn(world, 'E08', { viewport: DESK });
    await person.register.open();
    await person.header.become('S09', '孔示范');
    await person.page.waitForURL('**/work/**');
    await person.register.open();
    await eventually(async () => expect(await person.page.locator('main').innerText()).toMatch(/甲乙社区/));
    expect(await person.page.locator('body').innerText()).not.toContain('虚构大桥');
  });

  it('send whoever is not signed in to the door, and back to where they wanted to go', async () => {
    for (const [place, options] of PLACES) {
      const page = await world.window(options);
      await page.goto('/register');
      await page.waitForURL('**/sign-in?next=/register');
      await page.locator('[data-username="s04"]').waitFor();
      await world.shoot(page, `${place}-登录`);
      await page.locator('[data-username="s04"]').click();
      await page.waitForURL('**/register');
    }
  });
});

/** Until nothing is loading any more. */
async function settle({ page }: Person): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.sk-row') === null);
}

/** What sticks out at the right and would make the page scroll sideways. */
function overflowOf({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1);
    return wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className} ${Math.round(element.getBoundingClientRect().right)} > ${width}`);
  });
}
