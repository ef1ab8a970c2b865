import { BusinessClock } from '../../src/common';
import { DeploymentService } from '../../src/workflow/deployment';
import { FormDraftPurge } from '../../src/workflow/form-draft';
import { UserTaskCompleted, UserTaskNotFound } from '../../src/workflow/user-task';
import { EventBus } from '../../src/platform/event';
import { ProcessDefinitionRepository } from '../../src/workflow/process-definition';
import { UnitOfWork } from '../../src/platform/database';
import { projectGroup, residentsGroup, staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import { runningProjectGroup, runningStaffGroup } from './journeys.fixture';

type Values = Record<string, unknown>;

const AGREE = { decision: 'AGREE', ownerId: 'S09' };
const PAGE = 'page-one';

describe('a draft of a form', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const at = (kind: string, key: string) => `/api/form-drafts/${kind}/${encodeURIComponent(key)}`;
  const body = (values: Values, revision = 0, more: Values = {}) => ({ values, revision, pageId: PAGE, ...more });
  const save = async (userId: string, kind: string, key: string, values: Values, revision = 0, more: Values = {}) => (await world.as(userId)).put(at(kind, key), body(values, revision, more));
  const kept = async (userId: string, kind: string, key: string) => (await world.read(userId, at(kind, key))).draft;
  const rows = async (key: string) => (await world.booted.get(UnitOfWork).query<{ user_id: string }>('SELECT user_id FROM form_draft WHERE subject = ?', [key])).map((row) => row.user_id);
  let applications = 0;
  /** An application whose review waits for S05. */
  const review = async () => {
    const { businessKey, id: instanceId } = await world.start('S09', 'group-establish', staffGroup(`甲乙社区-草稿${++applications}-工作群`));
    return { businessKey, instanceId, taskId: (await world.task('S05', 'review-by-first-responsible', businessKey)).id };
  };

  describe('of a task', () => {
    let taskId: string;
    let businessKey: string;
    let instanceId: string;
    beforeAll(async () => {
      ({ taskId, businessKey, instanceId } = await review());
    });

    it('comes back as it was typed, half finished as it is, with the opinion and when it was kept', async () => {
      expect(await world.read('S05', at('TASK', taskId))).toEqual({ kept: true });
      // when
      const saved = await save('S05', 'TASK', taskId, { decision: 'AGREE' }, 0, { opinion: '拟同意' });
      // then
      expect([saved.status, saved.body]).toEqual([200, { revision: 1, updatedAt: '2026-10-12T02:00:00.000Z' }]);
      expect(await kept('S05', 'TASK', taskId)).toEqual({ values: { decision: 'AGREE' }, opinion: '拟同意', evidence: [], revision: 1, updatedAt: '2026-10-12T02:00:00.000Z', formChanged: false });
    });

    it('drops what the form does not know and what is of another kind', async () => {
      await save('S05', 'TASK', taskId, { decision: 'AGREE', ownerId: 7, tenantId: 'DEMO-ENT', nonsense: { deep: true } }, 1);
      expect((await kept('S05', 'TASK', taskId)).values).toEqual({ decision: 'AGREE' });
    });

    it('belongs to whoever may complete the task, and to nobody else', async () => {
      for (const [userId, status, code] of [['S09', 403, 'user-task-forbidden'], ['S04', 403, 'user-task-forbidden'], ['E05', 404, 'user-task-not-found']] as const) {
        expectProblem(await world.get(userId, at('TASK', taskId)), { status, code });
        await world.refused(userId, (client) => client.put(at('TASK', taskId), body({ decision: 'AGREE' })), { status, code });
      }
      expect(await rows(taskId)).toEqual(['S05']);
    });

    it('is not there for tasks that are not there, and in no other kind', async () => {
      await world.refused('S05', (client) => client.put(at('TASK', 'nothing'), body({})), { status: 404, code: 'user-task-not-found' });
      await world.refused('S05', (client) => client.put(at('OTHER', taskId), body({})), { status: 400, code: 'request-invalid' });
    });

    it('is bounded: too much, or an opinion too long, is refused', async () => {
      const { taskId: other } = await review();
      await world.refused('S05', (client) => client.put(at('TASK', other), body({ decision: 'x'.repeat(300_000) })), { status: 422, code: 'form-draft-too-large' });
      await world.refused('S05', (client) => client.put(at('TASK', other), body({}, 0, { opinion: 'x'.repeat(2001) })), { status: 400, code: 'request-invalid' });
    });

    it('is not silently written over by another page that has not seen it', async () => {
      const { revision } = await kept('S05', 'TASK', taskId);
      await world.refused('S05', (client) => client.put(at('TASK', taskId), body({ decision: 'RETURN' }, revision - 1, { pageId: 'page-two' })), { status: 409, code: 'form-draft-changed', body: { facts: { revision } } });
      // the page that wrote last follows itself, even where it never heard the answer
      expect((await save('S05', 'TASK', taskId, { decision: 'AGREE' }, 0)).status).toBe(200);
      // another one that has read it goes on from there
      expect((await save('S05', 'TASK', taskId, { decision: 'RETURN' }, revision + 1, { pageId: 'page-two' })).body.revision).toBe(revision + 2);
    });

    it('outlives a completion that was refused', async () => {
      await world.refused('S05', (client) => client.post(`/api/user-tasks/${taskId}/completion`, { variables: {} }), { status: 422 });
      expect((await kept('S05', 'TASK', taskId)).values).toEqual({ decision: 'RETURN' });
    });

    it('is gone with the completion, and nothing is kept behind it', async () => {
      await world.completeTask('S05', taskId, AGREE);
      expect(await rows(taskId)).toEqual([]);
      await world.refused('S05', (client) => client.put(at('TASK', taskId), body({ decision: 'AGREE' }, 9)), { status: 409, code: 'user-task-not-open' });
      expect(await world.task('S04', 'check-filing', businessKey)).toMatchObject({ processInstanceId: instanceId });
    });

    it('is kept when the completion is undone after all', async () => {
      const open = await review();
      await save('S05', 'TASK', open.taskId, { decision: 'AGREE' });
      // given somebody who objects after the draft was removed
      let removed: string[] | undefined;
      world.booted.get(EventBus).within(UserTaskCompleted, async ({ task }) => {
        if (task.id !== open.taskId) return;
        removed = await rows(open.taskId);
        throw new UserTaskNotFound(task.id);
      });
      await world.refused('S05', (client) => client.post(`/api/user-tasks/${open.taskId}/completion`, { variables: AGREE }), { status: 404 });
      expect([removed, await rows(open.taskId)]).toEqual([[], ['S05']]);
    });

    it('is gone when the task ends in another way', async () => {
      const open = await review();
      await save('S05', 'TASK', open.taskId, { decision: 'AGREE' });
      expect((await world.post('S04', `/api/process-instances/${open.instanceId}/cancellation`, { reason: '申请有误，终止' })).status).toBe(204);
      expect(await rows(open.taskId)).toEqual([]);
    });

    it('waits for its writer when the task is passed on, and is not shown to the new one', async () => {
      const open = await review();
      await save('S05', 'TASK', open.taskId, { decision: 'RETURN' });
      expect((await world.post('S04', `/api/user-tasks/${open.taskId}/assignment`, { userId: 'S06', reason: '请假' })).status).toBe(204);
      expect(await world.read('S06', at('TASK', open.taskId))).toEqual({ kept: true });
      expectProblem(await world.get('S05', at('TASK', open.taskId)), { status: 403, code: 'user-task-forbidden' });
      await world.completeTask('S06', open.taskId, AGREE);
      expect(await rows(open.taskId)).toEqual([]);
    });

    it('is kept for a stand-in, too, apart from that of whom they act for', async () => {
      const open = await review();
      await save('S05', 'TASK', open.taskId, { decision: 'RETURN' });
      const standIn = await world.post('S05', '/api/stand-ins', { deputyId: 'S06', startsAt: '2026-10-12T08:00:00+08:00', endsAt: '2026-10-14T18:00:00+08:00', reason: '外出学习' });
      expect(standIn.status).toBe(201);
      expect((await save('S06', 'TASK', open.taskId, { decision: 'AGREE' })).status).toBe(200);
      expect([(await kept('S05', 'TASK', open.taskId)).values, (await kept('S06', 'TASK', open.taskId)).values]).toEqual([{ decision: 'RETURN' }, { decision: 'AGREE' }]);
      await world.completeTask('S06', open.taskId, AGREE);
      expect(await rows(open.taskId)).toEqual([]);
      await world.post('S05', `/api/stand-ins/${standIn.body.id}/revocation`, { reason: '已返回' });
    });

    it('is thrown away by its writer', async () => {
      const open = await review();
      await save('S05', 'TASK', open.taskId, { decision: 'AGREE' });
      expect((await (await world.as('S09')).delete(at('TASK', open.taskId))).status).toBe(204);
      expect(await rows(open.taskId)).toEqual(['S05']);
      expect((await (await world.as('S05')).delete(at('TASK', open.taskId))).status).toBe(204);
      expect(await world.read('S05', at('TASK', open.taskId))).toEqual({ kept: true });
    });
  });

  it('with files brings them back as long as they can be handed in', async () => {
    const groupNo = await runningProjectGroup(world, '虚构大桥-草稿-工作群');
    await world.start('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕2号', reason: '监督检查发现问题' });
    const { id: taskId } = await world.take('E08', 'dissolve');
    const [mine] = await world.screenshots('E08', 1);
    const [foreign] = await world.screenshots('E05', 1);
    // when
    await save('E08', 'TASK', taskId, { screenshotsBefore: [mine, foreign, 'nothing'], handedOverTo: '陈假名' });
    // then
    expect(await kept('E08', 'TASK', taskId)).toMatchObject({ values: { screenshotsBefore: [mine], handedOverTo: '陈假名' }, evidence: [{ id: mine, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
  });

  describe('nobody comes back to', () => {
    afterEach(() => jest.restoreAllMocks());
    const MOST = 100;
    const put = (userId: string, subject: string, updatedAt: number) =>
      world.booted.get(UnitOfWork).run(() => world.booted.get(UnitOfWork).query(
        "INSERT INTO form_draft (user_id, kind, subject, tenant_id, form_id, process_definition_id, form_values, page_id, revision, updated_at) VALUES (?, 'TASK', ?, 'DEMO-ST', 'f', 'p', '{}', 'page-one', 1, ?)",
        [userId, subject, updatedAt],
      ));
    const subjectsOf = async (userId: string) => (await world.booted.get(UnitOfWork).query<{ subject: string }>('SELECT subject FROM form_draft WHERE user_id = ?', [userId])).map(({ subject }) => subject);

    it('makes room when there are a hundred of one person', async () => {
      const { taskId } = await review();
      const now = Date.parse('2026-10-12T09:00:00+08:00');
      for (const subject of await subjectsOf('S05')) await (await world.as('S05')).delete(at(subject === 'group-establish' ? 'START' : 'TASK', subject));
      for (let n = 0; n < MOST; n++) await put('S05', `old-${n}`, now + n);
      await put('S06', 'of somebody else', now - 1);
      // when
      expect((await save('S05', 'TASK', taskId, { decision: 'AGREE' })).status).toBe(200);
      // then
      const left = await subjectsOf('S05');
      expect([left.length, left.includes(taskId), left.includes('old-0'), left.includes('old-1')]).toEqual([MOST, true, false, true]);
      // and writing on takes no room
      await save('S05', 'TASK', taskId, { decision: 'RETURN' }, 1);
      expect((await subjectsOf('S05')).length).toBe(MOST);
      expect(await subjectsOf('S06')).toEqual(['of somebody else']);
    });

    it('is forgotten after ninety days, not before', async () => {
      const { taskId } = await review();
      await save('S05', 'TASK', taskId, { decision: 'AGREE' });
      const purge = world.booted.get(FormDraftPurge);
      const written = world.booted.get(BusinessClock).now().getTime();
      const clock = jest.spyOn(world.booted.get(BusinessClock), 'now');
      clock.mockImplementation(() => new Date(written + 90 * 86_400_000));
      await purge.purge();
      expect(await rows(taskId)).toEqual(['S05']);
      clock.mockImplementation(() => new Date(written + 90 * 86_400_000 + 1));
      expect(await purge.purge()).toBeGreaterThan(0);
      expect(await rows(taskId)).toEqual([]);
    });
  });

  describe('of a start form', () => {
    it('is gone with the start, and stays when the start is refused', async () => {
      const values = residentsGroup('甲乙社区-草稿居民-工作群');
      expect((await save('S09', 'START', 'group-establish', values)).status).toBe(200);
      expect((await kept('S09', 'START', 'group-establish')).values).toEqual(values);
      await world.refused('S09', (client) => client.post('/api/process-instances', { processDefinitionKey: 'group-establish', variables: { ...values, memberCap: undefined } }), { status: 422 });
      await world.start('S09', 'group-establish', values);
      expect(await rows('group-establish')).toEqual([]);
    });

    it('of one group is not that of another: each start takes its own', async () => {
      const [one, two] = [await runningProjectGroup(world, '虚构大桥-甲-工作群'), await runningProjectGroup(world, '虚构大桥-乙-工作群')];
      await save('E04', 'START', `group-dissolve:${one}`, { groupNo: one, reason: '甲' });
      await save('E04', 'START', `group-dissolve:${two}`, { groupNo: two, reason: '乙' });
      await save('E04', 'START', 'group-dissolve', { groupNo: two, reason: '通用' });
      await world.start('E04', 'group-dissolve', { groupNo: one, trigger: 'ORDER', orderNo: '责令〔2026〕3号', reason: '监督检查发现问题' });
      expect([await rows(`group-dissolve:${one}`), await rows(`group-dissolve:${two}`), await rows('group-dissolve')]).toEqual([[], ['E04'], ['E04']]);
    });

    it('of one group is kept where the form asks for a group, and for a group that is there', async () => {
      const [groupNo, foreign] = [await runningProjectGroup(world, '虚构大桥-位置-工作群'), await runningStaffGroup(world, '甲乙社区-位置-工作群')];
      for (const key of ['group-dissolve:any', 'group-dissolve:', `group-dissolve:${groupNo}:more`, `group-dissolve:${foreign}`, `group-establish:${groupNo}`]) {
        await world.refused('E04', (client) => client.put(at('START', key), body({ reason: '通用' })), { status: 404, code: 'form-draft-place-unknown' });
      }
      expect((await save('E04', 'START', `group-dissolve:${groupNo}`, { groupNo, reason: '甲' })).status).toBe(200);
    });

    it('is for those who may start the process', async () => {
      await world.refused('Y01', (client) => client.put(at('START', 'group-establish'), body({})), { status: 403, code: 'start-forbidden' });
      await world.refused('S09', (client) => client.put(at('START', 'overdue-escalate'), body({})), { status: 422, code: 'process-not-startable' });
      await world.refused('S09', (client) => client.put(at('START', 'no-such-process'), body({})), { status: 404, code: 'process-definition-not-found' });
    });

    it('of a report that may be about secrets is never stored', async () => {
      expect(await world.read('S12', at('START', 'violation-case'))).toEqual({ kept: false });
      await world.refused('S12', (client) => client.put(at('START', 'violation-case'), body({ description: '群里发了一份文件' })), { status: 422, code: 'form-draft-not-kept' });
    });

    it('keeps what still fits when the form has a new version', async () => {
      await save('E08', 'START', 'group-establish', { ...projectGroup('虚构大桥-新版-工作群') });
      const definitions = world.booted.get(ProcessDefinitionRepository);
      const before = await definitions.getLatest('group-establish');
      const forms = await definitions.listForms(before.id);
      const application = forms.get('application')!;
      const withoutPurpose = { ...application, components: application.components.filter(({ key }) => key !== 'purpose') };
      await world.booted.get(DeploymentService).deploy({
        reason: '表单调整', deployedBy: null,
        resources: [{ name: 'group-establish/group-establish.bpmn', content: before.xml }, ...[...forms].map(([key, schema]) => ({ name: `group-establish/${key}.form.json`, content: JSON.stringify(key === 'application' ? withoutPurpose : schema) }))],
      });
      // when a page that still shows the former version goes on saving
      const saved = await save('E08', 'START', 'group-establish', projectGroup('虚构大桥-新版-工作群'), 1, { processDefinitionId: before.id });
      expect(saved.status).toBe(200);
      // then
      const draft = await kept('E08', 'START', 'group-establish');
      expect(draft).toMatchObject({ formChanged: true, values: { groupName: '虚构大桥-新版-工作群', memberCap: 100 } });
      expect(draft.values).not.toHaveProperty('purpose');
    });
  });
});
