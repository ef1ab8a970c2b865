import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import type { FormSchema } from '../../src/workflow/form';
import { ProcessDefinitionRepository } from '../../src/workflow/process-definition';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { UserTaskQueries, UserTaskService } from '../../src/workflow/user-task';
import { staffGroup } from '../process/group.fixture';
import { BrowserWorld, PHONE } from '../support/browser-world';
import { eventually } from './eventually';
import { Person } from './pages/person';
import { story } from './story';

jest.setTimeout(120_000);

const OWNER = 'S09';
const SECRETARY = 'S05';
const REVIEW = 'review-by-first-responsible';
const REASON = '请补充管理员一名';

/** A form before it is filled in, and for good once it is. */
describe('the form of a task', () => {
  let world: BrowserWorld;
  let taskId: string;
  let instanceId: string;
  let secretary: Person;
  let owner: Person;
  const chapter = story(() => world);
  const actor = (userId: string) => world.get(UserDirectory).getActor(userId);
  const formOf = ({ page }: Person) => page.locator('[data-testid=form]');
  const field = ({ page }: Person, key: string) => page.locator(`[data-field=${key}]`);

  beforeAll(async () => {
    world = await BrowserWorld.boot('completed', '2026-10-12T10:00:00+08:00');
    // the shipped review, asking for a box and a file besides
    const definitions = world.get(ProcessDefinitionRepository);
    const latest = await definitions.getLatest('group-establish');
    const more: FormSchema['components'] = [{ type: 'checkbox', key: 'informed', label: '已告知申请人' }, { type: 'filepicker', key: 'proof', label: '核对材料' }];
    const forms = [...(await definitions.listForms(latest.id))].map(([key, schema]) => ({ name: `group-establish/${key}.form.json`, content: JSON.stringify(key === REVIEW ? { ...schema, components: [...schema.components, ...more] } : schema) }));
    await world.get(DeploymentService).deploy({ reason: '加问', deployedBy: null, resources: [{ name: 'group-establish/group-establish.bpmn', content: latest.xml }, ...forms] });
    ({ id: instanceId } = await world.get(ProcessInstanceService).startByHand(await actor(OWNER), 'group-establish', staffGroup('甲乙社区-旧名-工作群')));
    taskId = (await world.get(UserTaskQueries).listByInstances([instanceId]))[0]!.id;
  });
  afterAll(() => world?.close());

  chapter('says while it waits for somebody else that it is not filled in yet, and not 否', async () => {
    owner = await Person.signedIn(world, OWNER);
    await owner.page.goto(`/tasks/${taskId}`);
    await formOf(owner).waitFor();
    for (const key of ['decision', 'informed', 'proof']) expect(await field(owner, key).innerText()).toContain('尚未填写');
    expect(await formOf(owner).innerText()).not.toMatch(/未上传材料|已告知申请人\s*否/);
    await world.shoot(owner.page, '待他人填写', { whole: true });
  });

  chapter('shows its doer what they decided and why, once it is sent', async () => {
    secretary = await Person.signedIn(world, SECRETARY);
    await secretary.page.goto(`/tasks/${taskId}`);
    await secretary.task.complete({ ownerId: '孔示范', decision: '退回申请人补正', reviewReason: REASON });
    await secretary.page.goto(`/tasks/${taskId}`);
    await formOf(secretary).waitFor();
    expect(await field(secretary, 'decision').innerText()).toContain('退回申请人补正');
    expect(await field(secretary, 'reviewReason').innerText()).toContain(REASON);
    expect(await field(secretary, 'informed').innerText()).toMatch(/否/);
    expect(await field(secretary, 'proof').innerText()).toContain('未上传材料');
    // and everybody why, in the story
    await eventually(async () => expect(await secretary.task.timeline.innerText()).toMatch(new RegExp(`退回申请人补正[^]*${REASON}`)));
  });

  chapter('goes on to show what it was decided on, on a phone as well', async () => {
    const [correction] = (await world.get(UserTaskQueries).listByInstances([instanceId])).filter(({ state }) => state === 'CREATED');
    const { secrecyStatement: _, ...corrected } = staffGroup('甲乙社区-新名-工作群');
    await world.get(UserTaskService).complete(await actor(OWNER), correction!.id, corrected);
    const phone = await Person.signedIn(world, SECRETARY, { viewport: PHONE, isMobile: true, hasTouch: true });
    for (const { page } of [secretary, phone]) {
      await page.goto(`/tasks/${taskId}`);
      await eventually(async () => expect(await page.locator('[data-field=groupName]').innerText()).toContain('甲乙社区-旧名-工作群'));
    }
    await world.shoot(phone.page, '已办', { whole: true });
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  chapter('has one story with the page of its case, lines and number', async () => {
    const told = async (path: string): Promise<[string, string[]]> => {
      await secretary.page.goto(path);
      const tab = secretary.task.tab('流转记录');
      await eventually(async () => expect(Number(await tab.locator('small').innerText())).toBeGreaterThan(5));
      await tab.click();
      return [await tab.locator('small').innerText(), await secretary.page.locator('.tl li.done .tl-h:visible').allInnerTexts()];
    };
    const [count, lines] = await told(`/tasks/${taskId}`);
    expect(await told(`/instances/${instanceId}`)).toEqual([count, lines]);
    expect(lines).toHaveLength(Number(count));
    expect(lines.at(-1)).toContain('启动流程');
    await world.shoot(secretary.page, '流转记录', { whole: true });
  });
});
