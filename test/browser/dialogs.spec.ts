import type { Locator } from 'playwright-core';
import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { UserTaskQueries } from '../../src/workflow/user-task';
import { BrowserWorld } from '../support/browser-world';
import { JOINT_OPINION } from '../support/joint-opinion-process';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(90_000);

const WRITER = 'S09';
const COLLEAGUE = 'S05';

describe('a dialog of a task', () => {
  let world: BrowserWorld;
  let matters = 0;

  beforeAll(async () => {
    world = await BrowserWorld.boot('dialogs', '2026-10-12T10:00:00+08:00');
    await world.get(DeploymentService).deploy({ reason: '会商', deployedBy: null, isShipped: true, resources: JOINT_OPINION });
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  /** A draft in the writer's hands, opened by its address. */
  async function draft(): Promise<{ writer: Person; address: string }> {
    const actor = await world.get(UserDirectory).getActor(WRITER);
    const { id } = await world.get(ProcessInstanceService).startByHand(actor, 'joint-opinion', { matter: `对话${++matters}` });
    const [task] = await world.get(UserTaskQueries).listByInstances([id]);
    const writer = await Person.signedIn(world, WRITER);
    const address = `/tasks/${task!.id}`;
    await writer.page.goto(address);
    await writer.task.ready();
    return { writer, address };
  }
  /** What has the focus, as a person would name it. */
  const focused = ({ page }: Person): Promise<string> => page.evaluate(() => {
    const element = document.activeElement;
    // lost: on the page or the dialog as a whole
    if (element === document.body || element instanceof HTMLDialogElement) return '';
    return element?.closest('.field, fieldset')?.querySelector('label, legend')?.textContent?.replace('*', '') ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
  const errors = async (dialog: Locator): Promise<string[]> => (await dialog.getByRole('alert').allInnerTexts()).map((each) => each.trim());
  const confirm = (person: Person): Promise<void> => person.task.dialog.locator('.modal-f .btn').last().click();

  it('begins in its first field', async () => {
    const { writer } = await draft();
    for (const [act, field] of [['transfer', '转办给'], ['delegate', '委派给'], ['addSigners', '何时签署'], ['copy', '抄送给'], ['comment', '留言内容']] as const) {
      await writer.task.verb(act);
      await writer.task.dialog.waitFor();
      await eventually(async () => expect(await focused(writer)).toContain(field));
      await writer.page.keyboard.press('Escape');
      await writer.task.dialog.waitFor({ state: 'hidden' });
    }
    await writer.page.context().close();
  });

  it('is left by Escape, after the list that is open, and keeps what was typed', async () => {
    const { writer } = await draft();
    await writer.task.verb('transfer');
    await writer.task.choosePeople(['严化名']);
    const { dialog } = writer.task;
    await dialog.locator('textarea').fill('请你熟悉情况');
    const person = dialog.locator('[data-field=person] input').first();
    await person.fill('何');
    const open = (is: boolean) => eventually(async () => expect(await person.getAttribute('aria-expanded')).toBe(String(is)));
    await open(true);
    await writer.page.keyboard.press('Escape');
    await open(false);
    expect(await dialog.isVisible()).toBe(true);
    await writer.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused(writer)).toContain('转办');
    await writer.task.verb('transfer');
    expect(await dialog.locator('textarea').inputValue()).toBe('请你熟悉情况');
    expect(await dialog.locator('[data-field=person]').innerText()).toContain('严化名');
    await writer.task.confirm('', '/transfer');
    await writer.page.context().close();
  });

  it('says under each field what is missing, all at once, in the words of its label', async () => {
    const { writer } = await draft();
    const { dialog } = writer.task;
    for (const [act, said] of [['transfer', ['请选择转办给谁', '请填写转办原因']], ['delegate', ['请选择委派给谁', '请填写委派事项']], ['comment', ['请填写留言内容']], ['copy', ['请选择抄送给谁']]] as const) {
      await writer.task.verb(act);
      await confirm(writer);
      await eventually(async () => expect(await errors(dialog)).toEqual(said));
      expect(await dialog.locator('.field.is-bad, textarea.bad').count()).toBe(act === 'transfer' || act === 'delegate' ? 3 : act === 'comment' ? 2 : 1);
      await world.shoot(writer.page, `缺少-${act}`);
      await writer.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    // what the server has against one of them stands there as well
    world.expectRefusal({ status: 422, path: /\/transfer$/ });
    await writer.task.verb('transfer');
    await writer.task.choosePeople(['孔示范']);
    await dialog.locator('textarea').fill('给我自己');
    await confirm(writer);
    await eventually(async () => expect(await dialog.locator('[data-field=person]').getByRole('alert').innerText()).toContain('本人以外'));
    expect(await dialog.locator('textarea.bad').count()).toBe(0);
    await writer.page.context().close();
  });

  it('marks no field for a refusal that is about none, and says when one may urge again', async () => {
    const { writer, address } = await draft();
    await writer.task.verb('delegate');
    await writer.task.choosePeople(['何测试']);
    await writer.task.confirm('请核对。', '/delegation');
    await writer.page.goto(address);
    await writer.task.verb('urge');
    await writer.task.confirm('今天要用。', '/urge');
    world.expectRefusal({ status: 429, path: /\/urge$/ });
    await writer.task.verb('urge');
    const { dialog } = writer.task;
    await dialog.locator('textarea').fill('还没有吗');
    await confirm(writer);
    await eventually(async () => expect(await dialog.getByTestId('refusal').innerText()).toMatch(/刚刚已经催办过[^]*10:\d\d 起可再次催办/));
    expect(await dialog.locator('.is-bad, .bad').count()).toBe(0);
    await world.shoot(writer.page, '催办过早');
    await writer.page.keyboard.press('Escape');
    await writer.task.verb('urge');
    expect(await dialog.innerText()).toContain('10:30 起可再次催办');
    await writer.page.context().close();
  });

  it('goes with the news when the task has gone on behind it', async () => {
    const { writer, address } = await draft();
    await writer.task.verb('addSigners');
    await writer.task.choosePeople(['何测试']);
    await writer.task.confirm('请先过目。', '/additional-signers');
    const signer = await Person.signedIn(world, COLLEAGUE);
    await signer.page.goto(address);
    await signer.task.act.filter({ hasText: '同意签署' }).click();
    // given
    await writer.page.getByRole('button', { name: '不再请 何测试 签署' }).click();
    await writer.task.confirm('不必了。', '/removal');
    // when
    world.expectRefusal({ status: 403, path: /\/signature$/ });
    world.expectRefusal({ status: 404, path: /user-tasks|process-instances/ });
    await signer.task.dialog.locator('textarea').fill('无意见');
    await confirm(signer);
    // then
    await signer.task.dialog.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await signer.page.locator('main').innerText()).toMatch(/没有请您加签，或您已经签署|您不再有权查看/));
    expect(await signer.page.getByTestId('disagree').count()).toBe(0);
    await world.shoot(signer.page, '已减签');
    await Promise.all([writer, signer].map(({ page }) => page.context().close()));
  });

  it('says to whom a task went, and that the next one was opened', async () => {
    await draft().then(({ writer }) => writer.page.context().close());
    const { writer } = await draft();
    await writer.tasks.open('todo');
    const atHeading = () => eventually(async () => expect(await writer.page.evaluate(() => document.activeElement?.tagName)).toBe('H1'));
    await writer.page.locator('tbody tr').first().getByRole('link').first().click();
    await writer.task.ready();
    await atHeading();
    await writer.task.verb('transfer');
    await writer.task.choosePeople(['严化名']);
    await writer.task.confirm('请你办理', '/transfer');
    await eventually(async () => expect(await writer.page.locator('.toast').innerText()).toMatch(/已转办给严化名[^]*已打开下一件/));
    await atHeading();
    await writer.page.context().close();
  });

  it('leaves the focus where one goes on: the button that was pressed, the heading when that is gone', async () => {
    const { writer } = await draft();
    const here = () => writer.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName);
    await writer.task.verb('addSigners');
    await writer.task.choosePeople(['何测试']);
    await writer.task.confirm('请先过目。', '/additional-signers');
    await eventually(async () => expect(await focused(writer)).toContain('加签'));
    await writer.page.getByRole('button', { name: '不再请 何测试 签署' }).click();
    await writer.task.confirm('不必了。', '/removal');
    await eventually(async () => expect(await here()).toBe('H1'));
    await writer.task.complete({ decision: '同意' });
    await eventually(async () => expect(await here()).toBe('H1'));
    // who claims goes on with what the button is then
    const approver = await Person.signedIn(world, 'S03');
    await approver.tasks.open('claimable');
    await approver.tasks.enter({ of: '会商事项', step: 'supervisor-view' });
    await approver.task.claim();
    expect(await approver.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('primary-act');
    await Promise.all([writer, approver].map(({ page }) => page.context().close()));
  });

  it('tells a search that failed from one that found nobody', async () => {
    const { writer } = await draft();
    await writer.task.verb('copy');
    const { dialog } = writer.task;
    const person = dialog.locator('[data-field=person] input').first();
    await person.fill('查无此人');
    await dialog.getByText('没有找到这位人员').waitFor();
    await person.fill('何');
    await dialog.getByRole('option', { name: '何测试' }).click();
    expect(await person.inputValue()).toBe('');
    await writer.page.context().setOffline(true);
    await person.fill('孔');
    await dialog.getByText('查找未成功').waitFor();
    expect(await writer.page.locator('.toast').count()).toBe(0);
    await writer.page.context().setOffline(false);
    await person.fill('张');
    await dialog.getByRole('option', { name: '张模拟' }).waitFor();
    await world.shoot(writer.page, '抄送选人');
    const clipped = await dialog.locator('.el-select-dropdown').evaluate((element) => { const { left, bottom } = element.getBoundingClientRect(); return !element.contains(document.elementFromPoint(left + 12, bottom - 3)); });
    expect(clipped).toBe(false);
    world.troubles.splice(0); // what the broken line refused
    await writer.page.context().close();
  });
});
