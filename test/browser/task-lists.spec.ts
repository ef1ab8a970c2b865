import type { BrowserContextOptions } from 'playwright-core';
import { UserDirectory } from '../../src/platform/identity';
import { OutboxService } from '../../src/platform/outbox';
import { LiveUpdateService } from '../../src/workflow/live-update';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { TaskListQueries, UserTaskService } from '../../src/workflow/user-task';
import { CopyUserTask } from '../../src/workflow/user-task/commands/copy';
import { staffGroup } from '../process/group.fixture';
import { BrowserWorld, DESK, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(180_000);

const PHONE_OPTIONS: BrowserContextOptions = { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** more than a page of fifty */
const MANY = 57;

describe('the lists of 办事', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('task-lists', '2026-10-12T10:00:00+08:00');
    for (let n = 1; n <= MANY; n++) await apply(`甲乙社区-${n % 9 === 0 ? '请假' : '巡检'}${n}-工作群`);
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  const actor = (userId: string) => world.get(UserDirectory).getActor(userId);
  /** S09 applies at another browser; the task is S05's. */
  async function apply(name: string): Promise<void> {
    const { tenantId } = await actor('S09');
    await world.get(ProcessInstanceService).start({ actor: await actor('S09'), tenantId, processDefinitionKey: 'group-establish', variables: staffGroup(name) });
    await world.get(OutboxService).drain();
  }
  const badge = (person: Person, list: string) => person.page.locator('.rail li', { hasText: list }).first().locator('b');

  it('show on the desk what comes in at another desk, with its count and in the title, without a touch', async () => {
    const person = await Person.signedIn(world, 'S05');
    await person.tasks.open('todo');
    await eventually(async () => expect(await badge(person, '待办').innerText()).toBe(String(MANY)));
    await eventually(async () => expect(await person.page.title()).toMatch(`(${MANY}) `));
    await eventually(async () => expect(world.get(LiveUpdateService).size).toBe(1));
    // when
    await apply('甲乙社区-刚到-工作群');
    // then: sooner than anybody would have asked
    await eventually(async () => expect(await badge(person, '待办').innerText()).toBe(String(MANY + 1)));
    await eventually(async () => expect(await person.page.title()).toMatch(`(${MANY + 1}) `));
    await person.page.locator('.seg button', { hasText: `全部${MANY + 1}` }).waitFor();
    await person.page.getByRole('searchbox').fill('刚到');
    await person.tasks.row({ of: '刚到' }).waitFor();
    await eventually(async () => expect(await person.page.locator('tbody tr').count()).toBe(1));
    await world.shoot(person.page, '桌面-搜索');
    // and it leaves the list when somebody else passes it on
    const [line] = (await world.get(TaskListQueries).list(await actor('S05'), { list: 'todo', text: '刚到', limit: 1 })).items;
    await world.get(UserTaskService).assign(await actor('S04'), line!.task.id, 'S06', '请代为审核');
    await person.page.getByText('没有符合条件的事项').waitFor();
    await eventually(async () => expect(await badge(person, '待办').innerText()).toBe(String(MANY)));
    await person.page.context().close();
  });

  it('load more, and keep the place when one comes back', async () => {
    const person = await Person.signedIn(world, 'S05');
    await person.tasks.open('todo');
    expect(await person.page.locator('tbody tr').count()).toBe(50);
    await person.page.getByRole('button', { name: '加载更多' }).click();
    await eventually(async () => expect(await person.page.locator('tbody tr').count()).toBe(MANY));
    expect(await person.page.getByRole('button', { name: '加载更多' }).count()).toBe(0);
    const last = person.page.locator('tbody tr').last();
    await last.scrollIntoViewIfNeeded();
    const scrolled = await person.page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(500);
    await last.getByRole('link').first().click();
    await person.task.ready();
    await person.page.goBack();
    await eventually(async () => expect(await person.page.locator('tbody tr').count()).toBe(MANY));
    await eventually(async () => expect(Math.abs((await person.page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(120));
    await person.page.context().close();
  });

  it('are walked through by keys', async () => {
    const person = await Person.signedIn(world, 'S05');
    await person.tasks.open('todo');
    const focused = () => person.page.evaluate(() => [...document.querySelectorAll('tr[data-task-id]')].findIndex((row) => row.contains(document.activeElement)));
    await person.page.keyboard.press('j');
    await person.page.keyboard.press('j');
    await person.page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(2);
    await person.page.keyboard.press('k');
    expect(await focused()).toBe(1);
    // inside of the search they are letters
    await person.page.keyboard.press('/');
    await person.page.keyboard.type('j/k');
    expect(await person.page.getByRole('searchbox').inputValue()).toBe('j/k');
    await person.page.getByRole('searchbox').fill('请假');
    await eventually(async () => expect(await person.page.locator('tbody tr').count()).toBe(6));
    await person.page.getByRole('searchbox').blur();
    await person.page.keyboard.press('j');
    const id = await person.page.locator('tr[data-task-id]').first().getAttribute('data-task-id');
    await person.page.keyboard.press('Enter');
    await person.page.waitForURL(`**/tasks/${id}`);
    await person.page.context().close();
  });

  it('keep a filter under a name in the rail, with its count, and forget it when told to', async () => {
    const person = await Person.signedIn(world, 'S05');
    const { page } = person;
    await person.tasks.open('todo');
    expect(await page.getByRole('button', { name: '保存当前筛选' }).count()).toBe(0);
    await page.getByRole('searchbox').fill('请假');
    await page.locator('[data-testid=sort]').click();
    await page.getByRole('option', { name: '按到达时间' }).click();
    await page.getByRole('button', { name: '保存当前筛选' }).click();
    const dialog = page.getByRole('dialog', { name: '保存为常用筛选' });
    expect(await dialog.getByLabel('共享给本组织全体人员').isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '保存' }).click();
    await eventually(async () => expect(await dialog.getByRole('alert').allInnerTexts()).toEqual(['请填写名称']));
    await dialog.getByLabel('名称').fill('请假类');
    await world.shoot(page, '桌面-保存筛选');
    await dialog.getByLabel('名称').press('Enter');
    const kept = page.locator('.rail .saved li', { hasText: '请假类' });
    await kept.waitFor();
    expect(await kept.locator('b').innerText()).toBe('6');
    await page.getByRole('button', { name: '保存当前筛选' }).waitFor({ state: 'detached' });
    await apply('甲乙社区-请假新到-工作群');
    await eventually(async () => expect(await kept.locator('b').innerText()).toBe('7'));
    // when opened from elsewhere
    await page.locator('.rail li', { hasText: '已办' }).getByRole('link').click();
    await page.getByText('暂无已办事项').waitFor();
    await kept.getByRole('link').click();
    await eventually(async () => expect(await page.locator('tbody tr').count()).toBe(7));
    expect(await page.locator('tbody tr').first().innerText()).toContain('请假新到');
    expect(await page.getByRole('searchbox').inputValue()).toBe('请假');
    await world.shoot(page, '桌面-常用筛选');
    // on the phone it is a chip, in view although it is the last
    const phone = await Person.signedIn(world, 'S05', PHONE_OPTIONS);
    await phone.page.goto(new URL(page.url()).pathname + new URL(page.url()).search);
    const chip = phone.page.locator('.rail ul').first().getByRole('link', { name: '请假类' });
    await eventually(async () => {
      const { x, width } = (await chip.boundingBox())!;
      expect([x >= 0, x + width <= PHONE.width]).toEqual([true, true]);
    });
    await phone.page.context().close();
    await kept.hover();
    await kept.getByRole('button', { name: '删除筛选“请假类”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await kept.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('mark what one was copied as unread until it is opened', async () => {
    const [line] = (await world.get(TaskListQueries).list(await actor('S05'), { list: 'todo', limit: 1 })).items;
    const person = await Person.signedIn(world, 'S11');
    await person.tasks.open('todo');
    await person.page.locator('.rail li', { hasText: '抄送我' }).getByRole('link').click();
    await person.page.getByText('暂无抄送事项').waitFor();
    await eventually(async () => expect(world.get(LiveUpdateService).size).toBe(1));
    // when
    await world.get(CopyUserTask).run(await actor('S05'), line!.task.id, ['S11'], '请知悉');
    // then
    const row = person.tasks.row({ of: line!.task.groupName! });
    await row.waitFor();
    expect(await row.locator('.unread').count()).toBe(1);
    await eventually(async () => expect(await badge(person, '抄送我').innerText()).toBe('未读 1'));
    await row.getByRole('link').first().click();
    await person.page.waitForURL('**/tasks/*');
    await person.page.goBack();
    await row.waitFor();
    await eventually(async () => expect([await row.locator('.unread').count(), await badge(person, '抄送我').count()]).toEqual([0, 0]));
    await person.page.context().close();
  });

  it('are chips and cards on the phone, with the filters behind a button, and as fresh as on the desk', async () => {
    const person = await Person.signedIn(world, 'S05', PHONE_OPTIONS);
    const { page } = person;
    await person.tasks.open('todo');
    await eventually(async () => expect(world.get(LiveUpdateService).size).toBe(1));
    const before = Number(await badge(person, '待办').innerText());
    await world.shoot(page, '手机-待办');
    expect(await page.locator('[data-testid=sort]').isVisible()).toBe(false);
    await page.getByRole('button', { name: '筛选' }).click();
    await page.locator('[data-testid=sort]').waitFor();
    await world.shoot(page, '手机-筛选');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await apply('甲乙社区-手机-工作群');
    await eventually(async () => expect(await badge(person, '待办').innerText()).toBe(String(before + 1)));
    await page.getByRole('searchbox').fill('手机');
    await eventually(async () => expect(await page.locator('tbody tr').count()).toBe(1));
    await person.tasks.row({ of: '手机' }).click();
    await page.waitForURL('**/tasks/*');
    await page.context().close();
  });

  it('are asked for every now and then where the server may not say by itself', async () => {
    world.expectRefusal({ status: 429, path: /^\/api\/events$/ });
    const person = await Person.signedIn(world, 'S06', { viewport: DESK });
    for (let open = 1; open < 4; open++) await (await person.inAnotherTab(world)).tasks.open('todo');
    await eventually(async () => expect(world.get(LiveUpdateService).size).toBe(4));
    const last = await person.inAnotherTab(world);
    await last.page.clock.install();
    await last.tasks.open('todo');
    const before = await badge(last, '待办').innerText();
    const [line] = (await world.get(TaskListQueries).list(await actor('S05'), { list: 'todo', limit: 1 })).items;
    await world.get(UserTaskService).assign(await actor('S04'), line!.task.id, 'S06', '请代为审核');
    await last.page.clock.runFor(31_000);
    await eventually(async () => expect(await badge(last, '待办').innerText()).toBe(String(Number(before) + 1)));
    await person.page.context().close();
  });
});
