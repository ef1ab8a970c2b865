import { BrowserWorld, DESK, PHONE } from '../support/browser-world';
import { JOINT_OPINION } from '../support/joint-opinion-process';
import { DeploymentService } from '../../src/workflow/deployment';
import { eventually } from './eventually';
import { Person } from './pages/person';
import { story } from './story';

jest.setTimeout(180_000);

/** 会商事项 goes through many hands: 孔示范 drafts, 尤演示 and 许虚构 see it side by side, 秦样例 decides. */
describe.each([
  ['a desk', 'verbs-desk', { viewport: DESK }],
  ['a phone', 'verbs-phone', { viewport: PHONE, isMobile: true, hasTouch: true }],
] as const)('the verbs on a task at %s', (_where, name, options) => {
  let world: BrowserWorld;
  const people = new Map<string, Promise<Person>>();
  const chapter = story(() => world);
  const as = (userId: string): Promise<Person> => {
    let person = people.get(userId);
    if (!person) people.set(userId, (person = Person.signedIn(world, userId, options)));
    return person;
  };
  const OF = '会商事项';

  beforeAll(async () => {
    world = await BrowserWorld.boot(name, '2026-10-12T10:00:00+08:00');
    await world.get(DeploymentService).deploy({ reason: '会商', deployedBy: null, isShipped: true, resources: JOINT_OPINION });
  });
  afterAll(() => world?.close());

  chapter('begins with a draft that its writer transfers to a colleague', async () => {
    const writer = await as('S09');
    await writer.start.open();
    await writer.start.choose('joint-opinion');
    await writer.start.form.fill({ matter: '群规修订' });
    await writer.start.send();
    await writer.enter({ of: OF, step: 'draft' });
    await world.shoot(writer.page, '办理栏');
    expect(await writer.task.verbs()).toEqual(['addSigners', 'comment', 'copy', 'delegate', 'transfer']);
    await writer.task.verb('transfer');
    await world.shoot(writer.page, '转办');
    await writer.task.choosePeople(['严化名']);
    await writer.task.confirm('请你熟悉情况，由你拟定。', '/transfer');
    await writer.page.waitForURL(/\/work\/todo/);
    await writer.tasks.open('todo');
    expect(await writer.tasks.row({ of: OF, step: 'draft' }).count()).toBe(0);
  });

  chapter('is delegated back for help, and comes back with an opinion', async () => {
    const colleague = await as('S11');
    await colleague.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await colleague.task.timeline.innerText()).toMatch(/转办[^]*请你熟悉情况/));
    await colleague.task.verb('delegate');
    await colleague.task.choosePeople(['孔示范']);
    await colleague.task.confirm('请核对第三条。', '/delegation');
    const helper = await as('S09');
    await helper.tasks.open('todo');
    expect(await helper.tasks.row({ of: OF, step: 'draft' }).locator('[data-part]').innerText()).toBe('委派');
    await helper.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await helper.page.locator('.notice').first().innerText()).toContain('严化名 委派您协助办理'));
    await world.shoot(helper.page, '委派');
    await helper.task.act.filter({ hasText: '交回' }).click();
    await helper.task.confirm('第三条无误。', '/delegation/resolution');
    await colleague.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await colleague.task.timeline.innerText()).toMatch(/交回委派[^]*第三条无误/));
  });

  chapter('is signed before and after the decision', async () => {
    const colleague = await as('S11');
    await colleague.task.verb('addSigners');
    await world.shoot(colleague.page, '加签');
    await colleague.task.choosePeople(['何测试']);
    await colleague.task.confirm('请先过目。', '/additional-signers');
    await eventually(async () => expect(await colleague.page.getByTestId('signatures').innerText()).toMatch(/何测试[^]*待签署/));
    const signer = await as('S05');
    await signer.tasks.open('todo');
    expect(await signer.tasks.row({ of: OF, step: 'draft' }).locator('[data-part]').innerText()).toBe('加签');
    await signer.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await signer.page.locator('.notice').first().innerText()).toContain('严化名请您加签：请先过目。'));
    await world.shoot(signer.page, '签署');
    await signer.task.act.filter({ hasText: '同意签署' }).click();
    await signer.task.confirm('无意见。', '/signature');
    await colleague.enter({ of: OF, step: 'draft' });
    await colleague.task.verb('addSigners');
    await colleague.task.dialog.locator('input[type=radio][value=AFTER]').check();
    await colleague.task.choosePeople(['吕样本']);
    await colleague.task.confirm('请复核。', '/additional-signers');
    // what has to wait until they have signed is there, with the reason
    await colleague.page.getByTestId('more-acts').getByRole('button', { name: '更多' }).click();
    await eventually(async () => expect(await colleague.page.locator('[data-later=transfer]').innerText()).toContain('加签尚未完成'));
    await world.shoot(colleague.page, '后加签-更多');
    await colleague.page.keyboard.press('Escape');
    await colleague.task.complete({ decision: '同意' });
    const second = await as('S06');
    await second.enter({ of: OF, step: 'draft' });
    await second.page.getByTestId('disagree').click();
    await second.task.confirm('请补充依据。', '/signature');
    await colleague.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await colleague.page.getByTestId('signatures').innerText()).toMatch(/吕样本[^]*不同意/));
    await world.shoot(colleague.page, '后加签不同意', { whole: true });
    await colleague.task.complete({ decision: '同意' }, '已补充依据。');
  });

  chapter('is recalled while nobody has acted, and submitted again', async () => {
    const colleague = await as('S11');
    await colleague.tasks.open('done');
    await colleague.tasks.enter({ of: OF, step: 'draft' });
    await colleague.task.act.filter({ hasText: '撤回' }).click();
    await colleague.task.confirm('还要改一处。', '/recall');
    await colleague.page.locator('#opinion').waitFor();
    await colleague.task.complete({ decision: '同意' }, '已改。');
  });

  chapter('is returned out of both branches to the writer, who submits it again', async () => {
    const approver = await as('S03');
    await approver.enter({ of: OF, step: 'approver-view' });
    await approver.task.verb('return');
    await world.shoot(approver.page, '退回');
    expect(await approver.task.dialog.innerText()).toMatch(/拟定意见[^]*严化名/);
    await approver.task.confirm('缺少群众意见。', '/return');
    await approver.tasks.open('claimable');
    expect(await approver.tasks.row({ of: OF, step: 'supervisor-view' }).count()).toBe(0);
    const colleague = await as('S11');
    await colleague.tasks.open('todo');
    expect(await colleague.tasks.row({ of: OF, step: 'draft' }).locator('[data-part]').innerText()).toBe('退回');
    await colleague.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await colleague.page.locator('.notice').first().innerText()).toContain('被退回'));
    await eventually(async () => expect(await colleague.task.timeline.innerText()).toMatch(/退回[^]*缺少群众意见/));
    await world.shoot(colleague.page, '被退回');
    await colleague.task.form.fill({ decision: '同意' });
    expect(await colleague.task.act.innerText()).toContain('同意');
    await colleague.task.complete({}, '已附群众意见。');
  });

  chapter('is urged and copied, both on record', async () => {
    const writer = await as('S09');
    const approver = await as('S03');
    await approver.enter({ of: OF, step: 'approver-view' });
    const address = new URL(approver.page.url()).pathname;
    // the page of the case is enough
    await writer.tasks.open('started');
    await writer.tasks.enter({ of: OF });
    const step = writer.page.locator('.steps li', { hasText: '主管部门会商' });
    await step.locator('[data-act=urge]').click();
    await writer.task.confirm('今天要用。', '/urge');
    expect(await step.locator('[data-act]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-act')))).toEqual(['copy', 'urge', 'comment']);
    await world.shoot(writer.page, '流程页催办');
    // what was typed about one step is not offered at the other, though both are of one case
    const comment = writer.task.dialog.locator('textarea');
    for (const [name, found] of [['主管部门会商', ''], ['监督部门会商', ''], ['主管部门会商', '只问主管部门']] as const) {
      await writer.page.locator('.steps li', { hasText: name }).locator('[data-act=comment]').click();
      expect([name, await comment.inputValue()]).toEqual([name, found]);
      if (name === '主管部门会商') await comment.fill('只问主管部门');
      await writer.page.keyboard.press('Escape');
      await writer.task.dialog.waitFor({ state: 'hidden' });
    }
    await step.getByRole('link').click();
    await eventually(async () => expect(await writer.page.locator('.crumbs').innerText()).toMatch(/^会商事项/));
    expect(await writer.task.act.count()).toBe(0);
    await approver.page.reload();
    await eventually(async () => expect(await approver.page.locator('.task-title').innerText()).toContain('已被催办 1 次'));
    expect(await approver.header.messages()).toContain('催办：主管部门会商');
    await approver.page.goto(address);
    await approver.task.verb('copy');
    await approver.task.choosePeople(['张模拟', '施范例']);
    await approver.task.confirm('供参考。', '/cc');
    await eventually(async () => expect(await approver.task.timeline.innerText()).toMatch(/抄送[^]*张模拟/));
    await world.shoot(approver.page, '抄送', { whole: true });
    const reader = await as('S08');
    await reader.page.goto(address);
    await reader.task.title.waitFor();
    // who only looks is offered no decision
    await eventually(async () => expect(await reader.page.getByTestId('act-reason').innerText()).toBe('您可以查看，不能办理。'));
    expect(await reader.task.act.count()).toBe(0);
  });

  chapter('is seen by somebody who stands in for the approver, and says so', async () => {
    const approver = await as('S03');
    await approver.page.goto('/stand-ins');
    const form = approver.page.getByTestId('arrange');
    await form.locator('[data-field=person] input').first().fill('许虚构');
    await form.locator('.el-select-dropdown__item').filter({ hasText: '许虚构' }).first().click();
    for (const [field, text] of [['startsAt', '2026-10-12 08:00'], ['endsAt', '2026-10-14 18:00']] as const) {
      await form.locator(`[data-field=${field}] input`).fill(text);
      await form.locator(`[data-field=${field}] input`).press('Enter');
    }
    await form.locator('#stand-in-reason').fill('外出学习');
    await world.shoot(approver.page, '设置代理', { whole: true });
    await form.getByRole('button', { name: '设置代理' }).click();
    await eventually(async () => expect(await approver.page.locator('[data-stand-in]').first().innerText()).toMatch(/由 许虚构 代您办理[^]*代理中/));
    await world.shoot(approver.page, '我的代理');
    const deputy = await as('S04');
    await deputy.enter({ of: OF, step: 'approver-view' });
    await eventually(async () => expect(await deputy.page.locator('.notice').first().innerText()).toContain('您正代 尤演示 办理'));
    await deputy.task.complete({ decision: '同意' }, '代为会商，同意。');
  });

  chapter('goes over to a colleague when its writer leaves, with what else is in their hands', async () => {
    const leaver = await as('S10');
    await leaver.start.open();
    await leaver.start.choose('joint-opinion');
    await leaver.start.form.fill({ matter: '离岗前的一件' });
    await leaver.start.send();
    const supervisor = await as('S04');
    await supervisor.page.goto('/stand-ins');
    const card = supervisor.page.getByTestId('handover');
    for (const [index, name] of ['曹假名', '施范例'].entries()) {
      await card.locator('[data-field=person]').nth(index).locator('input').fill(name);
      await card.locator('[data-field=person]').nth(index).locator('.el-select-dropdown__item').filter({ hasText: name }).click();
    }
    await card.getByRole('button', { name: '查看交接内容' }).click();
    await eventually(async () => expect(await card.getByRole('status').innerText()).toMatch(/将交接以下 1 件[^]*会商事项/));
    await world.shoot(supervisor.page, '离岗交接', { whole: true });
    await card.getByRole('button', { name: '办理交接' }).click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.locator('textarea').fill('曹假名离职。');
    await dialog.locator('footer button').last().click();
    await dialog.waitFor({ state: 'hidden' });
    const successor = await as('S07');
    await successor.enter({ of: OF, step: 'draft' });
    await eventually(async () => expect(await successor.task.timeline.innerText()).toMatch(/转办[^]*曹假名离职/));
    await leaver.tasks.open('todo');
    expect(await leaver.tasks.row({ of: OF, step: 'draft' }).count()).toBe(0);
    // who leaves may do so themself, for nobody else
    await leaver.page.goto('/stand-ins');
    await leaver.page.getByTestId('handover').waitFor();
    expect(await leaver.page.getByTestId('handover').locator('[data-field=person]').count()).toBe(1);
  });

  // a phone has no room for choosing several: there each is opened
  if (options.viewport !== DESK) return;

  chapter('is decided together with others of its step, from the list', async () => {
    const writer = await as('S09');
    for (const matter of ['第一件', '第二件', '第三件']) {
      await writer.start.open();
      await writer.start.choose('joint-opinion');
      await writer.start.form.fill({ matter });
      await writer.start.send();
    }
    await writer.tasks.open('todo');
    await writer.page.locator('.c-pick input').first().check();
    await writer.page.getByRole('button', { name: '选择同类' }).click();
    await world.shoot(writer.page, '批量选择');
    await writer.page.getByTestId('batch').click();
    await writer.page.getByRole('dialog').getByText('不同意', { exact: true }).waitFor();
    await writer.page.getByRole('dialog').getByText('同意', { exact: true }).click();
    await world.shoot(writer.page, '批量办理');
    const [answer] = await Promise.all([writer.page.waitForResponse((response) => response.url().endsWith('/batch-completion')), writer.page.getByRole('dialog').locator('.modal-f .btn-pri').click()]);
    expect(((await answer.json()) as { results: { done: boolean }[] }).results.map(({ done }) => done)).toEqual([true, true, true]);
    await eventually(async () => expect(await writer.tasks.row({ of: OF, step: 'draft' }).count()).toBe(0));
  });
});
