import { ApiWorld } from '../support/api-world';
import { JOINT_OPINION } from '../support/joint-opinion-process';

/** S09 drafts; S03 (APPROVER) and S04 (SUPERVISOR) see it side by side; a LEADER decides. */
describe('the verbs on a task, over HTTP', () => {
  let world: ApiWorld;
  let run: { id: string; businessKey: string };
  let draft: string;

  beforeAll(async () => {
    world = await ApiWorld.boot();
    expect((await world.post('Y01', '/api/deployments', { reason: '会商', resources: JOINT_OPINION })).status).toBe(201);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    run = await world.start('S09', 'joint-opinion', { matter: '群规修订' });
    draft = (await taskOf('S09', 'draft')).id;
  });

  const lists = async (userId: string) => {
    const pages = await Promise.all((['todo', 'claimable'] as const).map((list) => world.list(userId, list)));
    return pages.flat().filter((task) => task.processInstanceId === run.id);
  };
  const taskOf = async (userId: string, elementId: string) => {
    const found = (await lists(userId)).find((task) => task.elementId === elementId);
    if (!found) throw new Error(`${userId} has no ${elementId}`);
    return found;
  };
  const has = async (userId: string) => (await lists(userId)).map(({ elementId }) => elementId).sort();
  const detail = (userId: string, taskId: string) => world.read(userId, `/api/user-tasks/${taskId}`);
  const act = async (userId: string, taskId: string, verb: string, body: object = {}) => {
    const answer = await world.post(userId, `/api/user-tasks/${taskId}/${verb}`, body);
    if (answer.status !== 204) throw new Error(`${verb} by ${userId}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  const refuse = (userId: string, taskId: string, verb: string, body: object, expected: object) => world.refused(userId, (client) => client.post(`/api/user-tasks/${taskId}/${verb}`, body), expected as never);
  const AGREE = { decision: 'AGREE' };
  const story = async () => (await world.read('S09', `/api/process-instances/${run.id}/history`)).items as { kind: string; opinion?: string; actor?: { id: string }; detail?: object; attachments: { id: string }[] }[];

  it('says which of them the reader may use, with the sentence the door would answer', async () => {
    const { rights } = await detail('S09', draft);
    const allowed = Object.entries<{ allowed: boolean }>(rights).filter(([, right]) => right.allowed).map(([verb]) => verb).sort();
    expect(allowed).toEqual(['addSigners', 'comment', 'complete', 'copy', 'delegate', 'transfer']);
    for (const [right, verb, body] of [['recall', 'recall', { reason: '撤回试试' }], ['sign', 'signature', { decision: 'AGREE' }], ['resolve', 'delegation/resolution', { opinion: '好' }], ['urge', 'urge', {}]] as const) {
      await refuse('S09', draft, verb, body, { status: 403, code: 'user-task-forbidden', body: { detail: rights[right].reason } });
    }
  });

  it('转办 and 委派 change hands; who may not see the task learns nothing', async () => {
    await act('S09', draft, 'transfer', { userId: 'S11', reason: '请你来拟' });
    expect([await has('S09'), await has('S11')]).toEqual([[], ['draft']]);
    expect((await taskOf('S11', 'draft')).sender).toMatchObject({ id: 'S09' });
    await refuse('S09', draft, 'completion', { variables: AGREE }, { status: 403 });
    for (const stranger of ['S12', 'E08']) await refuse(stranger, draft, 'transfer', { userId: 'S11', reason: '给我转' }, { status: 404, code: 'user-task-not-found' });
    await act('S11', draft, 'delegation', { userId: 'S09', reason: '请核对第三条' });
    expect((await detail('S09', draft)).owner).toMatchObject({ id: 'S11' });
    await refuse('S09', draft, 'completion', { variables: AGREE }, { status: 403 });
    const [file] = await world.screenshots('S09', 1);
    await act('S09', draft, 'delegation/resolution', { opinion: '第三条无误', evidenceIds: [file] });
    expect([await has('S11'), (await detail('S11', draft)).evidence]).toEqual([['draft'], [expect.objectContaining({ id: file })]]);
    expect((await story()).map(({ kind, opinion }) => [kind, opinion])).toEqual(expect.arrayContaining([['TRANSFERRED', '请你来拟'], ['DELEGATED', '请核对第三条'], ['RESOLVED', '第三条无误']]));
  });

  it('已办 says what one did while others have it, and leaves out what is in one’s own hands again', async () => {
    const done = async (userId: string) => (await world.list(userId, 'done')).filter((task) => task.processInstanceId === run.id).map(({ handledAs, caseState }) => [handledAs, caseState]);
    const counted = async () => Number((await world.read('S09', '/api/user-tasks/counts')).done);
    const before = await counted();
    await act('S09', draft, 'delegation', { userId: 'S11', reason: '请核对' });
    expect([await done('S09'), await counted()]).toEqual([[['DELEGATED', 'ACTIVE']], before + 1]);
    await act('S11', draft, 'delegation/resolution', { opinion: '无误' });
    expect([await done('S09'), await counted(), await done('S11')]).toEqual([[], before, [['RESOLVED', 'ACTIVE']]]);
    await act('S09', draft, 'transfer', { userId: 'S11', reason: '你来拟' });
    await act('S11', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S05'], reason: '请先看' });
    await act('S05', draft, 'signature', { decision: 'AGREE' });
    expect([await done('S09'), await done('S11'), await done('S05')]).toEqual([[['TRANSFERRED', 'ACTIVE']], [], [['SIGNED', 'ACTIVE']]]);
    await world.completeTask('S11', draft, AGREE);
    expect(await done('S11')).toEqual([[undefined, 'ACTIVE']]);
  });

  it('keeps the files that come with a transfer, a return or a comment at the task', async () => {
    const [one, two] = await world.screenshots('S09', 2);
    await act('S09', draft, 'comments', { text: '见附件', evidenceIds: [one] });
    await act('S09', draft, 'transfer', { userId: 'S11', reason: '附说明', evidenceIds: [two] });
    expect((await detail('S11', draft)).evidence.map(({ id }: { id: string }) => id).sort()).toEqual([one, two].sort());
    await refuse('S11', draft, 'comments', { text: '重复', evidenceIds: [one] }, { status: 422, code: 'evidence-not-attachable' });
  });

  it.each([
    ['转办', 'transfer', { userId: 'S11' }, 'reason'], ['委派', 'delegation', { userId: 'S11' }, 'reason'], ['交回', 'delegation/resolution', {}, 'opinion'], ['a comment', 'comments', {}, 'text'],
    ['改派', 'assignment', { userId: 'S11' }, 'reason'], ['加签', 'additional-signers', { position: 'BEFORE', userIds: ['S05'] }, 'reason'], ['减签', 'additional-signers/one/removal', {}, 'reason'],
    ['退回', 'return', { elementId: 'draft' }, 'reason'], ['撤回', 'recall', {}, 'reason'],
  ])('%s without words is refused, and the field is named', async (_, verb, body, field) => {
    for (const blank of ['   ', '\n\n', '　　']) await refuse('S09', draft, verb, { ...body, [field]: blank }, { status: 400, code: 'request-invalid', body: { problems: [expect.objectContaining({ field })] } });
  });

  it('keeps what was said without the white space around it; an opinion that may be left out may be blank', async () => {
    await act('S09', draft, 'comments', { text: '  已核对\n' });
    await act('S09', draft, 'cc', { userIds: ['S11'], note: '   ' });
    expect((await world.post('S09', `/api/user-tasks/${draft}/completion`, { variables: AGREE, opinion: '  \n' })).status).toBe(204);
    expect((await story()).map(({ kind, opinion }) => [kind, opinion])).toEqual(expect.arrayContaining([['COMMENT', '已核对'], ['COPIED', undefined], ['TASK_COMPLETED', undefined]]));
  });

  it('tells with each act the files of that very act, and none with the completion that brought none', async () => {
    const [said, asked, before] = await world.screenshots('S09', 3);
    const [answered] = await world.screenshots('S11', 1);
    const [signed] = await world.screenshots('S05', 1);
    await act('S09', draft, 'comments', { text: '见附件', evidenceIds: [said] });
    await act('S09', draft, 'delegation', { userId: 'S11', reason: '请核对', evidenceIds: [asked] });
    await act('S11', draft, 'delegation/resolution', { opinion: '已核对', evidenceIds: [answered] });
    await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S05'], reason: '请先看', evidenceIds: [before] });
    await act('S05', draft, 'signature', { decision: 'AGREE', opinion: '可以', evidenceIds: [signed] });
    await world.completeTask('S09', draft, AGREE);
    const view = await taskOf('S03', 'approver-view');
    const [back] = await world.screenshots('S03', 1);
    await act('S03', view.id, 'return', { elementId: 'draft', reason: '缺少依据', evidenceIds: [back] });
    const files = Object.fromEntries((await story()).map(({ kind, attachments }) => [kind, attachments.map(({ id }) => id)]));
    expect(files).toMatchObject({ COMMENT: [said], DELEGATED: [asked], RESOLVED: [answered], SIGNERS_ADDED: [before], SIGNED: [signed], TASK_COMPLETED: [], RETURNED: [back], STARTED: [] });
  });

  it('takes over no file that is somebody else’s', async () => {
    await act('S09', draft, 'delegation', { userId: 'S11', reason: '请核对' });
    const [foreign] = await world.screenshots('S09', 1);
    await refuse('S11', draft, 'delegation/resolution', { opinion: '附上', evidenceIds: [foreign] }, { status: 422, code: 'evidence-not-attachable' });
  });

  it('加签 before and after, with a signature from the phone of somebody who had nothing to do with it', async () => {
    await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S05', 'S06'], reason: '请先看' });
    expect([await has('S09'), await has('S05'), await has('S06')]).toEqual([[], ['draft'], ['draft']]);
    expect((await detail('S09', draft)).signatures).toMatchObject([{ person: { id: 'S05' }, askedBy: { id: 'S09' }, reason: '请先看', state: 'PENDING' }, { person: { id: 'S06' }, state: 'PENDING' }]);
    await act('S05', draft, 'signature', { decision: 'AGREE', opinion: '可以' });
    const { signatures } = await detail('S09', draft);
    await act('S09', draft, `additional-signers/${signatures[1].id}/removal`, { reason: '不必再看' });
    expect(await has('S09')).toEqual(['draft']);
    await act('S09', draft, 'additional-signers', { position: 'AFTER', userIds: ['S06'], reason: '请复核' });
    // what the handler may not do meanwhile is told with its reason
    const { rights } = await detail('S09', draft);
    expect([rights.transfer, rights.delegate].map(({ allowed, forNow }) => [allowed, forNow])).toEqual([[false, true], [false, true]]);
    await world.completeTask('S09', draft, AGREE);
    expect([await has('S06'), await has('S03')]).toEqual([['draft'], []]);
    await act('S06', draft, 'signature', { decision: 'AGREE' });
    await world.settle();
    expect(await has('S03')).toContain('approver-view');
    expect(await detail('S09', draft)).toMatchObject({ state: 'COMPLETED', outcome: 'AGREE' });
  });

  it('退回 out of both branches, and 重新提交', async () => {
    await world.completeTask('S09', draft, AGREE);
    const view = await taskOf('S03', 'approver-view');
    expect((await detail('S03', view.id)).returnTargets).toEqual([{ elementId: 'draft', name: '拟定意见', person: expect.objectContaining({ id: 'S09' }) }]);
    // a post of one's own organization goes without its name
    expect((await taskOf('S04', 'supervisor-view')).candidates).toEqual(['党群工作部监督岗']);
    await refuse('S03', view.id, 'return', { elementId: 'supervisor-view', reason: '退给监督' }, { status: 422, code: 'return-target-not-possible', body: { problems: [expect.objectContaining({ field: 'elementId' })] } });
    await act('S04', (await taskOf('S04', 'supervisor-view')).id, 'claim');
    await act('S03', view.id, 'return', { elementId: 'draft', reason: '缺少依据' });
    await world.settle();
    // the colleague in the other branch loses what they had begun
    const told = (await world.read('S04', '/api/notifications?limit=5')).items[0];
    expect(told).toMatchObject({ title: '退回：监督部门会商', body: expect.stringMatching(/已退回前面的环节，本环节无需您办理（缺少依据）/) });
    expect([await has('S03'), await has('S04'), await has('S09')]).toEqual([[], [], ['draft']]);
    const again = await taskOf('S09', 'draft');
    expect((await detail('S09', again.id)).returned).toBe(true);
    await world.completeTask('S09', again.id, AGREE);
    expect([await has('S03'), await has('S04')]).toEqual([['approver-view', 'supervisor-view'], ['supervisor-view']]);
  });

  it('撤回 while nobody has acted', async () => {
    await world.completeTask('S09', draft, AGREE);
    expect((await detail('S09', draft)).rights.recall).toEqual({ allowed: true });
    await act('S09', draft, 'recall', { reason: '写错了' });
    expect([await has('S03'), await has('S09')]).toEqual([[], ['draft']]);
    await world.completeTask('S09', (await taskOf('S09', 'draft')).id, AGREE);
    await act('S04', (await taskOf('S04', 'supervisor-view')).id, 'claim');
    const [last] = (await world.list('S09', 'done')).filter((task) => task.processInstanceId === run.id);
    expect((await detail('S09', last!.id)).rights.recall).toEqual({ allowed: false, reason: '后续环节已有人办理，不能撤回。', forNow: true });
    await refuse('S09', last!.id, 'recall', { reason: '又错了' }, { status: 409, code: 'recall-too-late' });
  });

  it('催办 reaches the handlers, is counted, and not repeated at once', async () => {
    await world.completeTask('S09', draft, AGREE);
    const view = await taskOf('S03', 'approver-view');
    await act('S09', view.id, 'urge', { text: '今天要用' });
    expect(await detail('S04', view.id)).toMatchObject({ urgeCount: 1 });
    expect((await world.read('S03', '/api/notifications')).items[0]).toMatchObject({ title: '催办：主管部门会商', body: expect.stringContaining('今天要用') });
    const answer = await refuse('S04', view.id, 'urge', {}, { status: 429, code: 'urged-too-soon' });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    await refuse('S03', view.id, 'urge', {}, { status: 403 });
  });

  it('抄送 lets somebody see the case who could not before, and nothing more', async () => {
    await refuse('S12', draft, 'comments', { text: '我看看' }, { status: 404 });
    await act('S09', draft, 'cc', { userIds: ['S12'], note: '供参考' });
    expect(await detail('S12', draft)).toMatchObject({ id: draft, rights: { complete: { allowed: false }, transfer: { allowed: false } } });
    expect((await world.get('S12', `/api/process-instances/${run.id}`)).status).toBe(200);
    await refuse('S09', draft, 'cc', { userIds: ['E08'] }, { status: 422, code: 'assignee-not-possible' });
  });

  it('批量: what one task is refused for keeps no other', async () => {
    const others = await Promise.all([1, 2].map((n) => world.start('S09', 'joint-opinion', { matter: `第${n}件` })));
    const ids = [draft];
    for (const other of others) ids.push((await world.list('S09', 'todo')).find((task) => task.processInstanceId === other.id)!.id);
    await act('S09', ids[2]!, 'transfer', { userId: 'S11', reason: '交给你' });
    const { body, status } = await world.post('S09', '/api/user-tasks/batch-completion', { taskIds: ids, variables: AGREE, opinion: '同意' });
    expect([status, body.results]).toEqual([200, [{ taskId: ids[0], done: true }, { taskId: ids[1], done: true }, { taskId: ids[2], done: false, code: 'user-task-forbidden', detail: expect.stringMatching(/他人名下/) }]]);
    const view = await taskOf('S03', 'approver-view');
    await world.refused('S03', (client) => client.post('/api/user-tasks/batch-completion', { taskIds: [view.id, ids[2]], variables: AGREE }), { status: 422, code: 'batch-not-uniform' });
    await world.refused('S03', (client) => client.post('/api/user-tasks/batch-completion', { taskIds: [], variables: AGREE }), { status: 400 });
  });

  it.each([
    ['transfer', { userId: 'S11' }], ['transfer', { userId: 'S11', reason: '' }], ['delegation', { reason: '没有人' }], ['additional-signers', { position: 'DURING', userIds: ['S05'], reason: '何时' }],
    ['additional-signers', { position: 'BEFORE', userIds: [], reason: '没有人' }], ['signature', { decision: 'PERHAPS' }], ['return', { reason: '去哪' }], ['recall', {}], ['cc', { userIds: 'S05' }], ['cc', { userIds: ['S05'], more: 1 }],
    ['urge', { text: 7 }], ['delegation/resolution', { opinion: '' }],
  ])('refuses a malformed %s %j', async (verb, body) => {
    await refuse('S09', draft, verb, body, { status: 400, code: 'request-invalid' });
  });
});
