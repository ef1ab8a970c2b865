import { boundary, callActivity, catchEvent, endEvent, inputs, nonInterrupting, path, serviceTask, startEvent, timeCycle, timeDate, timer, userTask } from '../../engine/bpmn-server/step-rig';
import { MovableClock } from '../../platform/clock';
import { DeadlineService } from '../deadline';
import { JobWorker } from '../job';
import { WorkflowHost } from '../../../test/support/workflow-host';

const byAnn = 'camunda:assignee="ann"';

describe('time in a run', () => {
  let host: WorkflowHost;

  beforeEach(async () => {
    host = await WorkflowHost.boot({
      at: '2026-10-12T10:00:00+08:00',
      deadlineRules: [
        { code: 'T-1', title: '审批期限', amount: 2, unit: 'WORKDAY', source: 'REGULATION', clause: 'A8(1)b' },
        { code: 'T-2', title: '办理期限', amount: 1, unit: 'HOUR', source: 'OURS' },
      ],
    });
  });
  afterEach(() => host.close());

  const late = (trigger: string, attributes = '') =>
    startEvent('s') + userTask('act', `${byAnn} gov:deadline="T-1"`) + boundary('late', 'act', trigger, attributes) + userTask('instead', byAnn) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('late', 'instead', 'e2');

  it('takes another path n workdays after the due day, not earlier, and tells so', async () => {
    await host.deploy('timed', late(timeDate('T-1 +1WD'), 'gov:deadlineRef="T-1" gov:offset="+1WD"'));
    const { id } = await host.start('timed');
    // due Wednesday 14th; one workday later ends with Thursday 15th
    await host.travelTo('2026-10-15T23:59:59+08:00');
    expect(await host.open(id)).toEqual(['act']);
    await host.travelTo('2026-10-16T00:00:01+08:00');
    expect(await host.open(id)).toEqual(['instead']);
    expect(await host.story(id)).toEqual([
      'STARTED timed',
      'DEADLINE 审批期限 已提醒办理人，应于 2026-10-14（周三）24:00 前完成',
      'DEADLINE 审批期限 已提醒办理人，应于 2026-10-14（周三）24:00 前完成',
      'DEADLINE 审批期限 应于 2026-10-14（周三）24:00 前完成，已逾期',
      'TIMER late',
      'TASK_CANCELED act',
    ]);
  });

  it('moves with its deadline: a timer armed for an earlier day does not fire on it', async () => {
    await host.deploy('timed', late(timeDate('T-1 0'), 'gov:deadlineRef="T-1" gov:offset="0"'));
    const { id } = await host.start('timed');
    const task = await host.task('act', id);
    await host.get(DeadlineService).extend(task.deadlineId!, { dueDate: '2026-10-20', reason: 'EXTENSION' });
    await host.travelTo('2026-10-20T12:00:00+08:00');
    expect(await host.open(id)).toEqual(['act']);
    expect((await host.task('act', id)).dueAt).toEqual(new Date('2026-10-20T15:59:59.999Z'));
    expect(await host.story(id)).toContain('DEADLINE 审批期限 因延期，到期时间由 2026-10-14（周三）24:00 调整为 2026-10-20（周二）24:00');
    await host.travelTo('2026-10-21T00:00:01+08:00');
    expect(await host.open(id)).toEqual(['instead']);
  });

  it('is forgotten with the task it sits on', async () => {
    await host.deploy('timed', late(timeDate('T-1 0'), 'gov:deadlineRef="T-1" gov:offset="0"'));
    const { id } = await host.start('timed');
    await host.complete('ann', 'act', {}, id);
    expect((await host.instance(id)).state).toBe('COMPLETED');
    expect(await host.travelTo('2026-12-01T00:00:00+08:00')).toBe(0);
    expect(await host.story(id)).not.toContain('TIMER late');
  });

  it('waits for months as well as for hours, and only reminds where the timer does not interrupt', async () => {
    await host.deploy('patient', startEvent('s') + catchEvent('wait', '', timer('P60D')) + userTask('act', byAnn) + boundary('nudge', 'act', timer('PT2H'), nonInterrupting) + userTask('hurry', byAnn) + endEvent('e') + endEvent('e2') + path('s', 'wait', 'act', 'e') + path('nudge', 'hurry', 'e2'));
    const { id } = await host.start('patient');
    await host.travelTo('2026-12-11T09:59:59+08:00');
    expect(await host.open(id)).toEqual([]);
    await host.travelTo('2026-12-11T10:00:00+08:00');
    expect(await host.open(id)).toEqual(['act']);
    await host.travelTo('2026-12-11T12:00:00+08:00');
    expect(await host.open(id)).toEqual(['act', 'hurry']);
  });

  it('reminds again and again as often as the diagram says', async () => {
    await host.deploy('repeated', startEvent('s') + userTask('act', byAnn) + boundary('nudge', 'act', timeCycle('R3/PT2H'), nonInterrupting) + userTask('hurry', byAnn) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('nudge', 'hurry', 'e2'));
    const { id } = await host.start('repeated');
    for (const [at, open] of [['11:59:59', 0], ['12:00:00', 1], ['14:00:00', 2], ['15:59:59', 2], ['16:00:00', 3], ['20:00:00', 3]] as const) {
      await host.travelTo(`2026-10-12T${at}+08:00`);
      expect((await host.open(id)).filter((task) => task === 'hurry')).toHaveLength(open);
    }
  });

  it('fires once for all that was missed while nobody served it, and then one interval later', async () => {
    await host.deploy('daily', startEvent('s') + userTask('act', byAnn) + boundary('nudge', 'act', timeCycle('R/P1D'), nonInterrupting) + userTask('hurry', byAnn) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('nudge', 'hurry', 'e2'));
    const { id } = await host.start('daily');
    const hurries = async () => (await host.open(id)).filter((task) => task === 'hurry').length;
    await host.get(MovableClock).moveTo(new Date('2026-10-19T15:30:00+08:00')); // a week down: the clock went on, nothing was served
    await host.get(JobWorker).sweep();
    await host.settle();
    expect(await hurries()).toBe(1);
    await host.travelTo('2026-10-20T15:29:59+08:00');
    expect(await hurries()).toBe(1);
    await host.travelTo('2026-10-20T15:30:00+08:00');
    expect(await hurries()).toBe(2);
  });

  it('is not armed at all where the diagram says so', async () => {
    await host.deploy('timed', late(timer('PT1H'), 'gov:armWhen="=urgent = true"'));
    const { id } = await host.start('timed', { urgent: false });
    await host.travelTo('2026-10-13T10:00:00+08:00');
    expect(await host.open(id)).toEqual(['act']);
  });

  it('refuses to wait for a deadline that was never started: an incident names the element, and the start is undone', async () => {
    await host.deploy('timed', late(timeDate('T-9 0'), 'gov:deadlineRef="T-9" gov:offset="0"'));
    const before = await host.rowCounts();
    await expect(host.start('timed')).rejects.toMatchObject({ code: 'step-failed', elementId: 'late' });
    expect(await host.rowCounts()).toEqual(before);
  });

  it('tells of a stage to whoever has the work in a called run', async () => {
    await host.deploy('child', startEvent('s') + userTask('sign', 'camunda:assignee="ben"') + endEvent('e') + path('s', 'sign', 'e'));
    await host.deploy('stage', startEvent('s') + serviceTask('begin', 'deadline.start', inputs({ code: 'T-2' })) + callActivity('call', 'child') + endEvent('e') + path('s', 'begin', 'call', 'e'));
    await host.start('stage');
    await host.travelTo('2026-10-12T12:00:00+08:00');
    expect((await host.notifications('ben')).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ESCALATION', 'REMINDER']));
  });
});
