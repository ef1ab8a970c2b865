import { UserDirectory } from '../../src/platform/identity';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { staffGroup } from '../process/group.fixture';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { ControlPage } from './pages/control.page';
import { People, Person } from './pages/person';
import { story } from './story';

jest.setTimeout(180_000);

const NAME = '甲乙社区-统筹-工作群';

describe('a run under control', () => {
  let world: BrowserWorld;
  let people: People;
  let control: ControlPage;
  let instanceId: string;
  let groupNo: string;

  beforeAll(async () => {
    world = await BrowserWorld.boot('instance-control', '2026-10-12T10:00:00+08:00');
    people = new People(world);
    const applicant = await world.get(UserDirectory).getActor('S09');
    ({ id: instanceId, businessKey: groupNo } = await world.get(ProcessInstanceService).startByHand(applicant, 'group-establish', staffGroup(NAME)));
  });
  afterAll(() => world?.close());
  const chapter = story(() => world);

  chapter('is suspended by a supervisor, who says why', async () => {
    const supervisor = await people.as('S04');
    control = new ControlPage(supervisor.page);
    await control.open(instanceId);
    expect(await supervisor.page.getByTestId('controls').innerText()).toMatch(/暂停\s*调整流程\s*终止/);
    await world.shoot(supervisor.page, '可以做什么');
    await control.action('suspend').click();
    await world.shoot(supervisor.page, '暂停的问题');
    await control.confirm('等待街道党工委研究');
    await eventually(async () => expect(await control.head.innerText()).toMatch(/暂停[^]*许虚构[^]*原因：等待街道党工委研究[^]*期限照常计算/));
    await world.shoot(supervisor.page, '已暂停');
  });

  chapter('refuses its staff meanwhile, with a sentence they understand', async () => {
    const secretary = await people.as('S05');
    await secretary.enter({ of: groupNo, step: 'review-by-first-responsible' });
    // before anything is typed
    await eventually(async () => expect(await secretary.page.getByRole('status').filter({ hasText: '暂停办理' }).innerText()).toMatch(/许虚构于[^]*暂停办理，原因：等待街道党工委研究。规定的期限照常计算/));
    await world.shoot(secretary.page, '经办人看到暂停');
    await secretary.task.form.fill({ ownerId: '孔示范', decision: '同意' });
    world.expectRefusal({ status: 409, path: /\/completion$/ });
    expect((await secretary.task.send()).status()).toBe(409);
    await eventually(async () => expect(await secretary.page.locator('body').innerText()).toContain('该事项已暂停办理，恢复后才能继续（暂停原因：等待街道党工委研究）。'));
    await world.shoot(secretary.page, '经办人被拒绝');
  });

  chapter('goes on when it is resumed', async () => {
    await control.act('resume', '党工委已研究同意');
    await eventually(async () => expect(await control.head.innerText()).not.toContain('已暂停'));
    const secretary = await people.as('S05');
    await secretary.complete({ of: groupNo, step: 'review-by-first-responsible' }, { ownerId: '孔示范', decision: '同意' });
  });

  chapter('is moved back to an earlier step, tried out in words first', async () => {
    // the registrar is at work on the case: who acts does not steer
    await control.open(instanceId);
    expect([await control.action('modify').isDisabled(), await control.action('modify').getAttribute('title')]).toEqual([true, '您发起、经办过或正在办理本事项，须由他人调整流程。']);
    expect(await control.head.innerText()).toContain('不能调整流程：您发起、经办过');
    const supervisor = await people.as('S03');
    control = new ControlPage(supervisor.page);
    await control.open(instanceId);
    await control.adjust();
    await eventually(async () => expect(await control.marked('qg-to-cancel')).toEqual(['check-filing']));
    expect(await control.outcome.innerText()).toContain('请选择从哪个环节重新开始');
    await control.point('review-by-first-responsible');
    await eventually(async () => expect(await control.outcome.innerText()).toMatch(/将取消：[^]*将开始：/));
    expect(await control.marked('qg-to-start')).toEqual(['review-by-first-responsible']);
    await world.shoot(supervisor.page, '调整流程', { whole: true });
    await control.next();
    await world.shoot(supervisor.page, '调整的问题');
    await control.confirm('第一责任人要求重新审核');
    await eventually(async () => expect(await supervisor.page.locator('.tl').first().innerText()).toMatch(/调整流程[^]*取消：[^]*改从：/));
    await world.shoot(supervisor.page, '已调整');
    const secretary = await people.as('S05');
    await secretary.tasks.open('todo');
    expect(await secretary.tasks.row({ of: groupNo, step: 'review-by-first-responsible' }).count()).toBe(1);
  });

  chapter('says what cannot be, fits on a phone, and reads in English', async () => {
    const leader = await Person.signedIn(world, 'S02', { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const onPhone = new ControlPage(leader.page);
    await onPhone.open(instanceId);
    await world.shoot(leader.page, '手机', { whole: true });
    await onPhone.adjust();
    world.expectRefusal({ status: 409, path: /\/modification\/preview$/ });
    await onPhone.panel.locator('input[role="combobox"]').click();
    await onPhone.panel.locator('[data-step="issue-filing-number"]').click();
    await eventually(async () => expect(await onPhone.outcome.locator('[role=alert]').count()).toBe(1));
    await world.shoot(leader.page, '手机不能这样调整', { whole: true });
    expect(await leader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await leader.page.evaluate(() => localStorage.setItem('qunguan.locale', 'en'));
    await onPhone.open(instanceId);
    expect(await leader.page.getByTestId('controls').innerText()).toMatch(/Suspend\s*Adjust\s*Terminate/);
    await onPhone.adjust();
    await world.shoot(leader.page, 'English', { whole: true });
  });

  chapter('is ended: its task is gone and the application is withdrawn', async () => {
    const supervisor = await people.as('S03');
    await control.open(instanceId);
    await control.act('cancel', '机构调整，不再需要');
    await eventually(async () => expect(await control.head.innerText()).toContain('已终止'));
    expect(await supervisor.page.getByTestId('controls').count()).toBe(0);
    await world.shoot(supervisor.page, '已终止');
    const secretary = await people.as('S05');
    await secretary.tasks.open('todo');
    expect(await secretary.tasks.row({ of: groupNo }).count()).toBe(0);
  });

  chapter('offers nothing to those who do not supervise', async () => {
    const applicant = await people.as('S09');
    await new ControlPage(applicant.page).open(instanceId);
    await applicant.page.locator('.tl').first().waitFor();
    expect(await applicant.page.getByTestId('controls').count()).toBe(0);
  });
});
