import { BrowserWorld } from '../support/browser-world';
import { activeGroup, type GroupSpec } from '../process/violation.fixture';
import { eventually } from './eventually';
import { ModelerPage } from './pages/modeler.page';
import { People } from './pages/person';
import { story } from './story';

jest.setTimeout(120_000);

const group = (name: string): GroupSpec => ({ name, tenantId: 'DEMO-ENT', unitId: 'ENT-BRIDGE', ownerId: 'E08', adminIds: ['E10'], firstResponsibleId: 'E05', members: 12 });
const OLD = '虚构大桥-旧版-工作群';
const NEW = '虚构大桥-新版-工作群';

describe('the modeler of the process owner', () => {
  let world: BrowserWorld;
  let people: People;
  let modeler: ModelerPage;
  let oldNumber: string;
  const chapter = story(() => world);

  beforeAll(async () => {
    world = await BrowserWorld.boot('modeler', '2026-10-12T10:00:00+08:00');
    people = new People(world);
    for (const name of [OLD, NEW]) await activeGroup(world, group(name));
  });
  afterAll(() => world?.close());

  chapter('opens a deployed diagram while a run of it is under way', async () => {
    const owner = await people.as('E08');
    oldNumber = await owner.start.start('group-dissolve', { groupNo: OLD, trigger: '主动解散', reason: '工作转入新的群。' });
    const author = await people.as('Y01');
    modeler = new ModelerPage(author.page);
    await author.page.goto('/modeler');
    await world.shoot(author.page, '流程列表');
    await modeler.open('group-dissolve');
    expect(await modeler.bar.innerText()).toMatch(/工作群解散[^]*v1 运行中/);
    expect(await modeler.deploy.isDisabled()).toBe(true);
    await world.shoot(author.page, '打开流程图');
  });

  chapter('marks what breaks a rule of the regulation, and leads to the element', async () => {
    const author = await people.as('Y01');
    await modeler.select('verify-dissolution');
    await modeler.set('gov:separateFrom', '');
    const problem = modeler.problems.locator('li[data-severity="error"]');
    await problem.first().waitFor();
    await world.shoot(author.page, '破坏了分离原则');
    await modeler.select('execute-force');
    await problem.first().getByRole('button').click();
    await modeler.selected('verify-dissolution');
    await modeler.bar.getByRole('button', { name: '撤销' }).click();
    await modeler.ready();
    expect(await modeler.deploy.isDisabled()).toBe(true);
  });

  chapter('is refused by the server, too, which keeps the draft and names the element', async () => {
    const author = await people.as('Y01');
    await modeler.select('dissolve');
    await modeler.set('camunda:formKey', 'no-such-form');
    await modeler.problems.locator('li[data-severity="error"]').filter({ hasText: 'no-such-form' }).waitFor();
    await modeler.deploy.click();
    await modeler.dialog.locator('textarea').fill('试一试');
    world.expectRefusal({ status: 422, path: /^\/api\/deployments$/ });
    await modeler.dialog.locator('button[type=submit]').click();
    await author.page.getByTestId('refusal').waitFor();
    await world.shoot(author.page, '未能部署');
    await modeler.dialog.getByRole('button', { name: '暂不' }).click();
    await modeler.bar.getByRole('button', { name: '撤销' }).click();
    await modeler.ready();
  });

  chapter('renames a step, documents it and asks before the draft would be lost', async () => {
    const author = await people.as('Y01');
    await modeler.select('dissolve');
    await modeler.set('name', '解散并登记');
    await modeler.set('documentation', '先在聊天软件中解散，再登记时间、方式和前后截图。');
    await modeler.bar.getByText('v2 草稿').waitFor();
    await modeler.ready();
    await world.shoot(author.page, '改名');
    await author.page.locator('[data-process="group-establish"]').click();
    await modeler.dialog.waitFor();
    await world.shoot(author.page, '尚未部署');
    await modeler.dialog.getByRole('button', { name: '继续编辑' }).click();
  });

  chapter('deploys a version with a reason and the differences on the table', async () => {
    const author = await people.as('Y01');
    await modeler.deploy.click();
    await modeler.dialog.locator('button[type=submit]').click();
    await modeler.dialog.getByText('请填写部署原因').waitFor();
    expect(await modeler.dialog.innerText()).toMatch(/解散工作群 → 解散并登记/);
    await modeler.dialog.locator('textarea').fill('按宣传部意见，写明先解散后登记');
    await world.shoot(author.page, '部署');
    await modeler.dialog.locator('button[type=submit]').click();
    await modeler.bar.getByText('v2 运行中').waitFor();
    await modeler.tab('版本').click();
    expect(await modeler.version(2).innerText()).toMatch(/v2[^]*运行中[^]*按宣传部意见，写明先解散后登记[^]*陶流程/);
    await modeler.version(1).waitFor();
    await world.shoot(author.page, '版本');
  });

  chapter('changes nothing for the run under way; a new one takes version 2', async () => {
    const owner = await people.as('E08');
    await owner.start.start('group-dissolve', { groupNo: NEW, trigger: '主动解散', reason: '工作已经完成。' });
    for (const [of, version, step] of [[OLD, '第 1 版', '解散工作群'], [NEW, '第 2 版', '解散并登记']] as const) {
      await owner.tasks.open('started');
      await owner.tasks.enter({ of });
      await eventually(async () => expect(await owner.page.locator('.task-head').innerText()).toContain(version));
      await eventually(async () => expect(await owner.page.locator('main').innerText()).toContain(step));
      await owner.instance.tab('流程图').click();
      await owner.instance.diagram.ready();
      await world.shoot(owner.page, `运行中的${version.replace(/ /g, '')}`);
    }
    // the old run goes on to its end on its own version
    await owner.enter({ of: oldNumber, step: 'dissolve' });
    expect(await owner.page.locator('main').innerText()).not.toContain('解散并登记');
  });
});
