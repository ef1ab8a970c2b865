import { endEvent, path, startEvent, userTask } from '../../engine/bpmn-server/step-rig';
import { IdentityService } from '../../platform/identity';
import { TENANT, WorkflowHost } from '../../../test/support/workflow-host';
import { HistoryRepository } from '../history';
import { StandInService } from '../stand-in';
import { TaskListQueries, UserTaskRepository, UserTaskService } from '.';
import { AddSigners } from './commands/add-signers';
import { PassOnUserTask } from './commands/pass-on';
import { RecallUserTask } from './commands/recall';
import { ReturnUserTask } from './commands/return';
import { SignUserTask } from './commands/sign';

const CLERKS = 'camunda:candidateGroups="CLERK@tenant"';
const MONDAY = '2026-10-12T10:00:00+08:00';
const at = (day: number, time = '10:00') => new Date(`2026-10-${day}T${time}:00+08:00`);

describe('somebody who acts for somebody who is away', () => {
  let host: WorkflowHost;
  let taskId: string;
  let instanceId: string;

  beforeEach(async () => {
    host = await WorkflowHost.boot({ at: MONDAY });
    for (const id of ['cat', 'dan']) await host.get(IdentityService).createUser({ id, tenantId: TENANT, username: id, name: id, orgId: TENANT, title: id, roles: [{ role: 'CLERK', orgId: TENANT }] });
    await host.deploy('plain', startEvent('s') + userTask('act', CLERKS) + userTask('verify', `${CLERKS} gov:separateFrom="act"`) + endEvent('e') + path('s', 'act', 'verify', 'e'));
    await host.deploy('other', startEvent('s') + userTask('act', CLERKS) + endEvent('e') + path('s', 'act', 'e'));
    await begin();
  });
  afterEach(() => host.close());

  const actor = (id: string) => host.actor(id);
  const begin = async (key = 'plain', userId = 'ann') => {
    instanceId = (await host.start(key, {}, { userId: 'dan' })).id;
    taskId = (await host.task('act', instanceId)).id;
    await host.get(UserTaskService).claim(await actor(userId), taskId);
  };
  const away = async (more: { principalId?: string; deputyId?: string; startsAt?: Date; endsAt?: Date; processKeys?: string[] } = {}, by = 'ann') =>
    host.get(StandInService).arrange(await actor(by), { deputyId: 'ben', startsAt: at(12), endsAt: at(16), reason: '外出学习', ...more });
  const complete = async (id: string) => host.get(UserTaskService).complete(await actor(id), taskId, {});
  const load = async () => (await host.get(UserTaskRepository).find(taskId))!;
  const last = async () => (await host.get(HistoryRepository).listFor([instanceId])).find(({ kind }) => kind === 'TASK_COMPLETED');

  it('completes what was in the list before, under their own name, marked as for whom', async () => {
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    await away();
    await complete('ben');
    expect(await load()).toMatchObject({ completedBy: 'ben', completedFor: 'ann' });
    expect(await last()).toMatchObject({ actorId: 'ben', detail: { onBehalfOf: 'ann', onBehalfOfName: 'ann' } });
    expect((await host.notifications('ben')).map(({ title }) => title)).toContain('外出代理');
  });

  it('acts only in the time and the processes arranged', async () => {
    await away({ startsAt: at(13), endsAt: at(14), processKeys: ['plain'] });
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    await host.travelTo('2026-10-13T10:00:00+08:00');
    await begin('other');
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    await begin('plain');
    await complete('ben');
    await begin('plain');
    await host.travelTo('2026-10-14T10:00:00+08:00');
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    await complete('ann');
  });

  it('ends when it is revoked, and is told to the other side', async () => {
    const id = await away();
    await host.get(StandInService).revoke(await actor('ben'), id, '另有任务');
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    expect((await host.notifications('ann'))[0]).toMatchObject({ title: '代理已撤销' });
    await expect(host.get(StandInService).revoke(await actor('ann'), id, '再撤')).rejects.toMatchObject({ code: 'stand-in-over' });
    await expect(host.get(StandInService).revoke(await actor('cat'), id, '别人')).rejects.toMatchObject({ code: 'stand-in-not-found' });
  });

  it('is told of new work and of urges while the other is away', async () => {
    await away({ deputyId: 'cat' });
    await host.get(UserTaskService).assign(await actor('sue'), taskId, 'ann', '请安排');
    expect((await host.notifications('cat')).map(({ title }) => title)).toContain('改派：act');
  });

  it('never verifies what they did for somebody, and neither does that person', async () => {
    await away();
    await complete('ben');
    await host.settle();
    const verify = await host.task('verify', instanceId);
    for (const id of ['ann', 'ben']) await expect(host.get(UserTaskService).claim(await actor(id), verify.id)).rejects.toMatchObject({ code: 'user-task-forbidden' });
    await host.get(UserTaskService).claim(await actor('cat'), verify.id);
    // nor for somebody who has it
    await host.get(StandInService).arrange(await actor('cat'), { deputyId: 'ben', startsAt: at(12), endsAt: at(16), reason: '外出' });
    taskId = verify.id;
    await expect(complete('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
    // which no number tells them of, either
    const lists = host.get(TaskListQueries);
    expect([await lists.counts(await actor('ben')), await lists.segments(await actor('ben'), 'todo', { text: 'verify' })]).toMatchObject([{ todo: 0 }, { all: 0 }]);
    expect([await lists.counts(await actor('cat')), await lists.segments(await actor('cat'), 'todo', { text: 'verify' })]).toMatchObject([{ todo: 1 }, { all: 1 }]);
    await complete('cat');
  });

  it('passes it on, asks for help and signs as the other could', async () => {
    await away();
    await host.get(PassOnUserTask).delegate(await actor('ben'), taskId, { userId: 'cat', reason: '请核对' });
    expect((await load()).ownerId).toBe('ann');
    await host.get(PassOnUserTask).resolve(await actor('cat'), taskId, '核对无误', []);
    expect((await load()).assigneeId).toBe('ann');
    await host.get(AddSigners).run(await actor('ben'), taskId, { position: 'BEFORE', userIds: ['dan'], reason: '请签' });
    await host.get(StandInService).arrange(await actor('dan'), { deputyId: 'cat', startsAt: at(12), endsAt: at(13), reason: '请假' });
    await host.get(SignUserTask).run(await actor('cat'), taskId, { decision: 'AGREE', evidenceIds: [] });
    expect((await load()).signatures).toMatchObject([{ userId: 'dan', state: 'AGREED' }]);
    await host.get(PassOnUserTask).transfer(await actor('ben'), taskId, { userId: 'dan', reason: '转办' });
    expect((await load()).assigneeId).toBe('dan');
  });

  it('leaves what is done again to the one whose it was', async () => {
    await host.deploy('again', startEvent('s') + userTask('act', CLERKS) + userTask('next', `${CLERKS} gov:verbs="return"`) + endEvent('e') + path('s', 'act', 'next', 'e'));
    await begin('again');
    await away();
    await complete('ben');
    await host.settle();
    const next = await host.task('next', instanceId);
    await host.get(UserTaskService).claim(await actor('cat'), next.id);
    await host.get(ReturnUserTask).run(await actor('cat'), next.id, 'act', '再看看');
    expect((await host.task('act', instanceId)).assigneeId).toBe('ann');
    taskId = (await host.task('act', instanceId)).id;
    await complete('ben');
    const [done] = await host.query<{ id: string }>(`SELECT id FROM user_task WHERE process_instance_id = ? AND element_id = 'act' AND state = 'COMPLETED' ORDER BY id DESC`, [instanceId]);
    await host.get(RecallUserTask).run(await actor('ann'), done!.id, '还要改');
    expect((await host.task('act', instanceId)).assigneeId).toBe('ann');
  });

  it('keeps for whom it was decided while signatures are waited for', async () => {
    const id = await away();
    await host.get(AddSigners).run(await actor('ben'), taskId, { position: 'AFTER', userIds: ['cat'], reason: '请复签' });
    await complete('ben');
    await host.get(StandInService).revoke(await actor('ann'), id, '已回');
    await host.get(SignUserTask).run(await actor('cat'), taskId, { decision: 'AGREE', evidenceIds: [] });
    expect(await load()).toMatchObject({ completedBy: 'ben', completedFor: 'ann' });
    expect(await last()).toMatchObject({ detail: { onBehalfOf: 'ann' } });
  });

  it('does not sign what they have decided themself', async () => {
    await away();
    await host.get(AddSigners).run(await actor('ben'), taskId, { position: 'AFTER', userIds: ['cat'], reason: '请复签' });
    await complete('ben');
    await host.get(StandInService).arrange(await actor('cat'), { deputyId: 'ben', startsAt: at(12), endsAt: at(13), reason: '请假' });
    await expect(host.get(SignUserTask).run(await actor('ben'), taskId, { decision: 'AGREE', evidenceIds: [] })).rejects.toThrow(/cannot sign it as well/);
  });

  it('does not act for somebody for whom somebody acts', async () => {
    await away();
    await host.get(StandInService).arrange(await actor('ben'), { deputyId: 'cat', startsAt: at(12), endsAt: at(16), reason: '外出' });
    await expect(complete('cat')).rejects.toMatchObject({ code: 'user-task-forbidden' });
  });

  it.each([
    ['oneself', { deputyId: 'ann' }, 'stand-in-not-possible'],
    ['somebody of another organization', { deputyId: 'zoe' }, 'stand-in-not-possible'],
    ['nobody', { deputyId: 'nobody' }, 'stand-in-not-possible'],
    ['a time that is over', { startsAt: at(10), endsAt: at(11) }, 'stand-in-not-possible'],
    ['a time that ends before it begins', { startsAt: at(14), endsAt: at(13) }, 'stand-in-not-possible'],
    ['longer than a year', { endsAt: new Date('2027-12-01T10:00:00+08:00') }, 'stand-in-not-possible'],
    ['somebody else, unless one supervises', { principalId: 'cat' }, 'stand-in-forbidden'],
  ])('is not arranged for %s', async (_what, more, code) => {
    const rows = await host.rowCounts();
    await expect(away(more)).rejects.toMatchObject({ code });
    expect(await host.rowCounts()).toEqual(rows);
  });

  it('is arranged by a supervisor for who cannot, and once for one time', async () => {
    await away({ principalId: 'cat' }, 'sue');
    await expect(away({ principalId: 'cat', deputyId: 'dan' }, 'sue')).rejects.toMatchObject({ code: 'stand-in-overlaps' });
    await away({ principalId: 'cat', deputyId: 'dan', startsAt: at(16), endsAt: at(17) }, 'sue');
  });
});
