import { endEvent, flow, path, startEvent, userTask, xor } from '../../engine/bpmn-server/step-rig';
import { IdentityService } from '../../platform/identity';
import { TENANT, WorkflowHost } from '../../../test/support/workflow-host';
import type { FormSchema } from '../form';
import { UserTaskRepository, UserTaskService } from '.';
import { UserTaskDetailQueries } from './user-task-detail.queries';
import { AddSigners } from './commands/add-signers';
import { PassOnUserTask } from './commands/pass-on';
import { SignUserTask } from './commands/sign';

const CLERKS = 'camunda:candidateGroups="CLERK@tenant"';
const decision: FormSchema = {
  id: 'f', type: 'default',
  components: [{ type: 'radio', key: 'decision', label: '意见', values: [{ value: 'AGREE', label: '同意' }, { value: 'REFUSE', label: '不同意' }], validate: { required: true } }],
} as never;

/** Each test begins with a task `act` of ann; `next` follows. */
describe('a task that goes through other hands', () => {
  let host: WorkflowHost;
  let pass: PassOnUserTask;
  let taskId: string;
  let instanceId: string;

  beforeAll(async () => {
    host = await WorkflowHost.boot();
    for (const id of ['cat', 'dan']) await host.get(IdentityService).createUser({ id, tenantId: TENANT, username: id, name: id, orgId: TENANT, title: id, roles: [{ role: 'CLERK', orgId: TENANT }] });
    pass = host.get(PassOnUserTask);
    await host.deploy('plain', startEvent('s') + userTask('act', `${CLERKS} camunda:formKey="f"`) + userTask('next', CLERKS) + endEvent('e') + path('s', 'act', 'next', 'e'), { forms: { f: decision } });
    await host.deploy('strict', startEvent('s') + userTask('act', `${CLERKS} gov:verbs="copy"`) + endEvent('e') + path('s', 'act', 'e'));
    await host.deploy(
      'guarded',
      startEvent('s') + userTask('first', CLERKS) + userTask('act', `${CLERKS} gov:separateFrom="first"`) + xor('g', 'g-e') + endEvent('e') + path('s', 'first', 'act', 'g', 'e') + flow('g', 'first', '=false'),
    );
  });
  afterAll(() => host.close());

  const actor = (id: string) => host.actor(id);
  const load = async () => (await host.get(UserTaskRepository).find(taskId))!;
  const owners = async () => (await host.query<{ owner: string }>('SELECT owner FROM inbox WHERE task_id = ? ORDER BY owner', [taskId])).map(({ owner }) => owner);
  const handled = async () => (await host.query<{ user_id: string }>('SELECT user_id FROM handled WHERE task_id = ? ORDER BY user_id', [taskId])).map(({ user_id }) => user_id);
  const complete = async (id: string, choice = 'AGREE', opinion?: string) => host.get(UserTaskService).complete(await actor(id), taskId, { decision: choice }, opinion);
  const told = async (id: string) => (await host.notifications(id)).map(({ title }) => title);
  const begin = async (key = 'plain', userId = 'ann') => {
    instanceId = (await host.start(key)).id;
    taskId = (await host.task('act', instanceId)).id;
    await host.get(UserTaskService).claim(await actor(userId), taskId);
  };

  describe('转办', () => {
    it('belongs to the other person from then on, who is told; the first one finds it among what went through their hands', async () => {
      await begin();
      await pass.transfer(await actor('ann'), taskId, { userId: 'ben', reason: '我出差' });
      expect([await owners(), await handled(), (await told('ben'))[0]]).toEqual([['a:ben'], ['ann'], '转办：act']);
      await expect(complete('ann')).rejects.toThrow(/assigned to somebody else/);
      await complete('ben');
      expect([(await load()).completedBy, await handled()]).toEqual(['ben', ['ann', 'ben']]);
      expect(await host.story(instanceId)).toEqual(expect.arrayContaining(['TRANSFERRED act', 'TASK_COMPLETED act']));
    });

    it('is not for who has it not, nor to oneself, nor where the model does not allow it', async () => {
      await begin();
      const rows = await host.rowCounts();
      await expect(pass.transfer(await actor('ben'), taskId, { userId: 'cat', reason: '替他转' })).rejects.toMatchObject({ code: 'user-task-forbidden' });
      await expect(pass.transfer(await actor('ann'), taskId, { userId: 'ann', reason: '转给我' })).rejects.toMatchObject({ code: 'same-person' });
      await expect(pass.transfer(await actor('zoe'), taskId, { userId: 'ben', reason: '外单位' })).rejects.toMatchObject({ code: 'user-task-not-found' });
      expect(await host.rowCounts()).toEqual(rows);
      await begin('strict');
      await expect(pass.transfer(await actor('ann'), taskId, { userId: 'ben', reason: '不让转' })).rejects.toThrow(/does not allow transfer/);
    });

    it('never goes to a person who must not act: who acted does not verify', async () => {
      instanceId = (await host.start('guarded')).id;
      await host.complete('ann', 'first', {}, instanceId);
      taskId = (await host.task('act', instanceId)).id;
      await host.get(UserTaskService).claim(await actor('ben'), taskId);
      for (const verb of ['transfer', 'delegate'] as const) await expect(pass[verb](await actor('ben'), taskId, { userId: 'ann', reason: '还是你来' })).rejects.toMatchObject({ code: 'assignee-not-possible' });
      await expect(host.get(AddSigners).run(await actor('ben'), taskId, { position: 'BEFORE', userIds: ['cat', 'ann'], reason: '请看' })).rejects.toMatchObject({ code: 'assignee-not-possible' });
      expect(await owners()).toEqual(['a:ben']);
    });
  });

  it('who helped with a step does not verify it, either', async () => {
    instanceId = (await host.start('guarded')).id;
    taskId = (await host.task('first', instanceId)).id;
    await host.get(UserTaskService).claim(await actor('ann'), taskId);
    await pass.delegate(await actor('ann'), taskId, { userId: 'ben', reason: '请代拟' });
    await pass.resolve(await actor('ben'), taskId, '已拟好', []);
    await host.get(UserTaskService).complete(await actor('ann'), taskId, {});
    await host.settle();
    expect((await host.task('act', instanceId)).excludedUsers).toEqual(expect.arrayContaining(['ann', 'ben']));
  });

  describe('委派', () => {
    it('comes back with the opinion of who helped, and is completed by its owner', async () => {
      await begin();
      await pass.delegate(await actor('ann'), taskId, { userId: 'ben', reason: '请核对名单' });
      expect([await owners(), (await load()).ownerId]).toEqual([['a:ben'], 'ann']);
      await expect(complete('ben')).rejects.toThrow(/give it back/);
      await expect(complete('ann')).rejects.toThrow(/assigned to somebody else/);
      await pass.resolve(await actor('ben'), taskId, '名单无误', []);
      expect([await owners(), (await load()).ownerId, (await told('ann'))[0]]).toEqual([['a:ann'], null, '委派：act']);
      await complete('ann');
      expect((await load()).completedBy).toBe('ann');
    });

    it('can be taken back by its owner; nobody else resolves it, and it is not passed on meanwhile', async () => {
      await begin();
      await pass.delegate(await actor('ann'), taskId, { userId: 'ben', reason: '请核对名单' });
      await expect(pass.resolve(await actor('cat'), taskId, '我来交', [])).rejects.toMatchObject({ code: 'user-task-forbidden' });
      for (const id of ['ann', 'ben']) await expect(pass.transfer(await actor(id), taskId, { userId: 'cat', reason: '再转' })).rejects.toThrow(/must come back first/);
      await pass.resolve(await actor('ann'), taskId, '不必了', []);
      expect([await owners(), (await told('ben'))[0]]).toEqual([['a:ann'], '委派：act']);
      await expect(pass.resolve(await actor('ann'), taskId, '再收回', [])).rejects.toThrow(/not delegated/);
    });
  });

  describe('前加签', () => {
    const before = async (...userIds: string[]) => host.get(AddSigners).run(await actor('ann'), taskId, { position: 'BEFORE', userIds, reason: '请会签' });
    const sign = async (id: string, choice: 'AGREE' | 'DISAGREE' = 'AGREE') => host.get(SignUserTask).run(await actor(id), taskId, { decision: choice, opinion: `${id} ${choice}`, evidenceIds: [] });

    it('waits for everybody who was asked and comes back, whatever they say', async () => {
      await begin();
      await before('ben', 'cat');
      expect([await owners(), (await load()).signing]).toEqual([['a:ben', 'a:cat'], 'BEFORE']);
      await expect(complete('ann')).rejects.toThrow(/being waited for/);
      await sign('ben', 'DISAGREE');
      expect(await owners()).toEqual(['a:cat']);
      await expect(sign('ben')).rejects.toThrow(/have signed already/);
      await sign('cat');
      expect([await owners(), (await load()).signing, (await told('ann'))[0]]).toEqual([['a:ann'], null, '加签：act']);
      expect((await load()).signatures!.map(({ userId, state }) => `${userId} ${state}`)).toEqual(['ben DISAGREED', 'cat AGREED']);
      await complete('ann');
      expect(await handled()).toEqual(['ann', 'ben', 'cat']);
    });

    it('减签: who need not sign any more is no longer waited for', async () => {
      await begin();
      await before('ben', 'cat');
      const [ben, cat] = (await load()).signatures!;
      await expect(host.get(SignUserTask).remove(await actor('ben'), taskId, cat!.id, '不必')).rejects.toMatchObject({ code: 'user-task-forbidden' });
      await host.get(SignUserTask).remove(await actor('ann'), taskId, ben!.id, '不必');
      expect(await owners()).toEqual(['a:cat']);
      await expect(host.get(SignUserTask).remove(await actor('ann'), taskId, ben!.id, '不必')).rejects.toMatchObject({ code: 'signer-not-found' });
      await host.get(SignUserTask).remove(await actor('ann'), taskId, cat!.id, '不必');
      expect([await owners(), (await load()).signing]).toEqual([['a:ann'], null]);
    });

    it('asks nobody twice, nor oneself', async () => {
      await begin();
      await before('ben');
      await expect(before('ben')).rejects.toMatchObject({ code: 'signer-already-asked' });
      await expect(before('ann')).rejects.toMatchObject({ code: 'same-person' });
    });

    it('ends when a supervisor gives the task to somebody else', async () => {
      await begin();
      await before('ben');
      await host.get(UserTaskService).assign(await actor('sue'), taskId, 'cat', '换人办理');
      expect([await owners(), (await load()).signing]).toEqual([['a:cat'], null]);
      await expect(sign('ben')).rejects.toMatchObject({ code: 'user-task-forbidden' });
      await complete('cat');
    });
  });

  describe('后加签', () => {
    const after = async (...userIds: string[]) => host.get(AddSigners).run(await actor('ann'), taskId, { position: 'AFTER', userIds, reason: '请复签' });
    const sign = async (id: string, choice: 'AGREE' | 'DISAGREE' = 'AGREE') => host.get(SignUserTask).run(await actor(id), taskId, { decision: choice, evidenceIds: [] });

    it('holds the decision until everybody has signed; then it is the handler’s', async () => {
      await begin();
      await after('ben', 'cat');
      expect([await owners(), await told('ben')]).toEqual([['a:ann'], expect.not.arrayContaining(['加签：act 请复签'])]);
      await expect(complete('ann', 'NONSENSE')).rejects.toMatchObject({ code: 'form-invalid' });
      await complete('ann', 'AGREE', '拟同意');
      expect([await owners(), (await load()).state, await host.open(instanceId)]).toEqual([['a:ben', 'a:cat'], 'CREATED', ['act']]);
      await expect(complete('ann')).rejects.toThrow(/being waited for/);
      await sign('ben');
      expect(await host.open(instanceId)).toEqual(['act']);
      await sign('cat');
      await host.settle();
      const task = await load();
      expect([task.state, task.completedBy, task.outcome, await host.open(instanceId)]).toEqual(['COMPLETED', 'ann', 'AGREE', ['next']]);
      expect((await host.story(instanceId)).filter((line) => / act$/.test(line))).toEqual(['CLAIMED act', 'SIGNERS_ADDED act', 'SIGNING act', 'SIGNED act', 'SIGNED act', 'TASK_COMPLETED act']);
    });

    it('comes back undecided as soon as one of them does not agree', async () => {
      await begin();
      await after('ben', 'cat');
      await complete('ann');
      await sign('ben', 'DISAGREE');
      const task = await load();
      expect([await owners(), task.signing, task.signatures!.map(({ state }) => state)]).toEqual([['a:ann'], null, ['DISAGREED', 'REMOVED']]);
      // the form begins with what had been decided
      expect(task.heldCompletion).toMatchObject({ variables: { decision: 'AGREE' } });
      await expect(sign('cat')).rejects.toMatchObject({ code: 'user-task-forbidden' });
      await complete('ann', 'REFUSE');
      expect((await load()).outcome).toBe('REFUSE');
    });

    it('shows those who sign what has been decided', async () => {
      await begin();
      await after('ben');
      await complete('ann', 'REFUSE');
      const detail = await host.get(UserTaskDetailQueries).get(await actor('ben'), taskId, 'zh');
      expect([detail.form!.data, detail.rights.sign.allowed]).toEqual([{ decision: 'REFUSE' }, true]);
    });

    it('is no business of who has helped before, nor of the handler', async () => {
      await begin();
      await expect(after('ann')).rejects.toMatchObject({ code: 'same-person' });
      await pass.delegate(await actor('ann'), taskId, { userId: 'ben', reason: '请核对' });
      await pass.resolve(await actor('ann'), taskId, '收回', []);
      await after('ben');
      await complete('ann');
      await sign('ben');
      expect((await load()).state).toBe('COMPLETED');
    });

    it('is carried out when the last who has not signed is let off', async () => {
      await begin();
      await after('ben');
      await complete('ann');
      await host.get(SignUserTask).remove(await actor('ann'), taskId, (await load()).signatures![0]!.id, '不必复签');
      expect((await load()).state).toBe('COMPLETED');
    });
  });
});
