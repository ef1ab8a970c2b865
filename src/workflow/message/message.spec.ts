import { boundary, catchEvent, endEvent, eventSubProcess, inputs, message, nonInterrupting, onMessage, onSignal, path, serviceTask, signal, startEvent, throwEvent, userTask } from '../../engine/bpmn-server/step-rig';
import { UnitOfWork } from '../../platform/database';
import { OutboxTries } from '../../platform/outbox';
import { OTHER_TENANT, TENANT, WorkflowHost } from '../../../test/support/workflow-host';
import { MessageService } from '.';

const byAnn = 'camunda:assignee="ann"';
const ROOTS = message('arrived', 'goods.arrived') + signal('alarm', 'alarm');
const KEY = 'gov:correlationKey="=orderNo"';

describe('messages between runs', () => {
  let host: WorkflowHost;
  let broken = false;

  beforeAll(async () => {
    host = await WorkflowHost.boot({ services: { moody: async () => { if (broken) throw new Error('out of order'); } } });
    await host.deploy(
      'waits',
      startEvent('s') + userTask('prepare', byAnn) + catchEvent('wait', KEY, onMessage('arrived')) + userTask('unpack', byAnn) + endEvent('e') + path('s', 'prepare', 'wait', 'unpack', 'e'),
      { roots: ROOTS },
    );
    await host.deploy(
      'waits-at-once',
      startEvent('s') + catchEvent('wait', KEY, onMessage('arrived')) + serviceTask('act', 'moody') + userTask('unpack', byAnn) + endEvent('e') + path('s', 'wait', 'act', 'unpack', 'e'),
      { roots: ROOTS },
    );
    await host.deploy(
      'listens',
      startEvent('s') + userTask('work', byAnn) + endEvent('e') + path('s', 'work', 'e') +
        eventSubProcess('note', onMessage('arrived'), userTask('read', byAnn) + endEvent('ne') + path('note-start', 'read', 'ne'), false).replace('id="note-start"', `id="note-start" ${KEY}`),
      { roots: ROOTS },
    );
    await host.deploy(
      'alarmed',
      startEvent('s') + userTask('work', byAnn) + boundary('alarm-heard', 'work', onSignal('alarm'), nonInterrupting) + userTask('run', byAnn) + endEvent('e') + endEvent('e2') +
        path('s', 'work', 'e') + path('alarm-heard', 'run', 'e2'),
      { roots: ROOTS },
    );
    await host.deploy(
      'tells',
      startEvent('s') + throwEvent('tell', KEY, inputs({ count: '=n + 1' }) + onMessage('arrived')) + throwEvent('ring', '', onSignal('alarm')) + endEvent('e') + path('s', 'tell', 'ring', 'e'),
      { roots: ROOTS },
    );
  });
  beforeEach(() => (broken = false));
  afterAll(() => host.close());

  let orders = 0;
  const newOrder = () => `O-${++orders}`;
  const send = async (correlationKey: string, more: { variables?: Record<string, unknown>; broadcast?: boolean; tenantId?: string } = {}) => {
    await host.get(MessageService).send({ tenantId: TENANT, name: 'goods.arrived', correlationKey, ...more });
    await host.settle();
  };
  const buffered = async (correlationKey: string) => (await host.query('SELECT 1 FROM buffered_message WHERE correlation_key = ?', [correlationKey])).length;
  const subscriptions = async (processInstanceId: string) => (await host.query('SELECT 1 FROM message_subscription WHERE process_instance_id = ?', [processInstanceId])).length;

  it('reach the one that waits for the name and the key, with their variables, and are told in its story', async () => {
    const [orderNo, other] = [newOrder(), newOrder()];
    const [instance, stranger] = [await host.start('waits-at-once', { orderNo }), await host.start('waits-at-once', { orderNo: other })];
    await send(orderNo, { variables: { pieces: 3 } });
    expect([await host.open(instance.id), await host.open(stranger.id)]).toEqual([['unpack'], []]);
    expect((await host.instance(instance.id)).variables).toMatchObject({ pieces: 3 });
    expect(await host.story(instance.id)).toEqual(['STARTED waits-at-once', 'MESSAGE wait', 'SERVICE act']);
    expect([await subscriptions(instance.id), await subscriptions(stranger.id), await buffered(orderNo)]).toEqual([0, 1, 0]);
  });

  it('that come before anybody waits are kept, in their order, each for one', async () => {
    const orderNo = newOrder();
    await send(orderNo, { variables: { first: true } });
    await send(orderNo, { variables: { first: false } });
    expect(await buffered(orderNo)).toBe(2);
    const instance = await host.start('waits', { orderNo });
    expect(await host.open(instance.id)).toEqual(['prepare']);
    await host.complete('ann', 'prepare', {}, instance.id);
    expect([await host.open(instance.id), (await host.instance(instance.id)).variables.first]).toEqual([['unpack'], true]);
    expect(await buffered(orderNo)).toBe(1);
  });

  it('go to the run that has waited longest, and only to it', async () => {
    const orderNo = newOrder();
    const [first, second] = [await host.start('waits-at-once', { orderNo }), await host.start('waits-at-once', { orderNo })];
    await send(orderNo);
    expect([await host.open(first.id), await host.open(second.id)]).toEqual([['unpack'], []]);
    await send(orderNo);
    expect(await host.open(second.id)).toEqual(['unpack']);
  });

  it('do not cross from one organization to another, even under the same key', async () => {
    const orderNo = newOrder();
    const instance = await host.start('waits-at-once', { orderNo });
    await send(orderNo, { tenantId: OTHER_TENANT });
    expect([await host.open(instance.id), await buffered(orderNo)]).toEqual([[], 1]);
  });

  it('thrown by a diagram are delivered after its commit, and a signal reaches all who listen now', async () => {
    const orderNo = newOrder();
    const waiting = await host.start('waits-at-once', { orderNo });
    const alarmed = [await host.start('alarmed'), await host.start('alarmed')];
    const teller = await host.start('tells', { orderNo, n: 4 });
    expect(teller.state).toBe('COMPLETED');
    expect([await host.open(waiting.id), (await host.instance(waiting.id)).variables.count]).toEqual([['unpack'], 5]);
    for (const { id } of alarmed) expect(await host.open(id)).toEqual(['run', 'work']);
    // whoever begins to listen later does not hear it
    expect(await host.open((await host.start('alarmed')).id)).toEqual(['work']);
  });

  it('start a non-interrupting event sub-process each time they come', async () => {
    const orderNo = newOrder();
    const instance = await host.start('listens', { orderNo });
    await send(orderNo);
    await send(orderNo);
    expect(await host.open(instance.id)).toEqual(['read', 'read', 'work']);
    await host.complete('ann', 'work', {}, instance.id);
    await host.complete('ann', 'read', {}, instance.id);
    await host.complete('ann', 'read', {}, instance.id);
    expect([(await host.instance(instance.id)).state, await subscriptions(instance.id)]).toEqual(['COMPLETED', 0]);
  });

  describe('broadcast', () => {
    it('reach every run that waits, and are not kept for later ones', async () => {
      const orderNo = newOrder();
      const waiting = [await host.start('waits-at-once', { orderNo }), await host.start('listens', { orderNo })];
      await send(orderNo, { broadcast: true });
      expect([await host.open(waiting[0]!.id), await host.open(waiting[1]!.id), await buffered(orderNo)]).toEqual([['unpack'], ['read', 'work'], 0]);
      const late = await host.start('waits-at-once', { orderNo });
      expect(await host.open(late.id)).toEqual([]);
    });

    it('reach the others when one receiver cannot go on', async () => {
      jest.spyOn(host.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
      const orderNo = newOrder();
      const [stuck, fine] = [await host.start('waits-at-once', { orderNo }), await host.start('listens', { orderNo })];
      broken = true;
      await send(orderNo, { broadcast: true });
      expect([await host.open(stuck.id), await host.open(fine.id)]).toEqual([[], ['read', 'work']]);
      // and it goes on when it is mended
      broken = false;
      await host.get(UnitOfWork).run(() => host.get(UnitOfWork).query(`UPDATE outbox_message SET available_at = 0 WHERE status = 'PENDING'`));
      await host.settle();
      expect(await host.open(stuck.id)).toEqual(['unpack']);
    });
  });

  it('that find a door nobody waits behind any more take it down and are kept', async () => {
    const orderNo = newOrder();
    const work = host.get(UnitOfWork);
    const instance = await host.start('waits', { orderNo });
    await work.run(() => work.query(`INSERT INTO message_subscription (id, tenant_id, kind, name, correlation_key, process_instance_id, activity_instance_id) VALUES ('stale', 'T', 'MESSAGE', 'goods.arrived', ?, ?, 'gone')`, [orderNo, instance.id]));
    await send(orderNo);
    expect([await subscriptions(instance.id), await buffered(orderNo), await host.open(instance.id)]).toEqual([0, 1, ['prepare']]);
  });

  it('left beside the one who waits for them, by a crash between two commits, are delivered at the next start', async () => {
    const orderNo = newOrder();
    const work = host.get(UnitOfWork);
    const instance = await host.start('waits-at-once', { orderNo });
    await work.run(() => work.query(`INSERT INTO buffered_message (id, tenant_id, name, correlation_key, variables, created_at) VALUES (?, 'T', 'goods.arrived', ?, '{"late":true}', 1)`, [`left-${orderNo}`, orderNo]));
    await host.get(MessageService).onApplicationBootstrap();
    await host.settle();
    expect([await host.open(instance.id), await buffered(orderNo)]).toEqual([['unpack'], 0]);
  });

  it('that are damaged break no step that begins to wait, are told as an incident, and let those behind them pass', async () => {
    const orderNo = newOrder();
    const work = host.get(UnitOfWork);
    const keep = (id: string, variables: string) => work.run(() => work.query(`INSERT INTO buffered_message (id, tenant_id, name, correlation_key, variables, created_at) VALUES (?, 'T', 'goods.arrived', ?, ?, 1)`, [id, orderNo, variables]));
    await keep('a-damaged', '{"pieces": ');
    const instance = await host.start('waits', { orderNo });
    await host.complete('ann', 'prepare', {}, instance.id);
    expect([await subscriptions(instance.id), await buffered(orderNo)]).toEqual([1, 1]);
    expect((await host.incidents()).filter(({ process_instance_id }) => process_instance_id === instance.id)).toMatchObject([{ kind: 'buffered-message:goods.arrived', state: 'OPEN' }]);
    await keep('b-sound', '{"pieces": 2}');
    const next = await host.start('waits', { orderNo });
    await host.complete('ann', 'prepare', {}, next.id);
    // to the one that has waited longest
    expect([await host.open(instance.id), (await host.instance(instance.id)).variables.pieces, await buffered(orderNo)]).toEqual([['unpack'], 2, 1]);
  });

  it('leave no subscription behind when the run is ended', async () => {
    const instance = await host.start('listens', { orderNo: newOrder() });
    expect(await subscriptions(instance.id)).toBe(1);
    await host.complete('ann', 'work', {}, instance.id);
    expect(await subscriptions(instance.id)).toBe(0);
  });
});
