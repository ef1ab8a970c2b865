import { randomUUID } from 'node:crypto';
import { CommandPurge } from '../../src/platform/command';
import { UnitOfWork } from '../../src/platform/database';
import { CommandRepository } from '../../src/platform/command/command.repository';
import { SystemClock } from '../../src/common';
import { ProcessStepper } from '../../src/workflow/process-instance';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import type { Answer, HttpClient } from '../support/http-client';
import { clue, runningStaffGroup } from './journeys.fixture';

const AGREE = { decision: 'AGREE', ownerId: 'S09' };

/** A request as a client may have to send it more than once. */
interface Recorded {
  readonly userId: string;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}

describe('a command with an Idempotency-Key', () => {
  let world: ApiWorld;
  let keys = 0;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => world?.close());

  const newKey = () => `key-${++keys}`;
  const send = async (userId: string, path: string, body: unknown, key: string): Promise<Answer> => (await world.as(userId)).post(path, body, { 'idempotency-key': key });
  const isReplay = (answer: Answer) => answer.headers.get('idempotent-replay') === 'true';
  const said = ({ status, body }: Answer) => ({ status, body });
  const application = () => ({ processDefinitionKey: 'group-establish', variables: staffGroup(`甲乙社区-键${++keys}-工作群`) });
  const count = async (table: string) => Number((await world.booted.get(UnitOfWork).query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);
  /** An application that waits for S05. */
  const applied = async () => {
    const { businessKey: groupNo, id: instanceId } = await world.start('S09', 'group-establish', application().variables);
    return { groupNo, instanceId, taskId: (await world.task('S05', 'review-by-first-responsible', groupNo)).id };
  };
  const completion = (taskId: string) => `/api/user-tasks/${taskId}/completion`;
  const comments = async (instanceId: string, text: string) =>
    (await world.read<{ items: { opinion?: string }[] }>('S09', `/api/process-instances/${instanceId}/history`)).items.filter(({ opinion }) => opinion === text).length;

  it('starts one instance when it is sent twice, and answers the same both times', async () => {
    const [request, key] = [application(), newKey()];
    const before = await count('process_instance');
    const first = await send('S09', '/api/process-instances', request, key);
    const second = await send('S09', '/api/process-instances', request, key);
    expect(first).toMatchObject({ status: 201, body: { businessKey: expect.stringMatching(/\S/) } });
    expect([said(second), isReplay(first), isReplay(second)]).toEqual([said(first), false, true]);
    expect(await count('process_instance')).toBe(before + 1);
  });

  it('is the same request in whatever order its fields come', async () => {
    const [{ processDefinitionKey, variables }, key] = [application(), newKey()];
    const first = await send('S09', '/api/process-instances', { processDefinitionKey, variables }, key);
    const second = await send('S09', '/api/process-instances', { variables: Object.fromEntries(Object.entries(variables).reverse()), processDefinitionKey }, key);
    expect([said(second), isReplay(second)]).toEqual([said(first), true]);
  });

  it('acts once when twenty come at the same instant', async () => {
    const { instanceId, taskId } = await applied();
    const [text, key] = ['只此一次', newKey()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('S05', `/api/user-tasks/${taskId}/comments`, { text }, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(204));
    expect(answers.filter(isReplay)).toHaveLength(19);
    expect(await comments(instanceId, text)).toBe(1);
  });

  it('completes a task once when twenty come at the same instant', async () => {
    const { groupNo, taskId } = await applied();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('S05', completion(taskId), { variables: AGREE }, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(204));
    expect(answers.filter(isReplay)).toHaveLength(19);
    expect(await world.list('S04', 'todo', groupNo)).toHaveLength(1);
  });

  it('steers a run once: suspended, resumed, adjusted and ended under a key each; trying out needs none and takes any', async () => {
    const { instanceId } = await applied();
    const at = (what: string) => `/api/process-instances/${instanceId}/${what}`;
    const [review] = (await world.read('S04', at('controls'))).living as { activityInstanceId: string }[];
    const move = { cancel: [review!.activityInstanceId], startBefore: [{ elementId: 'review-by-first-responsible' }] };
    const tried = await send('S04', at('modification/preview'), move, newKey());
    expect(tried).toMatchObject({ status: 200, body: { canceled: [{ elementId: 'review-by-first-responsible' }], started: [{ elementId: 'review-by-first-responsible' }] } });
    const reason = '领导要求';
    for (const [what, body] of [['suspension', { reason }], ['resumption', { reason }], ['modification', { ...move, reason }], ['cancellation', { reason }]] as const) {
      const key = newKey();
      const first = await send('S04', at(what), body, key);
      expect([what, first.status]).toEqual([what, what === 'modification' ? 200 : 204]);
      const lines = await count('history_entry');
      const second = await send('S04', at(what), body, key);
      expect([what, said(second), isReplay(first), isReplay(second)]).toEqual([what, said(first), false, true]);
      expect([what, await count('history_entry')]).toEqual([what, lines]);
    }
  });

  it('is answered as before long after the task went on; without the key it is too late', async () => {
    const { groupNo, taskId } = await applied();
    const key = newKey();
    const first = await send('S05', completion(taskId), { variables: AGREE }, key);
    await world.complete('S04', 'check-filing', { decision: 'RECEIVED' }, groupNo);
    const late = await send('S05', completion(taskId), { variables: AGREE }, key);
    expect([first.status, late.status, isReplay(late)]).toEqual([204, 204, true]);
    await world.refused('S05', (client) => client.post(completion(taskId), { variables: AGREE }), { status: 409, code: 'user-task-not-open' });
  });

  it('is refused with another body or on another route, and nothing happens', async () => {
    const { taskId } = await applied();
    const other = await applied();
    const key = newKey();
    expect((await send('S05', `/api/user-tasks/${taskId}/comments`, { text: '看过' }, key)).status).toBe(204);
    const attempts: [string, unknown][] = [[`/api/user-tasks/${taskId}/comments`, { text: '没看过' }], [`/api/user-tasks/${other.taskId}/comments`, { text: '看过' }], [completion(taskId), { variables: AGREE }]];
    for (const [path, body] of attempts) {
      await world.refused('S05', (client) => client.post(path, body, { 'idempotency-key': key }), { status: 422, code: 'idempotency-key-reused' });
    }
  });

  it('belongs to the one who sent it: another person with the same key does their own act', async () => {
    const key = newKey();
    const { taskId, instanceId } = await applied();
    const path = `/api/user-tasks/${taskId}/comments`;
    expect((await send('S05', path, { text: '同一把钥匙' }, key)).status).toBe(204);
    const other = await send('S04', path, { text: '同一把钥匙' }, key);
    expect([other.status, isReplay(other)]).toEqual([204, false]);
    expect(await comments(instanceId, '同一把钥匙')).toBe(2);
  });

  it('that was refused uses up no key: corrected, it goes through under the same one', async () => {
    const { groupNo, taskId } = await applied();
    const key = newKey();
    await world.refused('S05', (client) => client.post(completion(taskId), { variables: { decision: 'PERHAPS' } }, { 'idempotency-key': key }), { status: 400 });
    await world.refused('S04', (client) => client.post(completion(taskId), { variables: AGREE }, { 'idempotency-key': key }), { status: 403 });
    const corrected = await send('S05', completion(taskId), { variables: AGREE }, key);
    expect([corrected.status, isReplay(corrected)]).toEqual([204, false]);
    expect(await world.list('S04', 'todo', groupNo)).toHaveLength(1);
  });

  it('that fails between act and answer has not happened, and may be repeated', async () => {
    const [request, key] = [application(), newKey()];
    const before = await world.snapshotOfAllRows();
    jest.spyOn(world.booted.get(CommandRepository), 'answer').mockRejectedValueOnce(new Error('the machine stumbles'));
    const first = await send('S09', '/api/process-instances', request, key);
    expect(first).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(await world.snapshotOfAllRows()).toEqual(before);
    const again = await send('S09', '/api/process-instances', request, key);
    expect([again.status, isReplay(again)]).toEqual([201, false]);
  });

  it('leaves the incident of a broken step although all else of it is undone', async () => {
    const { taskId, instanceId, groupNo } = await applied();
    const key = newKey();
    jest.spyOn(world.booted.get(ProcessStepper), 'proceed').mockRejectedValueOnce(new Error('the service is on fire'));
    const broken = await send('S05', completion(taskId), { variables: AGREE }, key);
    expect(broken.status).toBe(500);
    const { items } = await world.read<{ items: { processInstanceId: string; kind: string }[] }>('S04', '/api/incidents');
    expect(items.filter((incident) => incident.processInstanceId === instanceId)).toMatchObject([{ kind: 'step-failed' }]);
    // the task is open again, and the same request under the same key does it
    const again = await send('S05', completion(taskId), { variables: AGREE }, key);
    expect([again.status, isReplay(again)]).toEqual([204, false]);
    expect(await world.list('S04', 'todo', groupNo)).toHaveLength(1);
  });

  it('recorded and replayed in any order, several times, gives the same answers and changes no row', async () => {
    // given a small day's work, each request under its key
    const groupNo = await runningStaffGroup(world, '甲乙社区-重放-工作群');
    const recorded: [Recorded, Answer][] = [];
    const act = async (userId: string, path: string, body: unknown): Promise<Answer> => {
      const request = { userId, path, body, key: newKey() };
      const answer = await send(userId, path, body, request.key);
      recorded.push([request, answer]);
      return answer;
    };
    const started = await act('S12', '/api/process-instances', { processDefinitionKey: 'violation-case', variables: clue(groupNo, '2026-10-12T09:30:00+08:00', { itemCodes: ['BD07'] }) });
    const { id: dispose } = await world.task('S09', 'dispose', started.body.businessKey);
    for (const verb of ['claim', 'unclaim', 'claim']) await act('S11', `/api/user-tasks/${dispose}/${verb}`, {});
    await act('S11', `/api/user-tasks/${dispose}/comments`, { text: '正在处理' });
    const application1 = await act('S09', '/api/process-instances', application());
    const { id: review } = await world.task('S05', 'review-by-first-responsible', application1.body.businessKey);
    await act('S05', completion(review), { variables: AGREE });
    await act('S05', '/api/notifications/read-all', {});
    await act('S09', `/api/process-instances/${started.body.id}/withdrawal`, { reason: '试' }).then(({ status }) => expect(status).toBeGreaterThanOrEqual(400));
    const accepted = recorded.filter(([, answer]) => answer.status < 400);
    expect(accepted.length).toBe(8);
    await world.settle();
    const before = await world.snapshotOfAllRows();

    // when they come again, shuffled by a fixed rule, three times each
    const again = Array.from({ length: 3 }, () => accepted).flat().map((one, n) => ({ one, at: (n * 7919) % 24 })).sort((a, b) => a.at - b.at);
    const answers = await Promise.all(again.map(({ one: [{ userId, path, body, key }] }) => send(userId, path, body, key)));

    // then
    expect(answers.map(said)).toEqual(again.map(({ one: [, answer] }) => said(answer)));
    expect(answers.every(isReplay)).toBe(true);
    await world.settle();
    expect(await world.snapshotOfAllRows()).toEqual(before);
  });

  it('must have one that can be read', async () => {
    const { taskId } = await applied();
    for (const key of ['', 'two words', 'x'.repeat(129), 'schlüssel']) {
      const path = `/api/user-tasks/${taskId}/comments`;
      await world.refused('S05', (client) => client.post(path, { text: '看过' }, { 'idempotency-key': key }), { status: 400, code: 'idempotency-key-malformed' });
    }
    expect((await send('S05', `/api/user-tasks/${taskId}/comments`, { text: '看过' }, 'x'.repeat(128))).status).toBe(204);
  });

  it('does not remember who reported without a name, and still gives the reporter the same query code again', async () => {
    const groupNo = await runningStaffGroup(world, '甲乙社区-匿名-工作群');
    const [body, key] = [{ groupNo, discoveredAt: '2026-10-12T09:30:00+08:00', itemCodes: ['IL10'], description: '群内有人发布侮辱他人的言论' }, randomUUID()];
    const path = '/api/violation-cases/anonymous-reports';
    const first = await send('S12', path, body, key);
    const second = await send('S12', path, body, key);
    expect(first).toMatchObject({ status: 201, body: { queryCode: expect.stringMatching(/^[0-9A-Z]{16}$/) } });
    expect([said(second), isReplay(second)]).toEqual([said(first), true]);
    const rows = await world.booted.get(UnitOfWork).query<Record<string, unknown>>('SELECT * FROM command WHERE route = ?', [`POST ${path}`]);
    expect(rows).toHaveLength(1);
    const columns = Object.values(rows[0]!).map(String);
    // by chance the three characters of a person's id may well stand in a text of base64
    expect(columns).not.toContain('S12');
    for (const secret of [key, first.body.queryCode, first.body.caseNo]) expect(columns.join('\n')).not.toContain(secret);
  });

  it('of an act without a name must be one that nobody guesses, and says nothing about what it was used for', async () => {
    const groupNo = await runningStaffGroup(world, '甲乙社区-猜钥匙-工作群');
    const body = { groupNo, discoveredAt: '2026-10-12T09:30:00+08:00', itemCodes: ['IL10'], description: '群内有人发布侮辱他人的言论' };
    const path = '/api/violation-cases/anonymous-reports';
    await world.refused('S12', (client) => client.post(path, body, { 'idempotency-key': 'x'.repeat(21) }), { status: 400, code: 'idempotency-key-too-short' });
    const key = randomUUID();
    expect((await send('S12', path, body, key)).status).toBe(201);
    const other = await send('S12', `${path}?again`, body, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(JSON.stringify(other.body)).not.toMatch(/usedFor|POST/);
  });

  describe('where it has no meaning', () => {
    const ignored = async (act: (client: HttpClient, headers: Record<string, string>) => Promise<Answer>) => {
      const client = await world.as('S04');
      const before = await count('command');
      const headers = { 'idempotency-key': newKey() };
      const answers = [await act(client, headers), await act(client, headers)];
      expect(answers.some(isReplay)).toBe(false);
      expect(await count('command')).toBe(before);
      return answers.map(({ status }) => status);
    };

    it('is not looked at: reading, and moving the clock to an instant', async () => {
      expect(await ignored((client, headers) => client.get('/api/clock', headers))).toEqual([200, 200]);
      const { now } = await world.read('S04', '/api/clock');
      expect(await ignored((client, headers) => client.put('/api/clock', { now }, headers))).toEqual([200, 200]);
    });

    it('still counts wrong passwords', async () => {
      const before = await count('sign_in_failure');
      const answers = await ignored((_client, headers) => world.booted.anonymous.post('/api/session', { username: 'nobody-at-all', password: 'wrong' }, headers));
      expect([answers, await count('sign_in_failure')]).toEqual([[401, 401], before + 1]);
    });

    it('is refused where a second call would act a second time', async () => {
      await world.refused('S04', (client) => client.post('/api/clock/advance', { by: 'day' }, { 'idempotency-key': newKey() }), { status: 400, code: 'idempotency-key-not-possible' });
    });
  });

  it('is described for every unsafe route, or why not', async () => {
    const { body: document } = await world.booted.anonymous.get('/api/openapi.json');
    const without: string[] = [];
    for (const [path, item] of Object.entries<Record<string, { parameters?: { $ref?: string }[]; security?: unknown[]; 'x-idempotency-key'?: { use: string; reason: string } }>>(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const described = operation.parameters?.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey') ?? false;
        const use = operation['x-idempotency-key'];
        if (method === 'get') expect({ path, described }).toEqual({ path, described: false });
        else if (!described) {
          without.push(`${method} ${path}`);
          expect(use).toMatchObject({ use: expect.stringMatching(/^(ignored|refused)$/), reason: expect.stringMatching(/\S/) });
        } else expect({ path, public: operation.security?.length === 0 }).toEqual({ path, public: false });
      }
    }
    expect(without.sort()).toEqual([
      'delete /api/form-drafts/{kind}/{key}', 'delete /api/session', 'post /api/clock/advance', 'post /api/demo/session', 'post /api/deployments/check', 'post /api/evidence', 'post /api/handovers/preview', 'post /api/incidents/{id}/resolution', 'post /api/notifications/preferences/test', 'post /api/process-definitions/{key}/route-forecast', 'post /api/process-instances/{id}/modification/preview', 'post /api/session', 'post /api/user-tasks/batch-completion', 'post /api/violation-cases/answers', 'put /api/clock', 'put /api/form-drafts/{kind}/{key}',
    ]);
  });

  it('is forgotten after seven days, not before', async () => {
    const { taskId, instanceId } = await applied();
    const [path, key] = [`/api/user-tasks/${taskId}/comments`, newKey()];
    await send('S05', path, { text: '记住七天' }, key);
    const real = world.booted.get(SystemClock).now().getTime();
    const clock = jest.spyOn(world.booted.get(SystemClock), 'now');
    clock.mockImplementation(() => new Date(real + 7 * 86_400_000 - 60_000));
    await world.booted.get(CommandPurge).purge();
    expect(await count('command')).toBeGreaterThan(10);
    clock.mockImplementation(() => new Date(real + 7 * 86_400_000 + 60_000));
    await world.booted.get(CommandPurge).purge();
    expect(await count('command')).toBe(0);
    clock.mockRestore();
    const again = await send('S05', path, { text: '记住七天' }, key);
    expect([again.status, isReplay(again), await comments(instanceId, '记住七天')]).toEqual([204, false, 2]);
    expectProblem(await send('S05', path, { text: '别的' }, key), { status: 422, code: 'idempotency-key-reused' });
  });
});
