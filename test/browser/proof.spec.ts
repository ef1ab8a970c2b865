import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { noisePng, samplePng } from '../support/sample-files';
import { SEAL_PROCESS } from '../support/seal-process';
import { eventually } from './eventually';
import type { Picture } from './pages/form.page';
import { Person } from './pages/person';
import { ProofPictures } from './proof-pictures';

jest.setTimeout(60_000);

const CLERK = 'E08';
const [BEFORE, AFTER] = ['screenshotsBefore', 'screenshotsAfter'];
/** the shipped form of a dissolution, in a task that needs no group */
const FORM = readFileSync(join(__dirname, '../../processes/shared/group-dissolve/dissolve.form.json'), 'utf8');
const PROCESS = SEAL_PROCESS.replace('camunda:assignee="=starter"><bpmn:incoming>f1', 'camunda:assignee="=starter" camunda:formKey="dissolve"><bpmn:incoming>f1');

describe('proof', () => {
  let world: BrowserWorld;
  let pictures: ProofPictures;
  let drawn = 0;

  beforeAll(async () => {
    world = await BrowserWorld.boot('proof', '2026-10-12T09:31:05+08:00');
    await world.get(DeploymentService).deploy({ reason: '测试', deployedBy: null, resources: [{ name: 'seal-use/seal-use.bpmn', content: PROCESS }, { name: 'seal-use/dissolve.form.json', content: FORM }] });
    pictures = new ProofPictures(await world.window());
  });
  afterAll(() => world?.close());
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  const picture = (name: string): Promise<Picture> => pictures.draw(name, '二号临建-项目-工作群', [`第 ${(drawn += 1)} 张`]);
  let tasks = 0;
  async function atTask(options: Parameters<typeof Person.signedIn>[2] = {}): Promise<Person> {
    const title = `解散登记${(tasks += 1)}`;
    const actor = await world.get(UserDirectory).getActor(CLERK);
    await world.get(ProcessInstanceService).start({ actor, tenantId: actor.tenantId, processDefinitionKey: 'seal-use', title, variables: { copies: 3 } });
    const clerk = await Person.signedIn(world, CLERK, options);
    await clerk.enter({ of: title });
    await clerk.task.form.field(BEFORE!).waitFor();
    return clerk;
  }
  const field = (clerk: Person, name = BEFORE!) => clerk.task.form.field(name);
  const stored = (clerk: Person, n: number, name = BEFORE!) => eventually(async () => expect(await field(clerk, name).getByText('指纹已存证', { exact: true }).count()).toBe(n));
  const drop = async (clerk: Person, name: string, files: readonly Picture[]) => {
    const data = await clerk.page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name: fileName, type, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], fileName, { type }));
      return transfer;
    }, files.map(({ name: fileName, mimeType, buffer }) => ({ name: fileName, type: mimeType, bytes: [...buffer] })));
    const target = field(clerk, name).locator('[data-filepicker]');
    for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: data });
  };

  it('is what the form asks for: before and after, each with its number, refused without', async () => {
    const clerk = await atTask();
    expect(await field(clerk).innerText()).toMatch(/解散前截图[^]*已上传 0 份，至少 1 份/);
    await clerk.task.form.fill({ dissolvedAt: '2026-10-12 09:20', method: '群主在平台上解散', membersInformed: true, handedOverTo: '陈假名' });
    await clerk.task.act.click();
    for (const name of [BEFORE!, AFTER!]) expect(await clerk.task.form.problem(name).innerText()).toContain('至少上传 1 份材料');
    await clerk.task.form.fill({ [BEFORE!]: [await picture('解散前')], [AFTER!]: [await picture('解散后')] });
    expect(await field(clerk).innerText()).toContain('已上传 1 份，至少 1 份');
    await world.shoot(clerk.page, '前后截图', { whole: true });
    expect((await clerk.task.send()).status()).toBe(204);
  });

  it('is dropped onto its field, several at once; what cannot be taken says so before anything is sent', async () => {
    const clerk = await atTask();
    const sent: string[] = [];
    clerk.page.on('request', (request) => { if (request.url().endsWith('/api/evidence')) sent.push(request.method()); });
    await drop(clerk, AFTER!, [{ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }, { name: '空.png', mimeType: 'image/png', buffer: Buffer.alloc(0) }]);
    await eventually(async () => expect(await field(clerk, AFTER!).innerText()).toMatch(/程序\.exe[^]*只接受 png、jpg、pdf 文件[^]*空\.png[^]*文件是空的/));
    expect(sent).toEqual([]);
    await drop(clerk, BEFORE!, [await picture('一'), await picture('二'), await picture('三')]);
    await stored(clerk, 3);
    expect(sent).toHaveLength(3);
    await world.shoot(clerk.page, '拖入与拒收', { whole: true });
    // beyond the form's own number
    await drop(clerk, BEFORE!, await Promise.all(Array.from({ length: 8 }, (_, n) => ({ name: `多${n}.png`, mimeType: 'image/png', buffer: samplePng(300 + n) }))));
    await stored(clerk, 9);
    expect(await field(clerk).innerText()).toContain('最多 9 份，另有 2 份未添加');
  });

  it('is pasted as a screenshot into the field that has the focus', async () => {
    const clerk = await atTask();
    await clerk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const { buffer } = await picture('剪贴板');
    await clerk.page.evaluate(async (bytes) => navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(bytes)], { type: 'image/png' }) })]), [...buffer]);
    await clerk.page.mouse.move(0, 0);
    await clerk.page.locator('#opinion').focus();
    await clerk.page.keyboard.press('Control+V');
    await eventually(async () => expect(await clerk.page.locator('.toast').innerText()).toContain('请先点选要粘贴到的材料栏'));
    await field(clerk, AFTER!).locator('button.up-add').first().focus();
    await clerk.page.keyboard.press('Control+V');
    await stored(clerk, 1, AFTER);
    expect(await field(clerk, AFTER!).innerText()).toContain('截图-20261012-093105.png');
    expect(await field(clerk).getByText('指纹已存证').count()).toBe(0);
  });

  it('is taken with the camera of a phone', async () => {
    const clerk = await atTask({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), field(clerk).getByRole('button', { name: /拍照上传/ }).click()]);
    expect([await chooser.element().getAttribute('capture'), await chooser.element().getAttribute('accept'), chooser.isMultiple()]).toEqual(['environment', 'image/*', false]);
    await chooser.setFiles({ ...(await picture('手机照片')) });
    await stored(clerk, 1);
    await world.shoot(clerk.page, '手机拍照', { whole: true });
    expect(await clerk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('shows how far it is, can be cancelled, and goes on when a broken line is back', async () => {
    const clerk = await atTask();
    const line = await clerk.page.context().newCDPSession(clerk.page);
    await line.send('Network.enable');
    const speed = (uploadThroughput: number) => line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
    const large = (name: string): Picture => ({ name, mimeType: 'image/png', buffer: noisePng() });
    const bar = field(clerk).getByRole('progressbar');
    await speed(100_000);
    // when
    await field(clerk).locator('input[type=file]').first().setInputFiles([{ ...large('慢一.png') }]);
    // then
    await eventually(async () => expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5));
    expect(await bar.getAttribute('aria-label')).toBe('慢一.png');
    await world.shoot(clerk.page, '上传进度');
    expect(await clerk.task.act.click().then(async () => clerk.page.locator('.actbar').innerText())).toContain('材料仍在上传');
    await field(clerk).getByRole('button', { name: '取消上传 慢一.png' }).click();
    await eventually(async () => expect(await bar.count()).toBe(0));
    await speed(-1);
    // and when the answer is lost
    await clerk.page.route('**/api/evidence', (route) => route.abort('connectionreset'), { times: 1 });
    await field(clerk).locator('input[type=file]').first().setInputFiles([{ ...large('断一.png') }]);
    const again = field(clerk).getByRole('button', { name: '重新上传 断一.png' });
    await again.waitFor();
    await world.shoot(clerk.page, '网络中断');
    await again.click();
    await stored(clerk, 1);
    // and when there is no line, and then there is one
    await clerk.page.context().setOffline(true);
    await field(clerk).locator('input[type=file]').first().setInputFiles([{ ...large('断二.png') }]);
    await field(clerk).getByRole('button', { name: '重新上传 断二.png' }).waitFor();
    await clerk.page.context().setOffline(false);
    await stored(clerk, 2);
    world.troubles.splice(0); // the broken line itself
  });

  it('shows its whole fingerprint on a click, is replaced in its place and taken away, and a twin is told', async () => {
    const clerk = await atTask();
    const [one, two] = [await picture('甲'), await picture('乙')];
    await clerk.task.form.fill({ [BEFORE!]: [one, two] });
    const hash = field(clerk).locator('.hash').first();
    expect(await hash.innerText()).toMatch(/^[0-9a-f]{8}…[0-9a-f]{8}$/);
    await hash.click();
    expect(await hash.innerText()).toMatch(/^[0-9a-f]{64}$/);
    const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), field(clerk).getByRole('button', { name: '替换 甲.png' }).click()]);
    await chooser.setFiles({ ...two, name: '乙又.png' });
    await eventually(async () => expect(await field(clerk).locator('.up strong').allInnerTexts()).toEqual(['乙又.png', '乙.png']));
    expect(await field(clerk).innerText()).toContain('与另一份材料内容相同');
    await field(clerk).getByRole('button', { name: '移除 乙又.png' }).click();
    await stored(clerk, 1);
  });
});
