import { UnitOfWork } from '../../src/platform/database';
import { ApiWorld } from '../support/api-world';
import { CHECKED_OPINION } from '../support/checked-opinion-process';

/** What happens when two verbs meet on one task: a handover with a signature, a deputy with a check, a recall with a clock. */
describe('verbs that meet on one task, over HTTP', () => {
  let world: ApiWorld;
  const AGREE = { decision: 'AGREE' };

  beforeAll(async () => {
    world = await ApiWorld.boot();
    expect((await world.post('Y01', '/api/deployments', { reason: '复核', resources: CHECKED_OPINION })).status).toBe(201);
  });
  afterAll(() => world?.close());

  const begin = async () => (await world.start('S09', 'checked-opinion', { matter: '群规修订' })).businessKey;
  const taskOf = async (userId: string, elementId: string, run: string) => (await world.task(userId, elementId, run)).id;
  const send = (userId: string, taskId: string, verb: string, body: object = {}) => world.post(userId, `/api/user-tasks/${taskId}/${verb}`, body);
  const act = async (userId: string, taskId: string, verb: string, body: object = {}) => {
    const { status, body: answer } = await send(userId, taskId, verb, body);
    if (status !== 204) throw new Error(`${verb} by ${userId}: ${status} ${JSON.stringify(answer)}`);
  };
  const refuse = (userId: string, taskId: string, verb: string, body: object, expected: object) => world.refused(userId, (client) => client.post(`/api/user-tasks/${taskId}/${verb}`, body), expected as never);
  const complete = (userId: string, taskId: string) => act(userId, taskId, 'completion', { variables: AGREE });
  const handOver = async (from: string, to: string) => {
    const answer = await world.post(from, '/api/handovers', { fromUserId: from, toUserId: to, reason: '工作交接' });
    expect(answer.status).toBe(200);
    return answer.body as { stayed: { taskId: string; refusal: string }[] };
  };
  const detail = (userId: string, taskId: string) => world.read(userId, `/api/user-tasks/${taskId}`);
  /** Gives the way to end it. */
  const standIn = async (principalId: string, deputyId: string) => {
    const answer = await world.post(principalId, '/api/stand-ins', { deputyId, startsAt: '2026-10-12T00:00:00+08:00', endsAt: '2026-11-30T00:00:00+08:00', reason: '外出' });
    expect(answer.status).toBe(201);
    return async () => expect((await world.post(principalId, `/api/stand-ins/${answer.body.id}/revocation`, { reason: '回来' })).status).toBe(204);
  };
  const noticesOf = async (userId: string): Promise<string[]> => {
    await world.settle();
    return (await world.read(userId, '/api/notifications?limit=20')).items.map(({ title, body }: { title: string; body: string }) => `${title}。${body}`);
  };

  describe('a handover', () => {
    it('gives away no task that is completed in the same moment', async () => {
      for (let n = 0; n < 8; n++) {
        const draft = await taskOf('S09', 'draft', await begin());
        const [completion, handover] = await Promise.all([send('S09', draft, 'completion', { variables: AGREE }), world.post('S09', '/api/handovers', { fromUserId: 'S09', toUserId: 'S07', reason: '工作交接' })]);
        expect(handover.status).toBe(200);
        // done, or theirs no more
        const { state, assignee } = await detail(completion.status === 204 ? 'S09' : 'S07', draft);
        expect(completion.status === 204 ? [204, state] : [completion.status, state, assignee.id]).toEqual(completion.status === 204 ? [204, 'COMPLETED'] : [403, 'CREATED', 'S07']);
      }
      const closed = await world.booted.get(UnitOfWork).query("SELECT i.task_id FROM inbox i JOIN user_task t ON t.id = i.task_id WHERE t.state <> 'CREATED'");
      expect(closed).toEqual([]);
      const [counts, listed] = await Promise.all([world.read('S07', '/api/user-tasks/counts'), world.list('S07', 'todo')]);
      expect(counts.todo).toBe(listed.length);
    });

    it('makes nobody the signer of their own decision', async () => {
      const draft = await taskOf('S09', 'draft', await begin());
      await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S06'], reason: '请签' });
      const { stayed } = await handOver('S06', 'S09');
      expect(stayed).toContainEqual(expect.objectContaining({ taskId: draft, refusal: expect.stringContaining('不能为自己加签') }));
      await refuse('S09', draft, 'signature', { ...AGREE, opinion: '自己签' }, { status: 403, code: 'user-task-forbidden' });
      await act('S06', draft, 'signature', { ...AGREE, opinion: '同意' });
      await complete('S09', draft);
    });

    it('asks who is asked already only once', async () => {
      const draft = await taskOf('S09', 'draft', await begin());
      await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S06', 'S05'], reason: '请签' });
      await handOver('S06', 'S05');
      await act('S05', draft, 'signature', { ...AGREE, opinion: '同意' });
      await complete('S09', draft);
    });

    it('from the helper to the owner ends the help', async () => {
      const draft = await taskOf('S09', 'draft', await begin());
      await act('S09', draft, 'delegation', { userId: 'S11', reason: '请协助' });
      await handOver('S11', 'S09');
      const { assignee, owner } = await detail('S09', draft);
      expect([assignee.id, owner]).toEqual(['S09', undefined]);
      await complete('S09', draft);
    });
  });

  describe('a stand-in', () => {
    it('who signed leaves the check to others than the person they signed for', async () => {
      const end = await standIn('S04', 'S11');
      const run = await begin();
      const draft = await taskOf('S09', 'draft', run);
      await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S04'], reason: '请签' });
      await act('S11', draft, 'signature', { ...AGREE, opinion: '代签' });
      await complete('S09', draft);
      await end();
      await expect(world.task('S04', 'check', run)).rejects.toThrow('has no task check');
    });

    it('passes the task on to anybody but the person they have it from', async () => {
      const end = await standIn('S09', 'S11');
      const draft = await taskOf('S09', 'draft', await begin());
      for (const verb of ['delegation', 'transfer']) await refuse('S11', draft, verb, { userId: 'S09', reason: '还给本人' }, { status: 422, code: 'same-person' });
      await end();
    });

    it('who did a step has it done again by the person they did it for, as the page says beforehand', async () => {
      const end = await standIn('S09', 'S11');
      const run = await begin();
      await complete('S11', await taskOf('S11', 'draft', run));
      await end();
      const check = (await world.take('S04', 'check', run)).id;
      expect((await detail('S04', check)).returnTargets).toEqual([expect.objectContaining({ elementId: 'draft', person: expect.objectContaining({ id: 'S09' }) })]);
      await act('S04', check, 'return', { elementId: 'draft', reason: '缺材料' });
      await complete('S09', await taskOf('S09', 'draft', run));
    });
  });

  it('撤回 comes too late once a clock of the next step has brought somebody work', async () => {
    const run = await begin();
    const draft = await taskOf('S09', 'draft', run);
    await complete('S09', draft);
    expect((await detail('S09', draft)).rights.recall).toEqual({ allowed: true });
    await world.travelTo('2026-10-12T11:30:00+08:00');
    await taskOf('S05', 'remind', run);
    expect((await detail('S09', draft)).rights.recall).toMatchObject({ allowed: false });
    await refuse('S09', draft, 'recall', { reason: '填错了' }, { status: 409, code: 'recall-too-late' });
  });

  it('抄送 does not reach who has to stay out of the step', async () => {
    const draft = await taskOf('S09', 'draft', await begin());
    await refuse('S09', draft, 'cc', { userIds: ['S10'] }, { status: 422, code: 'copy-not-possible' });
    await act('S09', draft, 'cc', { userIds: ['S11'] });
  });

  it('tells who loses work that it is not theirs any more, and of no due date', async () => {
    const run = await begin();
    const draft = await taskOf('S09', 'draft', run);
    await act('S09', draft, 'additional-signers', { position: 'BEFORE', userIds: ['S06'], reason: '请签' });
    expect((await noticesOf('S06'))[0]).toMatch(/^加签：拟定意见。.*前完成/);
    const [signature] = (await detail('S09', draft)).signatures;
    await act('S09', draft, `additional-signers/${signature.id}/removal`, { reason: '不必签了' });
    expect((await noticesOf('S06'))[0]).toMatch(/^减签：拟定意见。.*已取消请您加签，无需签署（不必签了）/);
    await act('S04', draft, 'assignment', { userId: 'S11', reason: '换人办理' });
    expect((await noticesOf('S09'))[0]).toMatch(/^改派：拟定意见。.*已改派他人，无需您办理（换人办理）/);
    expect([(await noticesOf('S06'))[0], (await noticesOf('S09'))[0]].filter((text) => text?.includes('前完成'))).toEqual([]);
  });

  it('every verb answers who may not see the task as its page does', async () => {
    const draft = await taskOf('S09', 'draft', await begin());
    expect((await world.get('S12', `/api/user-tasks/${draft}`)).status).toBe(404);
    const words = { reason: '试试', opinion: '试试', text: '试试', userId: 'S11', userIds: ['S11'], position: 'BEFORE', elementId: 'draft', variables: AGREE, ...AGREE };
    const pick = (...names: (keyof typeof words)[]) => Object.fromEntries(names.map((name) => [name, words[name]]));
    const verbs: [string, object][] = [
      ['claim', {}], ['unclaim', {}], ['completion', pick('variables')], ['transfer', pick('userId', 'reason')], ['delegation', pick('userId', 'reason')], ['delegation/resolution', pick('opinion')], ['assignment', pick('userId', 'reason')],
      ['additional-signers', pick('position', 'userIds', 'reason')], ['additional-signers/one/removal', pick('reason')], ['signature', pick('decision', 'opinion')], ['return', pick('elementId', 'reason')], ['recall', pick('reason')], ['urge', {}], ['cc', pick('userIds')], ['comments', pick('text')],
    ];
    const answers: [string, number, string][] = [];
    for (const [verb, body] of verbs) {
      const { status, body: { code } } = await send('S12', draft, verb, body);
      answers.push([verb, status, code]);
    }
    expect(answers).toEqual(verbs.map(([verb]) => [verb, 404, 'user-task-not-found']));
  });
});
