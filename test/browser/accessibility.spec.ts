import { BrowserWorld, DESK } from '../support/browser-world';
import { accessibilityFaults, overflow } from './accessibility-faults';
import { Person } from './pages/person';

jest.setTimeout(300_000);

const SMALL_PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Every screen of the staff in the demo world, as a supervisor's hands and eyes meet it: 许虚构 has work of every kind. */
describe('the screens', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await BrowserWorld.boot('a11y', '2026-10-12T10:00:00+08:00', { clock: 'demo' });
  });
  afterAll(() => world?.close());

  describe.each([
    ['a desk', '桌面', { viewport: DESK }],
    ['a phone of 360 px', '手机', SMALL_PHONE],
  ] as const)('at %s', (_where, place, options) => {
    let person: Person;
    beforeAll(async () => {
      person = await Person.signedIn(world, 'S04', options);
    });
    afterAll(() => person?.page.context().close());

    const check = async (what: string): Promise<void> => {
      await world.shoot(person.page, `${place}-${what}`);
      expect({ faults: await accessibilityFaults(person.page), overflow: await overflow(person.page) }).toEqual({ faults: [], overflow: 0 });
    };
    const open = async (path: string, ready: string): Promise<void> => {
      await person.page.goto(path);
      await person.page.locator(ready).first().waitFor().catch(async (error: Error) => {
        await world.shootAll('失败');
        throw error;
      });
      await person.page.waitForLoadState('networkidle');
    };

    it.each([
      ['待办', '/work/todo', 'main .tbl, main .empty'], ['待认领', '/work/claimable', 'main .tbl, main .empty'], ['已办', '/work/done', 'main .tbl, main .empty'],
      ['我发起', '/work/started', 'main .tbl, main .empty'], ['抄送我', '/work/cc', 'main .tbl, main .empty'], ['发起', '/start', 'main .card, main .tile'],
      ['建群申请', '/start/group-establish', '[data-testid=form]'], ['台账', '/register', 'main table'], ['督办', '/supervision', '.sup-list table'], ['消息', '/notifications', 'main .card, main li'],
      ['通知设置', '/notifications/settings', 'main form, main .card'], ['代理与交接', '/stand-ins', '[data-testid=arrange]'],
    ])('%s can be used by everybody', async (what, path, ready) => {
      await open(path, ready);
      await check(what);
    });

    it('a task, its dialogs and its other tabs can be used by everybody', async () => {
      await open('/work/todo', '[data-task-id]');
      await person.page.locator('[data-task-id]').first().getByRole('link').first().click();
      await person.task.ready();
      await person.page.waitForLoadState('networkidle');
      await check('任务');
      await person.task.verb('transfer');
      await person.task.dialog.locator('input').first().waitFor();
      await check('转办');
      await person.page.keyboard.press('Escape');
      await person.task.dialog.waitFor({ state: 'hidden' });
      for (const tab of ['流程图', '流转记录', '材料'] as const) {
        await person.task.tab(tab).click();
        await person.page.waitForLoadState('networkidle');
        await check(tab);
      }
    });

    it('what a handover says can be used by everybody, and leads to the groups that need somebody else', async () => {
      await open('/stand-ins', '[data-testid=handover]');
      const card = person.page.getByTestId('handover');
      for (const [index, name] of ['孔示范', '施范例'].entries()) {
        await card.locator('[data-field=person]').nth(index).locator('input').fill(name);
        await card.locator('[data-field=person]').nth(index).locator('.el-select-dropdown__item').filter({ hasText: name }).click();
      }
      await card.getByRole('button', { name: '查看交接内容' }).click();
      await card.getByTestId('duties').waitFor();
      await check('离岗交接');
      await card.getByTestId('duties').getByRole('link').first().click();
      await person.page.locator('.group-page').waitFor();
    });

    it('a run and a group can be used by everybody', async () => {
      await open('/work/started', 'main .tbl, main .empty');
      await open('/register', 'main table');
      await person.page.locator('tbody tr').first().getByRole('link').first().click();
      await person.page.waitForURL(/\/register\//);
      await person.page.waitForLoadState('networkidle');
      await check('群组');
      const run = person.page.locator('a[href^="/instances/"]').first();
      if ((await run.count()) === 0) throw new Error('the first group of the register has no run to look at');
      await run.click();
      await person.page.waitForURL(/\/instances\//);
      await person.page.waitForLoadState('networkidle');
      await check('事项');
    });
  });
});
