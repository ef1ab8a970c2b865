import { BpmnError } from '../../../src/common';
import { callActivity, catchEvent, onMessage, path, serviceTask } from '../../../src/engine/bpmn-server/step-rig';
import { DecisionNotUnique } from '../../../src/engine/decision';
import { UnitOfWork } from '../../../src/platform/database';
import { EventBus } from '../../../src/platform/event';
import { ProcessInstanceService } from '../../../src/workflow/process-instance';
import { UserTaskCreated } from '../../../src/workflow/user-task';
import { TENANT } from '../../support/workflow-host';
import { DRAWN } from './diagrams.kinds';
import { late, SECRET, T9, START, END, ASK, type Kind, begin } from './poison-kind';
import { PoisonWorld, type FoundIncident } from './poison.fixture';
import { SERVICES } from './services.kinds';
import { WORK } from './work.kinds';

/**
 * Everything that can be wrong with one run, one at a time: each becomes an incident with element, cause and attempts,
 * keeps nobody else from working, and goes through after it was repaired and tried again.
 */
const KINDS: readonly Kind[] = [...SERVICES, ...DRAWN, ...WORK];

describe('poison', () => {
  let world: PoisonWorld;
  const found: FoundIncident[] = [];
  let retried = 0;

  beforeAll(async () => {
    world = await PoisonWorld.boot((now) => ({
      overrides: { stepLimits: { visits: 500, milliseconds: 1_000 } },
      roles: (expression) => {
        if (expression === 'BROKEN@tenant' && now().broken.has('roles')) throw new Error(`nobody for ${SECRET}`);
        return { userIds: ['ann', 'ben'], groupIds: [] };
      },
      rule: (code) => (now().broken.has('rule') ? undefined : { ...T9, code }),
      decide: () => {
        if (now().broken.has('decision')) throw new DecisionNotUnique('D1', [1, 2]);
        return 1;
      },
    }));
    world.host.get(EventBus).within(UserTaskCreated, ({ task }) => {
      if (world.broken.has(`subscriber:${task.elementId}`)) throw new Error(`cannot tell ${SECRET}`);
    });
    world.moods.set('other error', () => { throw new BpmnError('LOST', 'x'); });
    world.moods.set('throws an Error again', () => { throw new Error(SECRET); });
    await world.host.deploy('healthy', START + ASK + END + path('s', 'ask', 'e'));
    await world.host.deploy('serviced', START + ASK + serviceTask('act', 'poison') + END + path('s', 'ask', 'act', 'e'));
  });
  afterAll(() => world.host.close());

  it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const id = await kind.spoil(world);
    await world.exhaust();
    const [incident, ...more] = (await world.incidentsOf(id)).filter(({ state }) => state !== 'RESOLVED');
    expect([incident, more]).toEqual([expect.objectContaining({ state: 'OPEN', attempts: kind.attempts ?? 1, kind: kind.kind ? expect.stringMatching(kind.kind) : expect.any(String) }), []]);
    if (kind.at) expect(incident!.element).toBe(kind.at);
    expect(incident!.cause).toMatch(kind.cause ?? /[。）]?$/);
    expect(`${incident!.cause} ${incident!.message}`).not.toMatch(new RegExp(`${SECRET}|SELECT|/srv|\\n`));
    found.push(incident!);
    await world.runHealthy();

    await kind.mend?.(world, id!);
    await world.resolve(incident!.id, kind.variables ? { action: 'repair', variables: kind.variables } : {});
    await world.exhaust();
    if (kind.then) await kind.then(world, id);
    else expect((await world.host.instance(id!)).state).toBe('COMPLETED');
    expect((await world.incidentsOf(id)).find((each) => each.id === incident!.id)).toMatchObject({ state: 'RESOLVED', resolution: kind.variables ? 'REPAIRED' : 'RETRIED' });
    retried += 1;
  });

  it('of a service that goes on after it was given up changes nothing', async () => {
    const work = world.host.get(UnitOfWork);
    let outcome: Promise<unknown> = Promise.resolve();
    world.moods.set('ghost writer', () => {
      outcome = late(() => undefined).then(() => work.query(`UPDATE process_instance SET title = 'ghost'`));
      outcome.catch(() => undefined); // looked at below
      return outcome as Promise<undefined>;
    });
    const { id } = await world.start('serviced', { mood: 'ghost writer' });
    await world.breakBy('ask', id);
    await expect(outcome).rejects.toThrow(/unit of work is over/);
    expect((await world.host.instance(id)).title).toBe('serviced');
  });

  it('of a process that calls itself stops at eight levels, with one incident', async () => {
    await world.store('deeper', START + callActivity('again', 'deeper') + END + path('s', 'again', 'e'), START + ASK + END + path('s', 'ask', 'e'));
    const root = await world.start('deeper');
    await world.exhaust();
    const runs = await world.host.instances('deeper');
    expect(runs).toHaveLength(8);
    const incidents = (await Promise.all(runs.map(({ id }) => world.incidentsOf(id)))).flat();
    expect(incidents).toEqual([expect.objectContaining({ kind: 'outbox:call-activity.start-child', state: 'OPEN', cause: '流程逐级调用超过8层，已停止继续调用。' })]);
    await world.host.get(ProcessInstanceService).cancel(root.id, await world.host.actor('sue'), '循环调用');
    await world.exhaust();
    expect(await world.host.query(`SELECT id FROM process_instance WHERE process_definition_key = 'deeper' AND state = 'ACTIVE'`)).toEqual([]);
  });

  it('in every table does not keep the host from starting again and from serving everybody else', async () => {
    const { id } = await world.start('healthy');
    const [snapshotless, payload] = [await begin(world, 'boot-1', END + path('s', 'ask', 'e')), await begin(world, 'boot-2', catchEvent('wait', 'gov:correlationKey="K-boot"', onMessage('m')) + END + path('s', 'ask', 'wait', 'e'))];
    await world.host.complete('ann', 'ask', {}, payload);
    await world.sql(`UPDATE engine_state SET snapshot = 'x' WHERE process_instance_id = ?`, [snapshotless]);
    await world.sql(`UPDATE process_instance SET variables = 'x' WHERE id = ?`, [snapshotless]);
    await world.sql(`INSERT INTO buffered_message (id, tenant_id, name, correlation_key, variables, created_at) VALUES ('b', ?, 'go', 'K-boot', 'x', 0)`, [TENANT]);
    await world.sql(`INSERT INTO outbox_message (id, tenant_id, kind, key, payload, status, attempts, available_at, created_at) VALUES ('o', ?, 'nonsense', NULL, 'x', 'PENDING', 0, 0, 0)`, [TENANT]);
    await world.sql(`INSERT INTO job (id, tenant_id, kind, key, due_at, payload, status, attempts) VALUES ('j', ?, 'nonsense', 'j', 0, 'x', 'PENDING', 0)`, [TENANT]);
    await world.restart();
    await world.host.complete('ann', 'ask', {}, id);
    expect((await world.host.instance(id)).state).toBe('COMPLETED');
    await world.exhaust();
    const unresolved = (await world.incidentsOf(null)).filter(({ state }) => state === 'OPEN').map(({ kind, cause }) => [kind, cause]);
    expect(unresolved).toEqual(expect.arrayContaining([['job:nonsense', expect.stringMatching(/没有处理这类工作/)], ['outbox:nonsense', expect.stringMatching(/没有处理这类工作/)]]));
    expect(await world.incidentsOf(payload)).toMatchObject([{ state: 'OPEN', cause: '保存的数据已损坏，无法读取。' }]);
  });

  it('is counted', () => {
    console.info(`${KINDS.length} kinds of poison, ${found.length} incidents, ${retried} retried`);
    expect([found.length, retried]).toEqual([KINDS.length, KINDS.length]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
