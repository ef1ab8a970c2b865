import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { UnitOfWork } from '../../src/platform/database';

describe('controlling a process instance', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  let applications = 0;
  const applied = () => world.start('S09', 'group-establish', staffGroup(`甲乙社区-控制${++applications}-工作群`));
  /** agreed by the first responsible person: the registrar is to check the filing */
  const filed = async () => {
    const run = await applied();
    await world.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, run.businessKey);
    return run;
  };
  const at = (id: string, what: string) => `/api/process-instances/${id}/${what}`;
  const order = (userId: string, id: string, what: string, more: object = {}) => world.post(userId, at(id, what), { reason: '领导要求', ...more });
  const livingOf = async (id: string) => (await world.read('S04', at(id, 'controls'))).living as { activityInstanceId: string; elementId: string }[];
  const auditOf = (id: string) => world.booted.get(UnitOfWork).query<{ action: string; actor_id: string; reason: string }>('SELECT action, actor_id, reason FROM audit_entry WHERE object = ? ORDER BY number', [`process-instance/${id}`]);

  it('is suspended and resumed by a supervisor: staff are told why, and go on afterwards', async () => {
    const { id, businessKey } = await applied();
    const { id: taskId } = await world.task('S05', 'review-by-first-responsible', businessKey);
    expect((await order('S04', id, 'suspension', { reason: '等待上级答复' })).status).toBe(204);
    expect(await world.read('S09', `/api/process-instances/${id}`)).toMatchObject({ state: 'ACTIVE', suspension: { by: { id: 'S04' }, reason: '等待上级答复' } });
    const completion = { variables: { decision: 'AGREE', ownerId: 'S09' } };
    await world.refused('S05', (client) => client.post(`/api/user-tasks/${taskId}/completion`, completion), {
      status: 409, code: 'process-instance-suspended', body: { detail: '该事项已暂停办理，恢复后才能继续（暂停原因：等待上级答复）。', facts: expect.objectContaining({ reason: '等待上级答复' }) },
    });
    await world.refused('S09', (client) => client.post(at(id, 'withdrawal'), { reason: '不办了' }), { status: 409, code: 'process-instance-suspended' });
    await world.refused('S04', (client) => client.post(at(id, 'suspension'), { reason: '再暂停一次' }), { status: 409, code: 'process-instance-suspended' });
    expect((await order('S02', id, 'resumption')).status).toBe(204);
    await world.refused('S02', (client) => client.post(at(id, 'resumption'), { reason: '再恢复一次' }), { status: 409, code: 'process-instance-not-suspended' });
    await world.completeTask('S05', taskId, completion.variables);
    const { items } = await world.read('S09', at(id, 'history'));
    expect(items.map((line: { kind: string }) => line.kind).filter((kind: string) => /SUSPENDED|RESUMED/.test(kind))).toEqual(['RESUMED', 'SUSPENDED']);
    expect(await auditOf(id)).toEqual([
      { action: 'process-instance.suspend', actor_id: 'S04', reason: '等待上级答复' },
      { action: 'process-instance.resume', actor_id: 'S02', reason: '领导要求' },
    ]);
  });

  it.each([
    ['终止', 'S04', '/api/process-instances/one/cancellation', {}], ['暂停', 'S04', '/api/process-instances/one/suspension', {}], ['恢复', 'S04', '/api/process-instances/one/resumption', {}],
    ['调整', 'S04', '/api/process-instances/one/modification', { cancel: [], startBefore: [] }], ['撤回申请', 'S09', '/api/process-instances/one/withdrawal', {}],
    ['修改变量', 'Y01', '/api/process-instances/one/variables', { changes: {} }], ['处理异常', 'S04', '/api/incidents/one/resolution', { action: 'retry' }],
    ['外出代理', 'S09', '/api/stand-ins', { deputyId: 'S11', startsAt: '2026-10-12T00:00:00+08:00', endsAt: '2026-11-30T00:00:00+08:00' }], ['撤销代理', 'S09', '/api/stand-ins/one/revocation', {}],
    ['离岗交接', 'S09', '/api/handovers', { fromUserId: 'S09', toUserId: 'S11' }], ['部署', 'Y01', '/api/deployments', { resources: [{ name: 'x/x.bpmn', content: '' }] }],
  ])('%s needs a reason in words, and says so', async (_, userId, path, body) => {
    await world.refused(userId, (client) => client.post(path, { ...body, reason: ' \n　 ' }), { status: 400, code: 'request-invalid', body: { problems: [expect.objectContaining({ field: 'reason' })] } });
  });

  it('keeps the clocks of the regulation running while it is suspended', async () => {
    const { id, businessKey } = await applied();
    const before = (await world.task('S05', 'review-by-first-responsible', businessKey)).deadline!;
    await order('S04', id, 'suspension');
    expect((await world.task('S05', 'review-by-first-responsible', businessKey)).deadline).toMatchObject({ dueAt: before.dueAt, status: 'OPEN' });
    await order('S04', id, 'cancellation');
  });

  it('is adjusted: first in words without a trace, then in fact', async () => {
    const { id, businessKey } = await filed();
    const [filing] = await livingOf(id);
    expect(filing).toMatchObject({ elementId: 'check-filing', name: expect.stringMatching(/\S/) });
    const change = { cancel: [filing!.activityInstanceId], startBefore: [{ elementId: 'correct-filing' }] };
    await world.as('S03'); // signing in leaves a line in the log
    const before = await world.snapshotOfAllRows();
    const tried = await world.post('S03', at(id, 'modification/preview'), change);
    expect([tried.status, tried.body]).toMatchObject([200, { canceled: [{ elementId: 'check-filing' }], started: [{ elementId: 'correct-filing' }], passed: [], state: 'ACTIVE' }]);
    expect(await world.snapshotOfAllRows()).toEqual(before);
    expect((await order('S03', id, 'modification', { ...change, reason: '备案材料有误，退回更正' })).body).toEqual(tried.body);
    expect(await world.list('S04', 'claimable', businessKey)).toEqual([]);
    expect(await world.task('S09', 'correct-filing', businessKey)).toMatchObject({ state: 'CREATED' });
    const { items } = await world.read('S09', at(id, 'history'));
    expect(items[0]).toMatchObject({ kind: 'MODIFIED', actor: { id: 'S03' }, opinion: '备案材料有误，退回更正' });
    expect(await auditOf(id)).toEqual([{ action: 'process-instance.modify', actor_id: 'S03', reason: '备案材料有误，退回更正' }]);
  });

  it('is ended: the application is withdrawn, its tasks are gone and the story says who ended it', async () => {
    const { id, businessKey } = await filed();
    expect((await order('S01', id, 'cancellation', { reason: '机构调整，不再需要' })).status).toBe(204);
    expect(await world.read('S09', `/api/process-instances/${id}`)).toMatchObject({ state: 'TERMINATED', currentSteps: [] });
    expect(await world.read('S04', `/api/groups/${businessKey}`)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await auditOf(id)).toEqual([{ action: 'process-instance.cancel', actor_id: 'S01', reason: '机构调整，不再需要' }]);
    for (const what of ['suspension', 'resumption', 'cancellation']) await world.refused('S04', (client) => client.post(at(id, what), { reason: '太晚了' }), { status: 409, code: 'process-instance-ended' });
    expect(await world.read('S04', at(id, 'controls'))).toEqual({ actions: [], living: [] });
  });

  describe('is refused', () => {
    const what = ['suspension', 'resumption', 'cancellation', 'modification', 'modification/preview'];
    const body = { reason: '试一试', cancel: [], startBefore: [{ elementId: 'check-filing' }] };

    it('to those who do not supervise, and to those who may not even see it', async () => {
      const { id } = await applied();
      for (const verb of what) {
        const { reason, ...move } = body;
        const send = verb === 'modification' ? body : verb === 'modification/preview' ? move : { reason };
        for (const userId of ['S09', 'S05']) await world.refused(userId, (client) => client.post(at(id, verb), send), { status: 403, code: 'control-forbidden' });
        for (const userId of ['S12', 'E04', 'Y01']) await world.refused(userId, (client) => client.post(at(id, verb), send), { status: 404, code: 'process-instance-not-found' });
      }
      expect(await world.read('S09', at(id, 'controls'))).toEqual({ actions: [], living: [] });
    });

    it('to a supervisor who has acted in the case or is at work on it, as far as its tokens are concerned', async () => {
      const { id, businessKey } = await filed();
      const own = '您发起、经办过或正在办理本事项，须由他人调整流程。';
      const { id: taskId } = await world.take('S04', 'check-filing', businessKey);
      const [filing] = await livingOf(id);
      const skip = { reason: '我自己来', cancel: [filing!.activityInstanceId], startBefore: [{ elementId: 'start-landing-clock' }] };
      await world.refused('S04', (client) => client.post(at(id, 'modification'), skip), { status: 403, code: 'control-forbidden', body: { detail: own } });
      await world.completeTask('S04', taskId, { decision: 'RECEIVED' });
      await world.refused('S04', (client) => client.post(at(id, 'modification'), { ...skip, cancel: [] }), { status: 403, code: 'control-forbidden' });
      const { actions } = await world.read('S04', at(id, 'controls'));
      expect(actions).toEqual([{ action: 'suspend' }, { action: 'modify', refusal: own }, { action: 'cancel' }]);
    });

    it.each([
      ['an element the diagram does not have', { startBefore: [{ elementId: 'nowhere' }] }, 422, 'modification-refused', { reason: 'unknown-element', elementId: 'nowhere' }],
      ['a start event that waits for a message', { startBefore: [{ elementId: 'withdrawal-requested' }] }, 422, 'modification-refused', { elementId: 'withdrawal-requested' }],
      ['a boundary event', { startBefore: [{ elementId: 'landing-overdue' }] }, 422, 'modification-refused', { reason: 'boundary-event', elementId: 'landing-overdue' }],
      ['nothing left', { startBefore: [] }, 422, 'modification-refused', { reason: 'nothing-left' }],
      ['nothing to do', { cancel: [], startBefore: [] }, 422, 'modification-refused', { reason: 'nothing-to-do' }],
      ['a step that does not wait', { cancel: ['0198c000-0000-7000-8000-000000000000'] }, 409, 'activity-not-waiting', {}],
      ['a step of the domain that does not fit', { startBefore: [{ elementId: 'issue-filing-number' }] }, 409, 'illegal-group-transition', {}],
    ] as const)('for %s, with not one row changed', async (_title, change, status, code, facts) => {
      const { id } = await filed();
      const [filing] = await livingOf(id);
      const move = { cancel: [filing!.activityInstanceId], startBefore: [{ elementId: 'correct-filing' }], ...change };
      for (const [verb, request] of [['modification/preview', move], ['modification', { ...move, reason: '试一试' }]] as const) {
        await world.refused('S03', (client) => client.post(at(id, verb), request), { status, code, body: { facts: expect.objectContaining(facts) } });
      }
    });

    it.each([
      ['without a reason', { reason: undefined }, 'reason'],
      ['with an empty reason', { reason: '' }, 'reason'],
      ['with a step that is no text', { cancel: [7] }, 'cancel'],
      ['with an element that has no id', { startBefore: [{}] }, 'startBefore'],
      ['with something else than a list', { startBefore: 'check-filing' }, 'startBefore'],
      ['with a field nobody knows', { variables: { decision: 'AGREE' } }, 'variables'],
    ])('%s', async (_title, change, field) => {
      const { id } = await applied();
      const answer = await world.refused('S04', (client) => client.post(at(id, 'modification'), { ...body, ...change }), { status: 400, code: 'request-invalid' });
      expect(JSON.stringify(answer.body.problems)).toContain(field);
    });
  });
});
