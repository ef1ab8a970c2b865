import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessDefinitionRepository } from '../../src/workflow/process-definition';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { UserTaskQueries, UserTaskService } from '../../src/workflow/user-task';
import { staffGroup } from '../process/group.fixture';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(60_000);

const OWNER = 'S09';
const SECRETARY = 'S05';
const SUPERVISOR = 'S04';

describe('a page that was opened before its task went on', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('stale', '2026-10-12T10:00:00+08:00');
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  const actor = (userId: string) => world.get(UserDirectory).getActor(userId);
  let applications = 0;
  /** An application that waits for the secretary's review: its number and the task. */
  async function application() {
    const { id, businessKey } = await world.get(ProcessInstanceService).startByHand(await actor(OWNER), 'group-establish', staffGroup(`甲乙社区-旧${++applications}-工作群`));
    const [task] = await world.get(UserTaskQueries).listByInstances([id]);
    return { of: businessKey, taskId: task!.id };
  }
  const stale = (person: Person) => person.page.getByTestId('stale');
  async function typed(person: Person, of: string): Promise<void> {
    await person.enter({ of });
    await person.task.form.fill({ ownerId: '孔示范', decision: '不同意', reviewReason: '与现有工作群重复' });
    await person.page.locator('#opinion').fill('请合并到现有工作群');
    await eventually(async () => expect(await person.page.getByTestId('draft').innerText()).toContain('草稿已保存'));
  }

  it('says who has it now, keeps what was typed, and shows the present state when asked', async () => {
    const { of, taskId } = await application();
    const secretary = await Person.signedIn(world, SECRETARY);
    await typed(secretary, of);
    // given
    await world.get(UserTaskService).assign(await actor(SUPERVISOR), taskId, 'S06', '何书记外出');
    world.expectRefusal({ status: 403, path: /completion$/ });
    // when
    expect((await secretary.task.send()).status()).toBe(403);
    // then
    await eventually(async () => expect(await stale(secretary).innerText()).toMatch(/本事项已有变化[^]*已于[^]*10:00 改派给[^]*您填写的内容已保留/));
    const form = await secretary.page.locator('[data-testid=form]').innerText();
    expect(form).toContain('与现有工作群重复');
    expect(await secretary.page.locator('[data-field=opinion]').innerText()).toContain('请合并到现有工作群');
    await world.shoot(secretary.page, '改派后提交');
    await stale(secretary).getByRole('button', { name: '查看现在的情况' }).click();
    await eventually(async () => expect(await stale(secretary).count()).toBe(0));
    expect(await secretary.page.locator('[data-testid=form]').innerText()).not.toContain('与现有工作群重复');
  });

  it('on a phone, after the same person did it at the desk', async () => {
    const { of } = await application();
    const phone = await Person.signedIn(world, SECRETARY, { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await typed(phone, of);
    const desk = await Person.signedIn(world, SECRETARY);
    await desk.complete({ of }, { ownerId: '孔示范', decision: '同意' }, '同意');
    world.expectRefusal({ status: 409, path: /completion$|form-drafts/ });
    await phone.task.act.click();
    await eventually(async () => expect(await stale(phone).innerText()).toMatch(/您已于 [^]*10:00 在另一页面办理本事项；结论：同意[^]*已保留/));
    expect(await phone.page.locator('[data-testid=form]').innerText()).toContain('与现有工作群重复');
    await world.shoot(phone.page, '手机上已办理', { whole: true });
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('notices while one is still typing, before anything is sent', async () => {
    const { of, taskId } = await application();
    const writer = await Person.signedIn(world, SECRETARY);
    await typed(writer, of);
    world.expectRefusal({ status: 403, path: /form-drafts/ });
    await world.get(UserTaskService).assign(await actor(SUPERVISOR), taskId, 'S06', '何书记外出');
    await writer.page.locator('#opinion').fill('请合并到现有工作群，谢谢');
    await eventually(async () => expect(await stale(writer).innerText()).toContain('改派给'));
    expect(await writer.page.locator('[data-field=opinion]').innerText()).toContain('谢谢');
    await world.shoot(writer.page, '填写时改派');
    // what the page then shows is the present in all its parts
    await stale(writer).getByRole('button', { name: '查看现在的情况' }).click();
    await eventually(async () => expect(await stale(writer).count()).toBe(0));
    const [before, now] = await Promise.all([world.get(UserDirectory).get(SECRETARY), world.get(UserDirectory).get('S06')]);
    await eventually(async () => expect(await writer.page.locator('aside .tl li.now').first().innerText()).toContain(now.name));
    expect(await writer.page.locator('aside .tl li.now').first().innerText()).not.toContain(before.name);
  });

  it('a start form of a former version opens anew with what still fits', async () => {
    const clerk = await Person.signedIn(world, OWNER);
    await clerk.start.open();
    await clerk.start.choose('group-establish');
    await clerk.start.form.fill({
      unitId: '甲乙社区', groupName: '甲乙社区-换版-工作群', kind: '单位内部工作群', audience: '全部为本单位人员', purpose: '工作联系', platform: '微信', expectedMembers: 19, memberCap: 50, functionText: '旧说明',
      memberCategories: ['工作人员（员工）'], activity: '中（日均 10 至 100 条）', ownerId: '孔示范', secrecyStatement: true,
    });
    const definitions = world.get(ProcessDefinitionRepository);
    const before = await definitions.getLatest('group-establish');
    const forms = await definitions.listForms(before.id);
    const changed = (key: string, schema: object) => (key === 'application' ? JSON.stringify(schema).replace('"key":"functionText"', '"key":"duties"') : JSON.stringify(schema));
    await world.get(DeploymentService).deploy({
      reason: '表单调整', deployedBy: null,
      resources: [{ name: 'group-establish/group-establish.bpmn', content: before.xml }, ...[...forms].map(([key, schema]) => ({ name: `group-establish/${key}.form.json`, content: changed(key, schema) }))],
    });
    world.expectRefusal({ status: 400, path: /process-instances$/ });
    await clerk.page.getByTestId('start').click();
    await clerk.start.form.field('duties').waitFor();
    expect(await clerk.start.form.field('groupName').locator('input').inputValue()).toBe('甲乙社区-换版-工作群');
    await eventually(async () => expect(await clerk.page.getByTestId('draft').innerText()).toContain('表单已更新'));
    await world.shoot(clerk.page, '表单换版');
    await clerk.start.send();
  });
});
