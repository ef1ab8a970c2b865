import { BrowserWorld, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(60_000);

const APPLICATION = {
  unitId: '甲乙社区', groupName: '甲乙社区-路线-居民群', kind: '有社会群众参与的工作群', audience: '有社会群众参与', underUnitName: true, purpose: '服务群众', platform: '微信', expectedMembers: 150, memberCap: 200,
  memberCategories: ['工作人员（员工）', '社会群众'], activity: '中（日均 10 至 100 条）', ownerId: '孔示范', secrecyStatement: true,
};

describe('before a start form is sent', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('route', '2026-10-12T10:00:00+08:00');
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  const route = (person: Person) => person.page.getByTestId('route');
  const steps = (person: Person) => route(person).locator('li').evaluateAll((items) => items.map((item) => item.getAttribute('data-step')));

  it('the page shows the steps to come and who will be asked, clearer with every entry', async () => {
    const clerk = await Person.signedIn(world, 'S09');
    await clerk.start.open();
    await clerk.start.choose('group-establish');
    await eventually(async () => expect(await route(clerk).innerText()).toMatch(/填写后逐步明确[^]*第一责任人审核[^]*核对备案材料\s*可能[^]*审批建群申请\s*可能[^]*登记建群落地/));
    await clerk.start.form.fill(APPLICATION);
    await eventually(async () => expect(await route(clerk).innerText()).toMatch(/按现在填写的内容推算[^]*何测试（甲乙社区书记）[^]*个工作日内办理[^]*审批建群申请[^]*登记建群落地[^]*孔示范/));
    expect(await steps(clerk)).toEqual(['review-by-first-responsible', 'approve-application', 'acknowledge-commitment', 'register-landing']);
    await world.shoot(clerk.page, '预计路线', { whole: true });
    // another answer, another way
    await clerk.start.form.fill({ kind: '单位内部工作群', audience: '全部为本单位人员', purpose: '工作联系' });
    await eventually(async () => expect(await route(clerk).innerText()).toContain('与“单位内部”不一致')); // would be refused like this
    await clerk.start.form.fill({ memberCategories: ['社会群众'] }); // unticked
    await eventually(async () => expect(await steps(clerk)).toEqual(['review-by-first-responsible', 'check-filing', 'approve-application', 'acknowledge-commitment', 'register-landing']));
    await eventually(async () => expect(await route(clerk).innerText()).not.toContain('不一致'));
    await clerk.start.send();
    // the case went where it was said to go
    expect(await clerk.start.started.innerText()).toContain('第一责任人审核');
  });

  it('also on a phone', async () => {
    const clerk = await Person.signedIn(world, 'S09', { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await clerk.start.open();
    await clerk.start.choose('group-establish');
    await eventually(async () => expect(await steps(clerk)).toHaveLength(5));
    await world.shoot(clerk.page, '手机', { whole: true });
    expect(await clerk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('what is typed into a report that may be secret is not asked about', async () => {
    const member = await Person.signedIn(world, 'S12');
    const sent: string[] = [];
    member.page.on('request', (request) => { if (request.url().endsWith('/route-forecast')) sent.push(request.postData() ?? ''); });
    await member.start.open();
    await member.start.choose('violation-case');
    await member.start.form.field('description').locator('textarea').fill('群里有人发了一份文件');
    await eventually(async () => expect((await steps(member)).length).toBeGreaterThan(2));
    await member.page.goto('/work');
    expect(sent).toEqual(['{"variables":{}}']);
  });
});
