import { BrowserWorld } from '../support/browser-world';
import { eventually } from './eventually';
import type { Picture } from './pages/form.page';
import { People } from './pages/person';
import { ProofPictures } from './proof-pictures';
import { story } from './story';

jest.setTimeout(120_000);

const NAME = '虚构大桥-进度协调-工作群';
const APPLICATION = {
  unitId: '虚构大桥', groupName: NAME, kind: '项目工作群', audience: '全部为本单位人员', purpose: '沟通事项', functionText: '协调二号墩施工进度。', platform: '微信', projectName: '虚构大桥二号墩',
  plannedEndDate: '2026-10-14', expectedMembers: 40, memberCap: 100, memberCategories: ['工作人员（员工）', '劳务派遣人员'], ownerId: '王模拟', adminIds: ['陈假名'], secrecyStatement: true,
};

describe('the life of a project group of the enterprise', () => {
  let world: BrowserWorld;
  let people: People;
  let pictures: ProofPictures;
  let groupNo: string;
  const chapter = story(() => world);

  beforeAll(async () => {
    world = await BrowserWorld.boot('enterprise', '2026-10-12T09:00:00+08:00');
    people = new People(world);
    pictures = new ProofPictures(await world.window());
  });
  afterAll(() => world?.close());

  const picture = (name: string, ...lines: string[]): Promise<Picture> => pictures.draw(name, NAME, lines);
  const at = (day: string, time: string): Promise<void> => world.clockTo(`2026-10-${day}T${time}:00+08:00`);

  chapter('begins with an application that names the planned end', async () => {
    const owner = await people.as('E08');
    await owner.start.open();
    await owner.start.choose('group-establish');
    await owner.start.form.fill({ ...APPLICATION, groupName: '大', plannedEndDate: '2026-10-14' });
    await owner.page.getByTestId('start').click();
    await owner.start.form.problem('groupName').waitFor();
    await world.shoot(owner.page, '名称太短');
    await owner.start.form.set('groupName', NAME);
    groupNo = await owner.start.send();
    expect(groupNo).toMatch(/^G-ENT-2026-\d{6}$/);
  });

  chapter('is reviewed by the party branch and approved by the publicity department', async () => {
    await at('12', '09:40');
    const secretary = await people.as('E05');
    await secretary.complete({ of: groupNo, step: 'review-by-first-responsible' }, { ownerId: '王模拟', decision: '同意' }, '项目确需，注意按期解散。');
    await at('12', '11:20');
    const minister = await people.as('E04');
    await minister.enter({ of: groupNo, step: 'approve-application' });
    await eventually(async () => expect(await minister.task.reasons.innerText()).toMatch(/D01[^]*A10\(4\)/));
    await minister.task.form.set('decision', '批准');
    await world.shoot(minister.page, '宣传部审批', { whole: true });
    await minister.task.complete();
  });

  chapter('is landed with its roster', async () => {
    await at('12', '15:00');
    const owner = await people.as('E08');
    await owner.complete({ of: groupNo, step: 'acknowledge-rules' }, { rulesAccepted: true });
    await owner.task.form.field('roster').waitFor();
    await owner.task.complete({
      createdDate: '2026-10-12', joinConfirm: '已开启', landingEvidence: [await picture('群设置', '群聊成员 3 人')],
      roster: [{ name: '蒋试用', unit: '虚构大桥项目部', category: '劳务派遣人员', method: '用工单位证明' }],
    });
    await owner.register.openGroup(groupNo);
    expect(await owner.register.state.innerText()).toBe('正常运行');
    await world.shoot(owner.page, '群组页面与解散预告');
  });

  chapter('is asked about its end on the planned day, which the header’s clock brings about', async () => {
    const owner = await people.as('E08');
    await owner.tasks.open('todo');
    expect(await owner.header.advance('+1天')).toContain('10月13日');
    expect(await owner.tasks.row({ of: groupNo }).count()).toBe(0);
    expect(await owner.header.advance('+1天')).toContain('10月14日');
    await owner.tasks.row({ of: groupNo, step: 'confirm-end-date' }).waitFor();
    await world.shoot(owner.page, '计划结束日到');
    await owner.complete({ of: groupNo, step: 'confirm-end-date' }, { endOutcome: '已经结束', actualEndDate: '2026-10-14', endDocument: [await picture('验收单', '二号墩验收合格')] });
    const secretary = await people.as('E05');
    await secretary.enter({ of: groupNo, step: 'review-end-date' });
    await world.shoot(secretary.page, '确认结束日期', { whole: true });
    await secretary.task.complete({ decision: '属实，同意' }, '竣工验收单已归档。');
    await owner.register.openGroup(groupNo);
    expect(await owner.register.state.innerText()).toBe('解散中');
  });

  chapter('has five workdays, with every counted day on the page', async () => {
    const owner = await people.as('E08');
    await owner.enter({ of: groupNo, step: 'dissolve' });
    await eventually(async () => expect(await owner.task.deadline.innerText()).toMatch(/10月21日[^]*办法规定 A10\(4\)[^]*第 5 日/));
    await world.shoot(owner.page, '五个工作日');
  });

  chapter('is reminded of, and becomes overdue when the owner stays silent', async () => {
    const owner = await people.as('E08');
    await at('21', '10:00');
    await owner.tasks.open('todo');
    await eventually(async () => expect(await owner.tasks.row({ of: groupNo }).innerText()).toContain('今日到期'));
    expect(await owner.header.messages()).toMatch(/解散/);
    await world.shoot(owner.page, '期限提醒');
    await owner.tasks.open('todo');
    // steps of the header's clock until the day is over
    for (let step = 0; (await owner.header.clock.innerText()).includes('10-21') && step < 10; step += 1) await owner.header.advance('到下一个期限');
    await eventually(async () => expect(await owner.tasks.row({ of: groupNo }).innerText()).toMatch(/逾期/));
    await world.shoot(owner.page, '逾期的待办');
  });

  chapter('is taken up by the line superior and stands on the supervision page with its workdays late', async () => {
    await at('22', '09:00');
    const secretary = await people.as('E05');
    await secretary.enter({ of: '督办', step: 'supervise-line' });
    await world.shoot(secretary.page, '直接上级督办', { whole: true });
    await secretary.task.complete({ measure: '已当面或电话督促', superviseNote: '已电话督促群主今日内解散。' });
    await at('23', '09:00');
    const officer = await people.as('E03');
    await officer.supervision.open();
    await eventually(async () => expect(await officer.supervision.row(NAME).innerText()).toMatch(/王模拟[^]*10月21日[^]*逾期 [12] 个工作日/));
    expect(await officer.supervision.counter('overdue').innerText()).toBe('1');
    await world.shoot(officer.page, '督办');
    await secretary.supervision.open();
    await secretary.supervision.row(NAME).waitFor();
  });

  chapter('is handed to somebody else by the supervisor, who says why', async () => {
    const officer = await people.as('E03');
    await officer.supervision.open();
    await officer.supervision.assign(NAME, '陈假名', '群主出差，由管理员代为解散。');
    await eventually(async () => expect(await officer.supervision.row(NAME).innerText()).toContain('陈假名'));
    await world.shoot(officer.page, '已改派');
    const administrator = await people.as('E10');
    await administrator.tasks.open('todo');
    await administrator.tasks.row({ of: groupNo, step: 'dissolve' }).waitFor();
  });

  chapter('is dissolved by force three workdays after the due day', async () => {
    await at('27', '09:00');
    const officer = await people.as('E03');
    await officer.enter({ of: groupNo, step: 'decide-force' });
    await officer.task.form.fill({ forceRoute: '群主转给第一责任人，由其解散', executorId: '周测试', forceReason: '逾期三个工作日仍未解散。' });
    await world.shoot(officer.page, '强制解散决定', { whole: true });
    await officer.task.complete();
    const secretary = await people.as('E05');
    await secretary.register.openGroup(groupNo);
    expect(await secretary.register.state.innerText()).toBe('强制解散中');
    await secretary.complete({ of: groupNo, step: 'execute-force' }, {
      executeResult: '群已解散', dissolvedAt: '2026-10-27 08:50', method: '群主在平台上解散', membersInformed: true, handedOverTo: '大桥项目部资料室',
      screenshotsBefore: [await picture('解散前', '群聊成员 3 人')], screenshotsAfter: [await picture('解散后', '该群聊已被解散')],
    });
  });

  chapter('is verified by another person; neither who decided nor who acted finds the task', async () => {
    await at('27', '14:00');
    const secretary = await people.as('E05');
    await secretary.tasks.open('claimable');
    expect(await secretary.tasks.row({ of: groupNo, step: 'verify-dissolution' }).count()).toBe(0);
    const minister = await people.as('E04');
    await minister.complete({ of: groupNo, step: 'verify-dissolution' }, { outsideLook: '请原成员蒋试用查看，群聊已不存在。', decision: '确已解散' });
    await minister.register.openGroup(groupNo);
    expect(await minister.register.state.innerText()).toBe('已解散');
    await minister.register.tab('办理事项').click();
    await minister.page.getByRole('link', { name: /^解散：/ }).click();
    await minister.instance.tab('流转记录').click();
    await eventually(async () => expect(await minister.instance.timeline.innerText()).toMatch(/群主转给第一责任人，由其解散/));
    await world.shoot(minister.page, '强制解散的流转记录', { whole: true });
    await minister.instance.tab('流程图').click();
    await minister.instance.diagram.ready();
    expect(await minister.instance.diagram.completed()).toEqual(expect.arrayContaining(['confirm-end-date', 'review-end-date', 'decide-force', 'execute-force', 'verify-dissolution']));
    expect(await minister.instance.diagram.watermark()).toMatchObject({ visible: true, topmost: true });
    await world.shoot(minister.page, '强制解散的路径');
  });
});
