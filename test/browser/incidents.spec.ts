import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { SEAL_PROCESS } from '../support/seal-process';
import { eventually } from './eventually';
import { IncidentPage } from './pages/incident.page';
import { Person } from './pages/person';

jest.setTimeout(180_000);

const CLERK = 'E08';
const SUPERVISOR = 'E03';
const PROCESS_OWNER = 'Y01';

describe('work that got stuck', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('incidents', '2026-10-12T10:00:00+08:00');
    await world.get(DeploymentService).deploy({ reason: '测试', deployedBy: null, resources: [{ name: 'seal-use/seal-use.bpmn', content: SEAL_PROCESS }] });
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  /** E08 registers a seal with too large a number and hands the task in: it breaks. */
  async function breakOne(title: string): Promise<void> {
    const actor = await world.get(UserDirectory).getActor(CLERK);
    await world.get(ProcessInstanceService).start({ actor, tenantId: actor.tenantId, processDefinitionKey: 'seal-use', title, variables: { copies: 30 } });
    world.expectRefusal({ status: 422, path: /\/completion$/ });
    const clerk = await Person.signedIn(world, CLERK);
    await clerk.tasks.open('todo');
    await clerk.tasks.enter({ of: title });
    await clerk.task.ready();
    expect((await clerk.task.send()).status()).toBe(422);
    await eventually(async () => expect(await clerk.page.locator('body').innerText()).toContain('无法继续'));
    await world.shoot(clerk.page, '经办人看到');
  }

  it('is repaired and retried by the supervisor, and the clerk’s task has gone through', async () => {
    await breakOne('合同用印');
    const supervisor = await Person.signedIn(world, SUPERVISOR);
    const incidents = new IncidentPage(supervisor.page);
    await supervisor.supervision.open();
    expect(await supervisor.supervision.counter('incidents').innerText()).toBe('1');
    await incidents.open();
    expect(await incidents.row('合同用印').innerText()).toMatch(/没有任何一条流出条件成立[^]*份数是否在限额内[^]*待处理/);
    await world.shoot(supervisor.page, '异常列表');
    await incidents.enter('合同用印');
    expect(await incidents.brokenElement()).toBe('how-many');
    expect(await incidents.action('skip').isDisabled()).toBe(true);
    await world.shoot(supervisor.page, '异常详情');

    const dialog = await incidents.openRepair();
    await incidents.fillRepair(dialog, 'copies', '3', '份数多写了一个零');
    await world.shoot(supervisor.page, '修改变量');
    await incidents.confirm(dialog);
    await eventually(async () => expect(await supervisor.page.locator('.task-title').innerText()).toContain('已处理'));
    expect(await supervisor.page.locator('.facts').innerText()).toMatch(/修改变量后通过[^]*份数多写了一个零/);
    await world.shoot(supervisor.page, '已处理');

    await incidents.open();
    expect(await supervisor.page.locator('.incident-card .empty').innerText()).toContain('没有待处理的异常');
    await world.shoot(supervisor.page, '没有异常');
    await incidents.show('已处理');
    expect(await incidents.row('合同用印').count()).toBe(1);

    const clerk = await Person.signedIn(world, CLERK);
    await clerk.tasks.open('todo');
    expect(await clerk.tasks.row({ of: '合同用印' }).innerText()).toContain('留存用印记录');
  });

  it('asks before a retry, says when it failed again, and fits on a phone', async () => {
    await breakOne('公函用印');
    const supervisor = await Person.signedIn(world, SUPERVISOR, { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const incidents = new IncidentPage(supervisor.page);
    await incidents.open();
    await world.shoot(supervisor.page, '手机列表');
    await incidents.enter('公函用印');
    await incidents.brokenElement();
    await world.shoot(supervisor.page, '手机详情', { whole: true });
    await incidents.action('retry').click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.locator('footer button').last().click();
    expect(await dialog.innerText()).toContain('请填写重试原因'); // no act without a reason
    await dialog.locator('textarea').fill('再试一次');
    await world.shoot(supervisor.page, '手机重试');
    await incidents.confirm(dialog);
    await eventually(async () => expect(await supervisor.page.locator('.facts').innerText()).toMatch(/已尝试\s+2 次/));
    expect(await supervisor.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('is open to the process owner, without the case', async () => {
    const owner = await Person.signedIn(world, PROCESS_OWNER);
    const incidents = new IncidentPage(owner.page);
    await owner.page.locator('.nav').getByText('异常处理').click();
    await owner.page.locator('.incident-card table, .incident-card .empty').first().waitFor();
    expect(await incidents.row('公函用印').count()).toBe(0);
    await world.shoot(owner.page, '流程管理员');
  });

  it('reads in English, too', async () => {
    const supervisor = await Person.signedIn(world, SUPERVISOR);
    await supervisor.page.evaluate(() => localStorage.setItem('qunguan.locale', 'en'));
    await supervisor.page.goto('/incidents');
    await supervisor.page.locator('.incident-card table').waitFor();
    expect(await supervisor.page.locator('main').innerText()).toMatch(/Incidents[^]*To handle[^]*Completion of a task/);
    await world.shoot(supervisor.page, 'English');
  });
});
