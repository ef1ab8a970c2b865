import { projectGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { readPdf } from '../support/pdf-reader';
import { declaration, runningProjectGroup } from './journeys.fixture';

const NOW = '2026-10-12T10:00:00+08:00';
const REASON = '请补充管理员一名';

/** What the page of a completed task goes on to show, whatever happens to the case afterwards. */
describe('a completed task', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot(NOW);
  });
  afterAll(() => world?.close());

  const application = (groupName: string) => projectGroup(groupName, { expectedMembers: 30 });
  const corrected = (groupName: string) => {
    const { secrecyStatement: _, ...values } = application(groupName);
    return values;
  };
  const apply = async (groupName: string) => (await world.start('E08', 'group-establish', application(groupName))).businessKey;
  const formOf = async (userId: string, taskId: string) => (await world.read(userId, `/api/user-tasks/${taskId}`)).form.data;

  it('shows what was decided in it, and why, to its doer and to those who see the case', async () => {
    const of = await apply('虚构大桥-结论-工作群');
    const { id } = await world.complete('E05', 'review-by-first-responsible', { decision: 'RETURN', ownerId: 'E08', reviewReason: REASON }, of);
    for (const userId of ['E05', 'E04']) expect(await formOf(userId, id)).toMatchObject({ decision: 'RETURN', ownerId: 'E08', reviewReason: REASON });
  });

  it('tells in the story and on paper why it was decided so, and what was said besides', async () => {
    const of = await apply('虚构大桥-理由-工作群');
    const task = await world.take('E05', 'review-by-first-responsible', of);
    const sent = { decision: 'RETURN', ownerId: 'E08', reviewReason: REASON };
    expect((await world.post('E05', `/api/user-tasks/${task.id}/completion`, { variables: sent, opinion: '补正后请尽快再报' })).status).toBe(204);
    const { items } = await world.read('E08', `/api/process-instances/${task.processInstanceId}/history`);
    const entry = items.find(({ kind }: { kind: string }) => kind === 'TASK_COMPLETED');
    expect(entry).toMatchObject({ detail: { outcome: '退回申请人补正', reason: REASON }, opinion: '补正后请尽快再报' });
    const { content } = await (await world.as('E08')).download(`/api/process-instances/${task.processInstanceId}/approval-sheet`);
    const words = (await readPdf(content, 'returned')).map(({ text }) => text.replace(/\s/g, '')).join('');
    expect(words).toContain(`退回申请人补正${REASON}补正后请尽快再报`);
  });

  it('shows what it was decided on, not what others wrote later', async () => {
    const of = await apply('虚构大桥-旧名-工作群');
    const { id: review } = await world.complete('E05', 'review-by-first-responsible', { decision: 'RETURN', ownerId: 'E08', reviewReason: REASON }, of);
    const { id: correction } = await world.complete('E08', 'correct-application', { ...corrected('虚构大桥-新名-工作群'), adminIds: [] }, of);
    // what was shown
    expect(await formOf('E05', review)).toMatchObject({ groupName: '虚构大桥-旧名-工作群', expectedMembers: 30, decision: 'RETURN' });
    // what was shown and what was sent, when the case has forgotten the reason
    await world.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08', correctedName: '虚构大桥-定名-工作群' }, of);
    expect(await formOf('E08', correction)).toMatchObject({ returnReason: REASON, groupName: '虚构大桥-新名-工作群' });
    expect(await formOf('E08', correction)).not.toHaveProperty('correctedName');
    expect((await formOf('E05', review)).correctedName).toBeUndefined();
  });

  it('shows nothing in a field that was left empty, whatever it says by now', async () => {
    const of = await apply('虚构大桥-留空-工作群');
    const { id } = await world.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, of);
    await world.complete('E04', 'approve-application', { decision: 'RETURN', reviewReason: REASON }, of);
    expect((await formOf('E05', id)).reviewReason).toBeUndefined();
  });

  it('keeps no names and numbers of members: what is withheld from the paper is withheld here', async () => {
    const of = await runningProjectGroup(world, '虚构大桥-名册-工作群');
    const [landed] = (await world.list('E08', 'done', of)).filter(({ elementId }) => elementId === 'register-landing');
    const { roster } = await formOf('E08', landed!.id);
    expect(JSON.stringify(roster)).toMatch(/王\*\*/);
    expect(JSON.stringify(roster)).not.toMatch(/王模拟|nickname|mobile/);
  });


  type Line = { kind: string; elementName?: string; taskId?: string; detail?: { event?: string } };
  /** Oldest first: the step of an act, or what became of a deadline. */
  const storyOf = async (instanceId: string): Promise<string[]> => {
    const { items } = await world.read<{ items: Line[] }>('E04', `/api/process-instances/${instanceId}/history`);
    return [...items].reverse().map(({ kind, elementName, detail }) => [kind === 'DEADLINE' ? `DEADLINE_${detail?.event}` : kind, elementName].join(' '));
  };

  it('stands in the story before its deadline is met, and a deadline behind what it comes from, though all was in one instant', async () => {
    const of = await apply('虚构大桥-次序-工作群');
    const { processInstanceId } = await world.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, of);
    const story = await storyOf(processInstanceId);
    expect(story[0]).toBe('STARTED 建群申请');
    const [counted, done, met, next] = ['DEADLINE_NEW 第一责任人审核', 'TASK_COMPLETED 第一责任人审核', 'DEADLINE_MET 第一责任人审核', 'DEADLINE_NEW 审批'].map((line) => story.indexOf(line));
    expect({ story, inOrder: 1 < counted! && counted! < done! && done! < met! && met! <= next! }).toEqual({ story, inOrder: true });
    expect(story.slice(1, counted).every((line) => /^(SERVICE|DECISION) /.test(line))).toBe(true);
  });

  it('goes on to show by when it was due and that it was late, also when that was the clock of its stage', async () => {
    const groupNo = await runningProjectGroup(world, '虚构大桥-晚了-工作群');
    await world.start('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
    const { id, deadline: due } = await world.task('E08', 'dissolve', groupNo);
    const later = (hours: number) => new Date(Date.parse(due!.dueAt) + hours * 3_600_000).toISOString();
    await world.travelTo(later(10), 'E04');
    await world.complete('E08', 'dissolve', await declaration(world, 'E08', later(9)), groupNo);
    const page = await world.read('E08', `/api/user-tasks/${id}`);
    expect(page.deadline).toMatchObject({ id: due!.id, dueAt: due!.dueAt, status: 'MET', metLate: true, workdaysLate: expect.any(Number) });
    // two days later it was still as late as it was
    await world.travelTo(later(58), 'E04');
    expect((await world.read('E08', `/api/user-tasks/${id}`)).deadline).toEqual(page.deadline);
  });
});
