import { localDateOf } from '../../src/common';
import { UserDirectory } from '../../src/platform/identity';
import { OutboxService } from '../../src/platform/outbox';
import { EvidenceService } from '../../src/governance/evidence';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { TaskListQueries, UserTaskService } from '../../src/workflow/user-task';
import { projectGroup, roster } from '../process/group.fixture';
import { BrowserWorld } from '../support/browser-world';
import { eventually } from './eventually';
import { People, Person } from './pages/person';
import { ProofPictures } from './proof-pictures';
import { story } from './story';

jest.setTimeout(180_000);

const SMALL_PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

describe('a run on screen and on paper', () => {
  let world: BrowserWorld;
  let people: People;
  let instanceId: string;
  const actor = (userId: string) => world.get(UserDirectory).getActor(userId);
  const complete = async (userId: string, elementId: string, values: Record<string, unknown>, opinion?: string): Promise<void> => {
    // what the step before has sent starts other runs after commit
    await world.get(OutboxService).drain();
    const { items } = await world.get(TaskListQueries).list(await actor(userId), { list: 'todo', limit: 50 });
    const { task } = items.find((one) => one.task.elementId === elementId)!;
    await world.get(UserTaskService).complete(await actor(userId), task.id, values, opinion);
    await world.get(OutboxService).drain();
  };

  beforeAll(async () => {
    world = await BrowserWorld.boot('approval-sheet', '2026-10-12T10:00:00+08:00');
    people = new People(world);
    ({ id: instanceId } = await world.get(ProcessInstanceService).startByHand(await actor('E08'), 'group-establish', projectGroup('虚构大桥-纸面-工作群')));
    await complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, '情况属实，同意建群。');
  });
  afterAll(() => world?.close());
  const chapter = story(() => world);

  chapter('shows the current step with its due date, in the story and on the diagram', async () => {
    const { page } = await people.as('E08');
    await page.goto(`/instances/${instanceId}`);
    const now = page.locator('.tl li.now');
    await eventually(async () => expect(await now.innerText()).toMatch(/审批建群申请[^]*期限[^]*10月15日\(周四\)[^]*还剩 3 个工作日/));
    expect(await page.locator('.tl').first().innerText()).toContain('情况属实，同意建群。');
    await eventually(async () => expect(await page.locator('.qg-due').innerText()).toBe('还剩 3 个工作日'));
    expect(await page.locator('.qg-taken').count()).toBeGreaterThan(2);
    expect(await page.locator('.qg-clause').count()).toBeGreaterThan(0);
    await world.shoot(page, '概况', { whole: true });
  });

  chapter('lets the current step breathe, but not for those who asked for less motion', async () => {
    const { page } = await people.as('E08');
    const animation = () => page.locator('.qg-ring').first().evaluate((ring) => getComputedStyle(ring).animationName);
    expect(await animation()).toBe('none');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await animation()).toBe('qg-breathe');
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  chapter('says that the step is late once it is', async () => {
    await world.clockTo('2026-10-19T10:00:00+08:00');
    const { page } = await people.as('E08');
    await page.reload();
    await eventually(async () => expect(await page.locator('.tl li.late-step').innerText()).toContain('逾期 2 个工作日'));
    await eventually(async () => expect(await page.locator('.qg-due-late').innerText()).toBe('逾期 2 个工作日'));
    await world.shoot(page, '逾期', { whole: true });
  });

  chapter('can be printed from the page of its task, too, on a desk and on a small phone', async () => {
    const [listed] = (await world.get(TaskListQueries).list(await actor('E04'), { list: 'todo', limit: 5 })).items;
    for (const [name, { page }] of [['任务', await people.as('E04')], ['任务手机', await Person.signedIn(world, 'E04', SMALL_PHONE)]] as const) {
      await page.goto(`/tasks/${listed!.task.id}`);
      const link = page.getByRole('link', { name: '打印审批单' });
      await eventually(async () => expect(await link.getAttribute('href')).toBe(`/api/process-instances/${instanceId}/approval-sheet`));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await world.shoot(page, name);
    }
  });

  chapter('shows what was handed in with each act as small pictures, which open', async () => {
    await complete('E04', 'approve-application', { decision: 'APPROVE' }, '同意，请于三日内落地。');
    const drawing = new ProofPictures(await world.window());
    const picture = await drawing.draw('群设置', '虚构大桥-纸面-工作群', ['群主：王模拟', '入群确认：已开启', '人数上限：100']);
    const evidenceId = await world.get(EvidenceService).storeBuffer({ actor: await actor('E08'), fileName: '群设置截图.png', content: picture.buffer });
    await complete('E08', 'acknowledge-rules', { rulesAccepted: true });
    await complete('E08', 'register-landing', {
      actualName: '虚构大桥-纸面-工作群', actualCap: 100, createdDate: localDateOf(world.now), joinConfirm: 'ON', landingEvidence: [evidenceId], roster: roster(['王模拟', '陈假名'], 5),
    });
    const { page } = await people.as('E08');
    await page.goto(`/instances/${instanceId}`);
    const thumbnail = page.locator('.tl .files a').first();
    await eventually(async () => expect(await thumbnail.locator('img').evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth > 0, image.naturalWidth <= 320])).toEqual([true, true, true]));
    expect(await thumbnail.getAttribute('href')).toBe(`/api/evidence/${evidenceId}/content`);
    expect(await thumbnail.locator('img').getAttribute('src')).toBe(`/api/evidence/${evidenceId}/thumbnail`);
    // and that the approval came too late
    expect(await page.locator('.tl li', { hasText: '同意，请于三日内落地。' }).innerText()).toContain('逾期办结');
    await eventually(async () => expect(await page.locator('.qg-clause:visible').count()).toBeGreaterThan(5));
    await world.shoot(page, '办结', { whole: true });
    await page.locator('nav.tabs button', { hasText: '材料' }).click();
    await eventually(async () => expect(await page.locator('.up img').getAttribute('src')).toBe(`/api/evidence/${evidenceId}/thumbnail`));
    await world.shoot(page, '材料');
  });

  chapter('is printed from its page, which tells the digest the paper bears', async () => {
    const { page } = await people.as('E08');
    const link = page.getByRole('link', { name: '打印审批单' });
    const answer = await page.request.get((await link.getAttribute('href'))!);
    expect([answer.status(), answer.headers()['content-type'], (await answer.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const digest = page.getByTestId('sheet-digest');
    expect(await digest.innerText()).toMatch(/^[0-9a-f]{16}$/);
    await digest.click();
    const { digest: whole } = (await (await page.request.get(`/api/process-instances/${instanceId}/approval-sheet/digest`)).json()) as { digest: string };
    expect(await digest.innerText()).toBe(whole);
  });

  chapter('keeps to the width of a small phone', async () => {
    const phone = await Person.signedIn(world, 'E05', SMALL_PHONE);
    await phone.page.goto(`/instances/${instanceId}`);
    await eventually(async () => expect(await phone.page.locator('.tl .files img').count()).toBe(1));
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    // badges that would cover the steps they belong to
    expect(await phone.page.locator('.qg-clause:visible').count()).toBe(0);
    await world.shoot(phone.page, '手机', { whole: true });
  });
});
