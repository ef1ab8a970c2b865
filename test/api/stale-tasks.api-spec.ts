import { staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { clue, runningStaffGroup } from './journeys.fixture';

const AGREE = { decision: 'AGREE', ownerId: 'S09' };
const NOW = '2026-10-12T02:00:00.000Z';

/** What a page that was opened earlier hears when its task has moved on. */
describe('a task that changed under an open page', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const at = (taskId: string, verb: string) => `/api/user-tasks/${taskId}/${verb}`;
  const complete = (userId: string, taskId: string, status: number, change: unknown) =>
    world.refused(userId, (client) => client.post(at(taskId, 'completion'), { variables: AGREE }), { status, body: { facts: { change } } });
  let applications = 0;
  const review = async () => {
    const { businessKey, id: instanceId } = await world.start('S09', 'group-establish', staffGroup(`甲乙社区-旧页${++applications}-工作群`));
    return { businessKey, instanceId, taskId: (await world.task('S05', 'review-by-first-responsible', businessKey)).id };
  };

  it('and was completed says by whom, when and with what result, also under an idempotency key', async () => {
    const { taskId } = await review();
    await world.completeTask('S05', taskId, AGREE);
    const change = { kind: 'TASK_COMPLETED', at: NOW, by: { id: 'S05', name: expect.any(String) }, outcome: '同意' };
    await complete('S05', taskId, 409, change);
    await world.refused('S05', (client) => client.post(at(taskId, 'completion'), { variables: AGREE }, { 'idempotency-key': 'a-second-try' }), { status: 409, body: { facts: { change } } });
  });

  it('and was given to somebody else says to whom', async () => {
    const { taskId } = await review();
    await world.post('S04', at(taskId, 'assignment'), { userId: 'S06', reason: '请假' });
    await complete('S05', taskId, 403, { kind: 'ASSIGNED', at: NOW, by: { id: 'S04' }, to: expect.any(String) });
  });

  it('and went with its run says who ended the run', async () => {
    const { taskId, instanceId } = await review();
    await world.post('S04', `/api/process-instances/${instanceId}/cancellation`, { reason: '申请有误，终止' });
    await complete('S05', taskId, 409, { kind: 'CANCELED', by: { id: 'S04' } });
  });

  it('and was claimed by another says it to those who could have taken it', async () => {
    const groupNo = await runningStaffGroup(world, '甲乙社区-旧页认领-工作群');
    const { businessKey } = await world.start('S12', 'violation-case', clue(groupNo, '2026-10-12T09:30:00+08:00', { itemCodes: ['BD07'] }));
    const { id } = await world.take('S11', 'dispose', businessKey);
    await world.refused('S09', (client) => client.post(at(id, 'claim')), { status: 409, code: 'user-task-already-claimed', body: { facts: { change: { kind: 'CLAIMED', by: { id: 'S11' } } } } });
    // whom the case is kept from learns nothing of it
    const answer = await world.post('S12', at(id, 'claim'));
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([404, expect.not.stringContaining('S11')]);
  });
});
