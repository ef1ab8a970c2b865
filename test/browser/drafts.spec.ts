import { UserDirectory } from '../../src/platform/identity';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { staffGroup } from '../process/group.fixture';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';

jest.setTimeout(60_000);

const OWNER = 'S09';
const SECRETARY = 'S05';
const ON_PHONE = { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

describe('what is typed and not sent', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await BrowserWorld.boot('drafts', '2026-10-12T14:03:00+08:00');
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  let applications = 0;
  /** An application that waits for the secretary's review; its number. */
  async function application(): Promise<string> {
    const actor = await world.get(UserDirectory).getActor(OWNER);
    return (await world.get(ProcessInstanceService).startByHand(actor, 'group-establish', staffGroup(`甲乙社区-稿${++applications}-工作群`))).businessKey;
  }
  const draftOf = (person: Person) => person.page.getByTestId('draft');
  const said = (person: Person) => person.page.locator('#opinion');
  const saved = (person: Person) => eventually(async () => expect(await draftOf(person).innerText()).toContain('草稿已保存 14:03'));

  it('is there again after the page was killed, on another machine, and on a phone', async () => {
    const of = await application();
    const desk = await Person.signedIn(world, SECRETARY);
    await desk.enter({ of });
    await desk.task.form.fill({ decision: '退回申请人补正', reviewReason: '职能说明不清' });
    await said(desk).fill('请补充职能说明');
    await saved(desk);
    await world.shoot(desk.page, '草稿已保存');
    // when
    const killer = await desk.page.context().newCDPSession(desk.page);
    // a dead page answers nothing any more
    await Promise.all([desk.page.waitForEvent('crash'), Promise.race([killer.send('Page.crash').catch(() => undefined), desk.page.waitForEvent('crash')])]);
    // then
    const phone = await Person.signedIn(world, SECRETARY, ON_PHONE);
    await phone.enter({ of });
    await eventually(async () => expect(await said(phone).inputValue()).toBe('请补充职能说明'));
    expect(await phone.task.form.field('reviewReason').locator('textarea').inputValue()).toBe('职能说明不清');
    expect(await phone.task.act.innerText()).toContain('退回申请人补正');
    await saved(phone);
    await world.shoot(phone.page, '手机上恢复', { whole: true });
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('is there again after signing out in the middle of a word', async () => {
    const of = await application();
    const desk = await Person.signedIn(world, SECRETARY);
    await desk.enter({ of });
    await said(desk).fill('写到一半');
    // when: at once, before anything was saved by itself
    await desk.page.locator('button.me').click();
    await desk.page.getByRole('button', { name: '退出登录' }).click();
    await desk.page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await desk.page.evaluate(() => sessionStorage.length)).toBe(0);
    // then
    await desk.page.locator(`[data-username="${SECRETARY.toLowerCase()}"]`).click();
    await desk.page.waitForURL('**/work/**');
    await desk.enter({ of });
    await eventually(async () => expect(await said(desk).inputValue()).toBe('写到一半'));
  });

  it('survives a lost connection in the tab, and reaches the server when it is back', async () => {
    const of = await application();
    const desk = await Person.signedIn(world, SECRETARY);
    await desk.enter({ of });
    await desk.page.context().setOffline(true);
    await said(desk).fill('断网时写的');
    await eventually(async () => expect(await draftOf(desk).innerText()).toContain('已暂存在本机'));
    await desk.page.context().setOffline(false);
    await saved(desk);
    await desk.page.reload();
    await eventually(async () => expect(await said(desk).inputValue()).toBe('断网时写的'));
    world.troubles.splice(0); // the broken connection itself
  });

  it('is thrown away only when its writer says so, and says what goes', async () => {
    const of = await application();
    const desk = await Person.signedIn(world, SECRETARY);
    await desk.enter({ of });
    await desk.task.form.fill({ decision: '同意' });
    await saved(desk);
    await draftOf(desk).getByRole('button', { name: '放弃草稿' }).click();
    const dialog = desk.page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/放弃“第一责任人审核”的草稿[^]*不能恢复/);
    await world.shoot(desk.page, '放弃草稿');
    await dialog.getByRole('button', { name: '放弃草稿' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await draftOf(desk).count()).toBe(0));
    await desk.page.reload();
    await desk.task.ready();
    expect(await desk.task.act.innerText()).not.toContain('同意');
  });

  it('is asked about where two pages have written', async () => {
    const of = await application();
    const [one, two] = [await Person.signedIn(world, SECRETARY), await Person.signedIn(world, SECRETARY)];
    for (const person of [one, two]) await person.enter({ of });
    await said(one).fill('第一份');
    await saved(one);
    world.expectRefusal({ status: 409, path: /form-drafts/ });
    await said(two).fill('第二份');
    const conflict = two.page.getByTestId('draft-conflict');
    await conflict.waitFor();
    await world.shoot(two.page, '两处草稿');
    await conflict.getByRole('button', { name: '载入较新的草稿' }).click();
    await eventually(async () => expect(await said(two).inputValue()).toBe('第一份'));
    await said(two).fill('第一份，改过');
    await saved(two);
    await said(one).fill('还是我的');
    await one.page.getByTestId('draft-conflict').getByRole('button', { name: '以本页内容为准' }).click();
    await saved(one);
    await two.page.reload();
    await eventually(async () => expect(await said(two).inputValue()).toBe('还是我的'));
  });

  it('of a start form waits at its tile, and is gone once it was sent', async () => {
    const clerk = await Person.signedIn(world, OWNER);
    await clerk.start.open();
    await clerk.start.choose('group-establish');
    await clerk.start.form.fill({ unitId: '甲乙社区', groupName: '甲乙社区-未提交-工作群', memberCap: 50, adminIds: ['严化名'] });
    await saved(clerk);
    const phone = await Person.signedIn(world, OWNER, ON_PHONE);
    await phone.start.open();
    await phone.start.choose('group-establish');
    await eventually(async () => expect(await phone.start.form.field('groupName').locator('input').inputValue()).toBe('甲乙社区-未提交-工作群'));
    await world.shoot(phone.page, '手机申请', { whole: true });
    await phone.start.form.fill({ kind: '单位内部工作群', audience: '全部为本单位人员', purpose: '工作联系', platform: '微信', expectedMembers: 19, memberCategories: ['工作人员（员工）'], activity: '中（日均 10 至 100 条）', ownerId: '孔示范', secrecyStatement: true });
    await phone.start.send();
    await clerk.page.reload();
    await clerk.page.getByTestId('form').waitFor();
    expect(await clerk.start.form.field('groupName').locator('input').inputValue()).toBe('');
  });

  it('of a report that may be secret stays on the device, and what is hidden by the tick leaves it, too', async () => {
    const member = await Person.signedIn(world, 'S12');
    const asked: string[] = [];
    member.page.on('request', (request) => { if (request.url().includes('form-drafts')) asked.push(request.method()); });
    await member.start.open();
    await member.start.choose('violation-case');
    const stored = () => member.page.evaluate(() => Object.values({ ...sessionStorage }).join());
    await member.start.form.field('description').locator('textarea').fill('群里有人发了一份文件');
    await eventually(async () => expect(await stored()).toContain('群里有人发了一份文件'));
    expect(await draftOf(member).innerText()).toContain('只暂存在本机');
    await member.start.form.fill({ possibleSecret: true });
    await eventually(async () => expect(await stored()).not.toContain('群里有人发了一份文件'));
    await member.page.goto('/work');
    expect(asked).toEqual([]);
  });
});
