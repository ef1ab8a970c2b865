import { BrowserWorld } from '../support/browser-world';
import { eventually } from './eventually';
import type { Picture } from './pages/form.page';
import { People } from './pages/person';
import { ProofPictures } from './proof-pictures';
import { story } from './story';

jest.setTimeout(120_000);

const NAME = '甲乙社区-养老服务-居民群';
const APPLICATION = {
  unitId: '甲乙社区', groupName: NAME, kind: '有社会群众参与的工作群', audience: '有社会群众参与', underUnitName: true, purpose: '服务群众',
  functionText: '通知社区养老服务安排，收集老人和家属的需求。', platform: '微信', expectedMembers: 150, memberCap: 200, memberCategories: ['工作人员（员工）', '社会群众'],
  activity: '中（日均 10 至 100 条）', ownerId: '孔示范', adminIds: ['严化名'], secrecyStatement: true,
};
const RESIDENTS = ['柏清和', '水望舒', '窦嘉树'].map((name, index) => ({ name, unit: `${index + 1}栋1单元`, category: '社会群众', method: '社区（单位）证明', nickname: `${index + 1}栋1单元-${name}` }));

describe('the life of a residents’ group of the street', () => {
  let world: BrowserWorld;
  let people: People;
  let pictures: ProofPictures;
  let groupNo: string;
  let caseNo: string;
  const chapter = story(() => world);

  beforeAll(async () => {
    world = await BrowserWorld.boot('street', '2026-10-12T10:00:00+08:00');
    people = new People(world);
    pictures = new ProofPictures(await world.window());
  });
  afterAll(() => world?.close());

  const picture = (name: string, ...lines: string[]): Promise<Picture> => pictures.draw(name, NAME, lines);
  const at = (day: string, time: string): Promise<void> => world.clockTo(`2026-10-${day}T${time}:00+08:00`);

  chapter('begins with an application of the administrator', async () => {
    const owner = await people.as('S09');
    await world.shoot(owner.page, '空的待办');
    await owner.start.open();
    await world.shoot(owner.page, '发起');
    await owner.start.choose('group-establish');
    await owner.start.form.fill(APPLICATION);
    await world.shoot(owner.page, '建群申请', { whole: true });
    groupNo = await owner.start.send();
    expect(groupNo).toMatch(/^G-ST-2026-\d{6}$/);
    expect(await owner.start.started.innerText()).toContain('何测试');
    await world.shoot(owner.page, '已提交');
  });

  chapter('is reviewed by the first responsible person, who is told why it has to be approved', async () => {
    await at('12', '10:25');
    const secretary = await people.as('S05');
    await secretary.enter({ of: groupNo, step: 'review-by-first-responsible' });
    await eventually(async () => expect(await secretary.task.reasons.innerText()).toMatch(/D01[^]*B13b[^]*应经党群工作部批准后建立/));
    expect(await secretary.task.reasons.locator('.clause').first().getAttribute('title')).toContain('第十三条：因工作和联系群众需要');
    await world.shoot(secretary.page, '第一责任人审核');
    await secretary.task.complete({ ownerId: '孔示范', decision: '同意' }, '居民确有需要，同意建群。');
  });

  chapter('is approved by the party affairs department within a day', async () => {
    await at('12', '14:10');
    const minister = await people.as('S03');
    await minister.enter({ of: groupNo, step: 'approve-application' });
    await eventually(async () => expect(await minister.task.timeline.innerText()).toMatch(/何测试[^]*居民确有需要，同意建群。/));
    await minister.task.form.set('decision', '附条件批准');
    await minister.task.form.set('conditions', '每月向社区报送一次成员变动。');
    await world.shoot(minister.page, '党群工作部审批');
    await minister.task.tab('流程图').click();
    await minister.instance.diagram.ready();
    expect(await minister.instance.diagram.current()).toEqual(['approve-application']);
    await world.shoot(minister.page, '审批-流程图');
    await minister.task.tab('办理').click();
    await minister.task.complete({ decision: '附条件批准' });
  });

  chapter('is signed for and registered with its screenshot and its roster', async () => {
    await at('12', '15:00');
    const owner = await people.as('S09');
    await owner.complete({ of: groupNo, step: 'acknowledge-rules' }, { rulesAccepted: true });
    // the next step is his own and opens by itself
    await owner.task.form.field('roster').waitFor();
    await owner.task.form.fill({
      createdDate: '2026-10-12', platformGroupId: 'wx-yanglao-01', joinConfirm: '已开启',
      landingEvidence: [await picture('群设置', '群聊名称 甲乙社区-养老服务-居民群', '群聊成员 5 人', '群聊邀请确认 已开启')], roster: RESIDENTS,
    });
    await world.shoot(owner.page, '落地登记', { whole: true });
    await owner.task.complete();
    await owner.register.openGroup(groupNo);
    expect(await owner.register.state.innerText()).toBe('正常运行');
    await world.shoot(owner.page, '群组页面');
  });

  chapter('admits a resident under the real name, of which others see the surname', async () => {
    await at('13', '09:30');
    const owner = await people.as('S09');
    const order = await owner.start.start('member-admission', { groupNo: NAME, memberName: '金试用', memberUnit: '3栋1单元', memberCategory: '社会群众', reason: '家中有老人，希望及时了解养老服务安排。' });
    await owner.enter({ of: order, step: 'verify-identity' });
    expect(await owner.task.title.innerText()).toBe(`成员入群：金**（${NAME}）`);
    await world.shoot(owner.page, '实名核验');
    await owner.task.complete({ method: '社区（单位）证明', verificationResult: '身份属实', nickname: '3栋1单元-金试用' });
    const administrator = await people.as('S11');
    await administrator.enter({ of: order, step: 'confirm-rules' });
    await administrator.task.complete({ rulesInformed: true });
    await administrator.enter({ of: order, step: 'confirm-joined' });
    await administrator.task.complete({ joinedDate: '2026-10-13', nicknameSet: true });
    await owner.register.openGroup(groupNo);
    await owner.register.tab('成员').click();
    const roster = await owner.page.locator('main').innerText();
    expect(roster).toContain('3栋1单元-金**');
    expect(roster).not.toContain('金试用');
    await world.shoot(owner.page, '成员名册');
  });

  chapter('is audited: the list agrees with the app', async () => {
    await at('13', '14:00');
    const owner = await people.as('S09');
    const order = await owner.start.start('member-audit', { groupNo: NAME, reason: '建群后第一次核对名单。' });
    await owner.enter({ of: order, step: 'verify-roster' });
    await owner.task.form.fill({
      seenMembers: 6, joinConfirmState: '仍开启', nicknameState: '规范', functionState: '仍在履行', auditEvidence: [await picture('成员列表', '群聊成员 6 人')],
    });
    await world.shoot(owner.page, '核对名单', { whole: true });
    await owner.task.complete();
    await owner.tasks.open('started');
    expect(await owner.tasks.row({ of: order }).innerText()).toContain('已办结');
  });

  chapter('hears of a violation from a resident whose name nobody else learns', async () => {
    await at('14', '09:00');
    const resident = await people.as('S12');
    // whoever reports is protected: the run is not on record as theirs, so they cannot open it, either
    world.expectRefusal({ status: 404, path: /^\/api\/process-instances\/[^/]+$/ });
    caseNo = await resident.start.start('violation-case', {
      groupNo: NAME, discoveredAt: '2026-10-14 08:50', itemCodes: ['IL10'], description: '有人在群内发布侮辱他人的言论。', senderHint: '夜猫', spread: '仅在群内',
      attachments: [await picture('群内发言', '夜猫：……', '（截图仅为演示，内容已略去）')],
    });
    expect(caseNo).toMatch(/^V-2026-\d{6}$/);
    expect(await resident.start.started.innerText()).toContain('为保护反映人');
    await world.shoot(resident.page, '反映已受理');
  });

  chapter('is acted upon by the administrator, who keeps the evidence first', async () => {
    await at('14', '09:20');
    const owner = await people.as('S09');
    await owner.enter({ of: caseNo, step: 'dispose' });
    const told = owner.page.locator('main');
    await eventually(async () => expect(await told.innerText()).toContain('有人在群内发布侮辱他人的言论。'));
    expect(await told.innerText()).not.toContain('华代称');
    await owner.task.form.fill({
      evidenceIds: [await picture('处置前', '夜猫：……')],
      measures: ['限制发言', '移出群', '纳入黑名单'].map((type, index) => ({ type, target: '夜猫', doneAt: `2026-10-14 09:1${index}` })),
      measureProof: [await picture('处置后', '你将“夜猫”移出了群聊')],
    });
    await world.shoot(owner.page, '群主处置', { whole: true });
    await owner.task.complete({}, '已先保存证据，再行处置。');
  });

  chapter('is reported up the ladder step by step, by letter at the end', async () => {
    const owner = await people.as('S09');
    await at('14', '09:40');
    await owner.complete({ of: caseNo, step: 'write-report' }, { summary: '群内出现侮辱他人的言论，当事人已移出并列入黑名单。' });
    await at('14', '10:00');
    const deputy = await people.as('S06');
    await deputy.enter({ of: caseNo, step: 'write-report' });
    await world.shoot(deputy.page, '逐级报告');
    await deputy.task.complete({ summary: '社区已核实，情况属实，请街道知悉并按规定报送。' });
    await at('14', '10:15');
    const leader = await people.as('S02');
    await leader.tasks.open('todo');
    expect(await leader.tasks.row({ of: caseNo, step: 'register-letter' }).count()).toBe(2);
    await world.shoot(leader.page, '分管负责人待办');
    await leader.complete({ of: caseNo, step: 'write-report' }, { summary: '报请党工委书记知悉：情况已处置，正在按规定报送。' });
    for (const [receiver, receiptNo] of [['网信办值班室', '收文-样例-012'], ['公安分局值班室', '收文-样例-013']]) {
      await leader.enter({ of: caseNo, step: 'register-letter' });
      await leader.task.form.fill({ sendChannel: '专线', sentAt: '2026-10-14 10:15', receiver: receiver!, receiptNo: receiptNo!, evidenceIds: [await picture('回执', receiver!, receiptNo!)] });
      if (receiptNo === '收文-样例-012') await world.shoot(leader.page, '已报送登记', { whole: true });
      await leader.task.complete();
    }
  });

  chapter('is signed for by the chief', async () => {
    await at('14', '10:40');
    const chief = await people.as('S01');
    await chief.enter({ of: NAME, step: 'acknowledge' });
    await world.shoot(chief.page, '签收报告', { whole: true });
    await chief.task.complete({ receiptRemark: '已阅，请按规定办理并报告结果。' });
  });

  chapter('is classified, closed, and answered to whoever reported it', async () => {
    await at('14', '11:00');
    const deputy = await people.as('S06');
    await deputy.enter({ of: caseNo, step: 'classify' });
    await deputy.task.form.fill({ decision: '属实，处置到位' });
    await world.shoot(deputy.page, '定性', { whole: true });
    await deputy.task.complete({ class: '违法信息', severity: '严重(S2)', spread: '仅在群内', risk: '中' });
    await at('15', '09:10');
    const officer = await people.as('S04');
    await officer.enter({ of: caseNo, step: 'close-case' });
    await officer.task.complete({ conclusion: '当事人已移出群并列入黑名单，有关情况已逐级报告。', answer: '您反映的情况属实，已经处理，谢谢您。' });
    const resident = await people.as('S12');
    await resident.page.goto('/notifications');
    await resident.page.getByText('您反映的情况属实').first().waitFor();
    await world.shoot(resident.page, '答复');
    const owner = await people.as('S09');
    await owner.register.openGroup(groupNo);
    expect(await owner.page.locator('.task-title').innerText()).not.toContain('案件在办');
  });

  chapter('is dissolved: two different screenshots are asked for, and the refusal says so', async () => {
    await at('19', '09:00');
    const owner = await people.as('S09');
    await owner.start.start('group-dissolve', { groupNo: NAME, trigger: '主动解散', reason: '养老服务改由社区公众号通知，群不再需要。' });
    await owner.enter({ of: groupNo, step: 'dissolve' });
    await eventually(async () => expect(await owner.task.deadline.innerText()).toMatch(/10月26日[^]*还剩 5 个工作日/));
    const before = await picture('解散前', '群聊成员 6 人');
    await owner.task.form.fill({
      dissolvedAt: '2026-10-19 08:55', method: '群主在平台上解散', membersInformed: true, handedOverTo: '甲乙社区档案柜', screenshotsBefore: [before],
    });
    await owner.task.act.click();
    await owner.task.form.problem('screenshotsAfter').waitFor();
    await world.shoot(owner.page, '缺少截图');
    await owner.task.form.set('screenshotsAfter', [await picture('解散后', '该群聊已被解散')]);
    await world.shoot(owner.page, '解散登记', { whole: true });
    await owner.task.complete();
  });

  chapter('is verified by somebody else and stands in the register as dissolved', async () => {
    await at('19', '15:00');
    const owner = await people.as('S09');
    await owner.tasks.open('claimable');
    expect(await owner.tasks.row({ of: groupNo }).count()).toBe(0);
    const officer = await people.as('S04');
    await officer.enter({ of: groupNo, step: 'verify-dissolution' });
    await officer.task.form.fill({ outsideLook: '请原成员查看，群聊已不存在。', decision: '确已解散' });
    await world.shoot(officer.page, '解散核验', { whole: true });
    await officer.task.complete();
    await officer.register.open();
    expect(await officer.register.group(groupNo).innerText()).toContain('已解散');
    await world.shoot(officer.page, '台账');
    await officer.register.openGroup(groupNo);
    expect(await officer.register.state.innerText()).toBe('已解散');
    await world.shoot(officer.page, '已解散的群组');
  });

  chapter('can be read afterwards: who did what, and the path it took through the diagram', async () => {
    const officer = await people.as('S04');
    await officer.register.tab('办理事项').click();
    await officer.page.getByRole('link', { name: `建群申请：${NAME}` }).click();
    await officer.instance.tab('流转记录').click();
    await eventually(async () => {
      const told = await officer.instance.timeline.innerText();
      for (const words of ['孔示范', '何测试', '尤演示', '附条件批准', '群设置.png']) expect(told).toContain(words);
    });
    await world.shoot(officer.page, '流转记录', { whole: true });
    // who did what is on record, but not the people of the roster nor what else was typed into the forms
    const record = await officer.page.request.get(`/api/process-instances/${officer.page.url().split('/').pop()}/history`);
    expect(record.status()).toBe(200);
    for (const { name } of RESIDENTS) expect(await record.text()).not.toContain(name);
    await officer.instance.tab('流程图').click();
    await officer.instance.diagram.ready();
    expect(await officer.instance.diagram.completed()).toEqual(expect.arrayContaining(['review-by-first-responsible', 'approve-application', 'register-landing']));
    expect(await officer.instance.diagram.completed()).not.toContain('check-filing');
    expect((await officer.instance.diagram.taken()).length).toBeGreaterThan(8);
    expect(await officer.instance.diagram.watermark()).toEqual({ href: 'http://bpmn.io', visible: true, topmost: true });
    await world.shoot(officer.page, '办过的路径');
  });
});
