import { boundary, catchEvent, endEvent, message, onMessage, path, startEvent, timer, userTask } from '../../../src/engine/bpmn-server/step-rig';
import { MovableClock } from '../../../src/platform/clock';
import { UnitOfWork } from '../../../src/platform/database';
import { OutboxHandlerRegistry, OutboxService } from '../../../src/platform/outbox';
import { DeadlineService } from '../../../src/workflow/deadline';
import { DeadlineRecountService } from '../../../src/workflow/deadline/deadline-recount.service';
import { DeploymentService } from '../../../src/workflow/deployment';
import { JobHandlerRegistry, JobService, JobWorker } from '../../../src/workflow/job';
import { MessageService } from '../../../src/workflow/message';
import { ProcessInstanceRepository } from '../../../src/workflow/process-instance';
import { UserTaskRepository, UserTaskService } from '../../../src/workflow/user-task';
import { PostgresServer } from '../../support/postgres-server';
import { TENANT, WorkflowHost } from '../../support/workflow-host';

const ROUNDS = 12;
const byAnn = 'camunda:assignee="ann"';
const RULE = { code: 'T-1', title: '审批期限', amount: 2, unit: 'WORKDAY', source: 'OURS' } as const;

/** A door that stays shut until it is opened; `arrived` resolves when somebody stands before it. */
function door() {
  let open: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const pass = () => {
    arrive();
    return opened;
  };
  return { pass, arrived, open };
}

describe('two hosts on one PostgreSQL', () => {
  let server: PostgresServer;
  let usualServer: string | undefined;
  let one: WorkflowHost;
  let two: WorkflowHost;

  beforeAll(async () => {
    server = await PostgresServer.start();
    usualServer = process.env['TEST_DATABASE_URL'];
    process.env['TEST_DATABASE_URL'] = server.url('postgres');
    one = await WorkflowHost.boot({ deadlineRules: [RULE] });
    two = await WorkflowHost.boot({ deadlineRules: [RULE], besides: one });
    await one.deploy('task', startEvent('s') + userTask('act', byAnn) + endEvent('e') + path('s', 'act', 'e'));
    await one.deploy('claimable', startEvent('s') + userTask('act', 'camunda:candidateGroups="CLERK@tenant"') + endEvent('e') + path('s', 'act', 'e'));
    await one.deploy('timed', startEvent('s') + userTask('act', byAnn) + boundary('late', 'act', timer('PT1H')) + userTask('instead', byAnn) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('late', 'instead', 'e2'));
    await one.deploy('dated', startEvent('s') + userTask('act', `${byAnn} gov:deadline="T-1"`) + userTask('then', `${byAnn} gov:deadline="T-1"`) + endEvent('e') + path('s', 'act', 'then', 'e'));
    await one.deploy('waits', startEvent('s') + catchEvent('wait', 'gov:correlationKey="=orderNo"', onMessage('arrived')) + userTask('unpack', byAnn) + endEvent('e') + path('s', 'wait', 'unpack', 'e'), { roots: message('arrived', 'goods.arrived') });
  });
  afterAll(async () => {
    process.env['TEST_DATABASE_URL'] = usualServer;
    await server.remove();
  });

  const both = <T>(act: (host: WorkflowHost, n: number) => Promise<T>) => Promise.allSettled([one, two].map((host, n) => act(host, n)));
  const outcomes = (settled: PromiseSettledResult<unknown>[]) => settled.map((one) => (one.status === 'fulfilled' ? 'done' : ((one.reason as { code?: string }).code ?? String(one.reason)))).sort();
  const settleBoth = async () => {
    // each leaves alone what the other is at
    for (let open = 1; open > 0; ) {
      await Promise.all([one.settle(), two.settle()]);
      [{ open }] = (await one.query<{ open: number }>(`SELECT count(*)::int AS open FROM outbox_message WHERE status = 'PENDING' AND available_at <= ${Date.now()}`)) as [{ open: number }];
    }
  };
  const move = async (hours: number) => {
    const to = new Date(one.now.getTime() + hours * 3_600_000);
    for (const host of [one, two]) await host.get(MovableClock).moveTo(to);
  };

  it('give a task to one of two who claim it at once, and tell the other so', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await one.start('claimable');
      const task = await one.task('act', id);
      const settled = await both(async (host, n) => host.get(UserTaskService).claim(await host.actor(n ? 'ann' : 'ben'), task.id));
      expect(outcomes(settled)).toEqual(['done', 'user-task-already-claimed']);
    }
  });

  it('complete a task once, however often it is asked at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await one.start('task');
      const task = await one.task('act', id);
      const settled = await both(async (host) => host.get(UserTaskService).complete(await host.actor('ann'), task.id, {}));
      expect(outcomes(settled)).toEqual(['done', 'user-task-not-open']);
      expect((await one.instance(id)).state).toBe('COMPLETED');
    }
  });

  it('fire every due job once', async () => {
    const fired: string[] = [];
    for (const host of [one, two]) host.get(JobHandlerRegistry).register<string>('note', async (job) => void fired.push(job.payload));
    for (let n = 0; n < 120; n++) await one.get(JobService).schedule({ tenantId: TENANT, kind: 'note', key: `note ${n}`, dueAt: new Date(one.now.getTime() + 60_000), payload: String(n) });
    await move(1);
    while ((await Promise.all([one, two].map((host) => host.get(JobWorker).sweep()))).some((count) => count > 0));
    expect([fired.length, new Set(fired).size]).toEqual([120, 120]);
  });

  it('arm one job for one key when both schedule it at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = `cycle ${round}`;
      const settled = await both((host) => host.get(JobService).schedule({ tenantId: TENANT, kind: 'note', key, dueAt: new Date('2030-01-01'), payload: key }));
      expect(outcomes(settled)).toEqual(['done', 'done']);
      expect(await one.query('SELECT 1 FROM job WHERE key = ?', [key])).toHaveLength(1);
    }
  });

  it('let a task be completed or its timer fire, never both, and neither waits for the other in a circle', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await one.start('timed');
      const task = await one.task('act', id);
      await move(2);
      const [completion] = await Promise.allSettled([one.get(UserTaskService).complete(await one.actor('ann'), task.id, {}), two.get(JobWorker).sweep()]);
      const { state } = await one.instance(id);
      expect([state, await one.open(id)]).toEqual(completion.status === 'fulfilled' ? ['COMPLETED', []] : ['ACTIVE', ['instead']]);
    }
  });

  it('recount a deadline while its task is being completed, without waiting for each other in a circle', async () => {
    const { id } = await one.start('dated');
    const task = await one.task('act', id);
    // as if the calendar had said something else: the recount has to write deadline and task
    await one.get(UnitOfWork).run(() => one.query(`UPDATE deadline SET due_date = '2026-12-01', due_at = due_at + 86400000 WHERE id = ?`, [task.deadlineId]));
    const halfWay = door();
    // the locks of a completion, in its order, with a halt between the task and its deadline
    const completion = one.get(UnitOfWork).run(async () => {
      await one.get(ProcessInstanceRepository).findForUpdate(id);
      await one.get(UserTaskRepository).update(task.id, { priority: 51 });
      await halfWay.pass();
      await one.get(DeadlineService).extend(task.deadlineId!, { dueDate: '2026-11-02', reason: 'EXTENSION' });
    });
    await halfWay.arrived;
    const recount = two.get(DeadlineRecountService).recountAll({ first: '2026-01-01', last: '2026-12-31' });
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    while ((await one.query(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    halfWay.open();
    await Promise.all([completion, recount]);
    expect((await one.task('act', id)).dueAt).toEqual((await one.get(DeadlineService).get(task.deadlineId!)).dueAt);
  });

  it('deploy one process at once as one version after the other', async () => {
    const xml = (await one.query<{ xml: string }>(`SELECT xml FROM process_definition WHERE key = 'task'`))[0]!.xml;
    const deploy = (host: WorkflowHost, n: number) => host.get(DeploymentService).deploy({ reason: `${n}`, deployedBy: null, resources: [{ name: 'task/task.bpmn', content: xml }] });
    const settled = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => deploy(n % 2 ? one : two, n)));
    expect(outcomes(settled)).toEqual(Array(8).fill('done'));
    const versions = await one.query<{ version: number }>(`SELECT version FROM process_definition WHERE key = 'task' ORDER BY version`);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  describe('serve outbox messages', () => {
    const served: string[] = [];
    const hold = new Map<string, () => Promise<void>>();
    beforeAll(() => {
      for (const host of [one, two]) {
        host.get(OutboxHandlerRegistry).register<string>('ordered', async (payload) => {
          await hold.get(payload)?.();
          served.push(payload);
        });
      }
    });
    beforeEach(() => served.splice(0));
    const put = (...payloads: string[]) =>
      one.get(UnitOfWork).run(async () => {
        for (const payload of payloads) await one.get(OutboxService).put({ tenantId: TENANT, kind: 'ordered', payload, key: `key ${payload[0]}` });
      });

    it('of one key in their order, although the second one is free while the other host is at the first', async () => {
      const first = door();
      hold.set('a1', first.pass);
      const command = put('a1', 'a2', 'b1');
      await first.arrived;
      // the other host looks while the first message is being served
      for (let n = 0; n < 3; n++) await two.settle();
      expect(served).toEqual(['b1']);
      first.open();
      await command;
      await settleBoth();
      expect(served).toEqual(['b1', 'a1', 'a2']);
    });

    it('each once, in the order of each key, when both are at work', async () => {
      const all = Array.from({ length: 60 }, (_, n) => `${'abc'[n % 3]}${n}`);
      await Promise.all([put(...all), two.settle(), two.settle()]);
      await settleBoth();
      expect([...served].sort()).toEqual([...all].sort());
      for (const key of 'abc') expect(served.filter((payload) => payload[0] === key)).toEqual(all.filter((payload) => payload[0] === key));
    });

    it('and a command does not wait for what the other host is at', async () => {
      const slow = door();
      hold.set('c-slow', slow.pass);
      const held = two.get(UnitOfWork).run(() => two.get(OutboxService).put({ tenantId: TENANT, kind: 'ordered', payload: 'c-slow', key: 'slow' }));
      await slow.arrived;
      const began = performance.now();
      await put('d1');
      expect(served).toEqual(['d1']);
      expect(performance.now() - began).toBeLessThan(1000);
      slow.open();
      await held;
      await settleBoth();
    });
  });

  describe('bring a message to the run that begins to wait for it at the same moment,', () => {
    let orders = 0;
    const waiting = (orderNo: string, before: () => Promise<void>) =>
      one.get(UnitOfWork).run(async () => {
        const instance = await one.start('waits', { orderNo }, { within: true });
        await before();
        return instance;
      });
    const delivering = (orderNo: string, before: () => Promise<void>) =>
      two.get(UnitOfWork).run(async () => {
        const payload = { tenantId: TENANT, name: 'goods.arrived', correlationKey: orderNo };
        await two.get(OutboxHandlerRegistry).get('message.deliver')(payload as never, { id: 'x', tenantId: TENANT });
        await before();
      });

    it.each(['the run', 'the message'])('neither seeing the other, when %s is written first', async (first) => {
      const orderNo = `O-${++orders}`;
      const [run, letter] = [door(), door()];
      const starting = waiting(orderNo, run.pass);
      const sending = delivering(orderNo, letter.pass);
      await Promise.all([run.arrived, letter.arrived]);
      const [earlier, later] = first === 'the run' ? [{ go: run, end: starting }, { go: letter, end: sending }] : [{ go: letter, end: sending }, { go: run, end: starting }];
      earlier.go.open();
      await earlier.end;
      later.go.open();
      await later.end;
      await settleBoth();
      expect(await one.open((await starting).id)).toEqual(['unpack']);
      expect(await one.query('SELECT 1 FROM buffered_message WHERE correlation_key = ?', [orderNo])).toEqual([]);
    });

    it('however it happens to fall', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const orderNo = `O-${++orders}`;
        const [started] = await Promise.all([one.start('waits', { orderNo }), two.get(MessageService).send({ tenantId: TENANT, name: 'goods.arrived', correlationKey: orderNo })]);
        await settleBoth();
        expect(await one.open(started.id)).toEqual(['unpack']);
      }
    });
  });

  it('have not once waited for each other in a circle', async () => {
    // a server says how often it had to break a circle once the session that met it reports
    const database = new URL((one.database as { url: string }).url).pathname.slice(1);
    await one.close();
    await two.close();
    const [{ deadlocks }] = (await server.query<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = $1', [database])) as [{ deadlocks: string }];
    expect(Number(deadlocks)).toBe(0);
  });
});
