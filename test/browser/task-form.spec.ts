import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { UserTaskQueries } from '../../src/workflow/user-task';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { samplePng } from '../support/sample-files';
import { SEAL_PROCESS } from '../support/seal-process';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(60_000);

const CLERK = 'E08';
/** the shipped form of a dissolution, in a task that needs no group; its first field is a date with a time */
const FORM = readFileSync(join(__dirname, '../../processes/shared/group-dissolve/dissolve.form.json'), 'utf8');
const PROCESS = SEAL_PROCESS.replace('camunda:assignee="=starter"><bpmn:incoming>f1', 'camunda:assignee="=starter" camunda:formKey="dissolve"><bpmn:incoming>f1');

describe('the form of a task', () => {
  let world: BrowserWorld;
  let tasks = 0;

  beforeAll(async () => {
    world = await BrowserWorld.boot('task-form', '2026-10-12T09:31:05+08:00');
    await world.get(DeploymentService).deploy({ reason: '测试', deployedBy: null, resources: [{ name: 'seal-use/seal-use.bpmn', content: PROCESS }, { name: 'seal-use/dissolve.form.json', content: FORM }] });
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  async function atTask(options: Parameters<typeof Person.signedIn>[2] = {}): Promise<Person> {
    const actor = await world.get(UserDirectory).getActor(CLERK);
    const { id } = await world.get(ProcessInstanceService).start({ actor, tenantId: actor.tenantId, processDefinitionKey: 'seal-use', title: `登记${(tasks += 1)}`, variables: { copies: 3 } });
    const [task] = await world.get(UserTaskQueries).listByInstances([id]);
    const clerk = await Person.signedIn(world, CLERK, options);
    await clerk.page.goto(`/tasks/${task!.id}`);
    await clerk.task.form.field('dissolvedAt').waitFor();
    return clerk;
  }
  const focusIn = (clerk: Person, field: string) => eventually(async () => expect(await clerk.page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe(field));

  it('goes to the first field that is missing, and opens nothing over the others', async () => {
    const clerk = await atTask();
    const calendar = clerk.page.locator('.el-picker-panel:visible');
    await clerk.task.act.click();
    await focusIn(clerk, 'dissolvedAt');
    await clerk.task.form.problem('method').waitFor();
    await world.shoot(clerk.page, '空表提交');
    expect(await calendar.count()).toBe(0);
    // it opens when asked to, at business time
    await clerk.page.keyboard.press('Space');
    await calendar.waitFor();
    await clerk.page.locator('.el-picker-panel td.today, .el-picker-panel td.current, .el-picker-panel td.available').first().click();
    expect(await clerk.task.form.field('dissolvedAt').locator('input').inputValue()).toMatch(/ 09:31$/);
    await clerk.page.keyboard.press('Escape');
    await eventually(async () => expect(await calendar.count()).toBe(0));
    await clerk.page.context().close();
  });

  it('says at once that a picture is in it already, and leads to where another one is added', async () => {
    const clerk = await atTask();
    const [before, after] = [clerk.task.form.field('screenshotsBefore'), clerk.task.form.field('screenshotsAfter')];
    const upload = async (field: typeof before, said: string) => {
      await field.locator('input[type=file][multiple]').setInputFiles({ name: '群聊.png', mimeType: 'image/png', buffer: samplePng(7, 40, 40) });
      await field.getByText(said).waitFor();
    };
    await upload(before, '指纹已存证');
    await upload(after, '与另一份材料内容相同');
    expect(await after.getByText('指纹已存证').count()).toBe(0);
    await clerk.task.form.fill({ dissolvedAt: '2026-10-12 09:20', method: '群主在平台上解散', membersInformed: true, handedOverTo: '陈假名' });
    await after.getByRole('button', { name: '移除 群聊.png' }).click();
    await clerk.task.act.click();
    await focusIn(clerk, 'screenshotsAfter');
    expect(await clerk.page.evaluate(() => document.activeElement?.className)).toContain('up-add');
    await clerk.page.context().close();
  });

  it('shows no broken picture for a file that only calls itself one', async () => {
    const clerk = await atTask();
    const field = clerk.task.form.field('screenshotsBefore');
    world.expectRefusal({ status: 422, path: /evidence$/ });
    await field.locator('input[type=file][multiple]').setInputFiles({ name: '假图.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await field.getByRole('alert').waitFor();
    await eventually(async () => expect(await field.getByTestId('upload').locator('img').count()).toBe(0));
    await clerk.page.context().close();
  });

  it('is kept when the session ends, and the sign-in page says so', async () => {
    const clerk = await atTask();
    await clerk.page.locator('#opinion').fill('已经登记');
    await eventually(async () => expect(await clerk.page.getByTestId('draft').innerText()).toContain('草稿已保存'));
    await clerk.page.context().clearCookies();
    world.expectRefusal({ status: 401, path: /./ });
    await clerk.page.locator('#opinion').fill('已经登记，请审阅');
    await eventually(async () => expect(await clerk.page.getByTestId('session-ended').innerText()).toContain('登录已失效，请重新登录；已填写的内容已保存为草稿'));
    await world.shoot(clerk.page, '登录已失效');
    await clerk.page.locator(`[data-username="${CLERK.toLowerCase()}"]`).click();
    await eventually(async () => expect(await clerk.page.locator('#opinion').inputValue()).toBe('已经登记，请审阅'));
    await clerk.page.context().close();
  });

  it('has nothing on a phone that is too small to be touched, and no news lies over its buttons', async () => {
    const clerk = await atTask({ viewport: PHONE, isMobile: true, hasTouch: true });
    const small = () => clerk.page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button.me, .crumbs a, .task-meta a, .link, .all')].filter((each) => each.getClientRects().length > 0).map((each) => {
      const { width, height } = each.getBoundingClientRect();
      return { what: each.innerText || each.className, width: Math.round(width), height: Math.round(height) };
    }).filter(({ what, width, height }) => height < 24 || width < 24 || (what.includes('账户') && (width < 44 || height < 44))));
    expect(await small()).toEqual([]);
    await clerk.task.verb('comment');
    await clerk.task.confirm('请留意时限', '/comments');
    const toast = clerk.page.locator('.toast');
    await toast.waitFor();
    const [news, bar] = [(await toast.boundingBox())!, (await clerk.page.locator('.actbar').boundingBox())!];
    expect(news.y + news.height).toBeLessThanOrEqual(bar.y);
    expect(await toast.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe('none');
    await world.shoot(clerk.page, '手机');
    await clerk.page.goto('/start');
    await clerk.page.locator('main a').first().click();
    await clerk.page.locator('.crumbs a').waitFor();
    expect(await small()).toEqual([]);
    await clerk.page.context().close();
  });
});
