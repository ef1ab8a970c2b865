import {
  and, boundary, callActivity, catchEvent, endEvent, eventSubProcess, flow, Instance, message, nonInterrupting, onMessage, parallel, path, process, startEvent, subProcess, timer, userTask, xor,
} from './step-rig';

/** The shapes of our processes (modelling.md), each driven from snapshot to snapshot to its end. */

const MESSAGES = message('closed', 'deadline.closed') + message('released', 'report.released');

describe('S1, the escalation of a missed deadline', () => {
  const S1 = process(
    startEvent('s') + and('split') + userTask('supervise') + catchEvent('wait-1', '', timer('P1D')) + userTask('write') + catchEvent('wait-3', '', timer('P3D')) + userTask('lead') +
      and('join') + endEvent('e') + path('s', 'split', 'supervise', 'join', 'e') + path('split', 'wait-1', 'write', 'join') + path('split', 'wait-3', 'lead', 'join') +
      eventSubProcess('close', onMessage('closed'), endEvent('close-end') + path('close-start', 'close-end')),
    MESSAGES,
  );

  it('runs through all levels when nobody closes the deadline', async () => {
    const instance = await Instance.started(S1);
    expect(instance.waiting).toEqual(['supervise', 'wait-1', 'wait-3']);
    await instance.complete('supervise');
    await instance.complete('wait-1');
    await instance.complete('write');
    await instance.complete('wait-3');
    expect(instance.waiting).toEqual(['lead']);
    await instance.complete('lead');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.ended('canceled')).toEqual(['close-start']);
  });

  it('tells that the event sub-process is only armed', async () => {
    const instance = await Instance.started(S1);
    expect(instance.waitingActivities().filter(({ armed }) => armed)).toMatchObject([{ elementId: 'close-start', message: { name: 'deadline.closed', correlationKey: 'KEY-1' } }]);
  });

  it('ends at once when the deadline is closed, with everything that was open', async () => {
    const instance = await Instance.started(S1);
    await instance.complete('close-start');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.ended('canceled').sort()).toEqual(['supervise', 'wait-1', 'wait-3']);
    expect(instance.waitingActivities()).toEqual([]);
  });

  it('ends in the middle as well', async () => {
    const instance = await Instance.started(S1);
    await instance.complete('supervise');
    await instance.complete('wait-1');
    await instance.complete('close-start');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.ended('canceled').sort()).toEqual(['join', 'wait-3', 'write']);
  });
});

describe('P10a, the ladder of reports', () => {
  const LADDER = process(
    startEvent('s') +
      subProcess(
        'rows', parallel('=reports', 'camunda:elementVariable="row"'),
        startEvent('rs'), xor('first', 'first-cancelled'), catchEvent('gate', 'gov:correlationKey="=row.number"', onMessage('released')), xor('cancelled', 'cancelled-write'),
        userTask('write', 'camunda:assignee="=reports[number(item.itemKey)+1].who"'), endEvent('re'), endEvent('rc'),
        flow('rs', 'first'), flow('first', 'gate', '=reports[number(item.itemKey)+1].level > 1'), flow('first', 'cancelled'), flow('gate', 'cancelled'),
        flow('cancelled', 'rc', '=decision = "CANCEL"'), flow('cancelled', 'write'), flow('write', 're'),
      ) +
      userTask('after') + endEvent('e') + path('s', 'rows', 'after', 'e'),
    MESSAGES,
  );
  const reports = [{ level: 1, who: 'S09', number: 'N1' }, { level: 2, who: 'S06', number: 'N2' }, { level: 3, who: 'S02', number: 'N3' }, { level: 3, who: 'S03', number: 'N4' }];

  it('opens level 1 at once and the others when they are released', async () => {
    const instance = await Instance.started(LADDER, { reports });
    expect(instance.waiting).toEqual(['write#0', 'gate#1', 'gate#2', 'gate#3']);
    expect(instance.waitingActivities().map(({ userTask: task, message: asked }) => task?.assignee ?? asked?.correlationKey)).toEqual(['S09', 'N2', 'N3', 'N4']);
    await instance.complete('write');
    await instance.complete('gate', { decision: 'OPEN' }, 1);
    expect(instance.waitingActivities().at(-1)).toMatchObject({ elementId: 'write', iteration: 1, userTask: { assignee: 'S06' } });
    await instance.complete('gate', { decision: 'CANCEL' }, 3);
    await instance.complete('gate', { decision: 'OPEN' }, 2);
    expect(instance.waiting).toEqual(['write#1', 'write#2']);
    await instance.complete('write', { text: 'x' }, 2);
    await instance.complete('write', {}, 1);
    expect(instance.waiting).toEqual(['after']);
    expect(instance.variables).toEqual({ reports });
    await instance.complete('after');
    expect(instance.state).toBe('COMPLETED');
  });

  it('puts every row into its own run of the sub-process', async () => {
    const instance = await Instance.started(LADDER, { reports });
    const scopes = instance.waitingActivities().map(({ scopeId }) => scopeId);
    expect(new Set(scopes).size).toBe(4);
  });
});

describe('P01, landing', () => {
  const LANDING = process(
    startEvent('s') + subProcess('landing', startEvent('ls'), callActivity('acknowledge', 'acknowledgement'), userTask('land'), endEvent('le'), path('ls', 'acknowledge', 'land', 'le')) +
      boundary('lapse-timer', 'landing', timer('P10D'), 'gov:armWhen="=route != &#34;FILED&#34;"') + userTask('after') + endEvent('e') + userTask('lapsed') + endEvent('e2') +
      path('s', 'landing', 'after', 'e') + path('lapse-timer', 'lapsed', 'e2') +
      eventSubProcess('withdraw', onMessage('closed'), userTask('confirm-withdrawal') + endEvent('we') + path('withdraw-start', 'confirm-withdrawal', 'we')),
    MESSAGES,
  );

  it('goes its normal way, and the timer with it', async () => {
    const instance = await Instance.started(LANDING, { route: 'APPROVED' });
    expect(instance.waiting).toEqual(['lapse-timer', 'acknowledge']);
    await instance.complete('acknowledge');
    await instance.complete('land');
    expect(instance.waiting).toEqual(['after']);
    expect(instance.ended('canceled')).toEqual(['lapse-timer']);
    await instance.complete('after');
    expect(instance.state).toBe('COMPLETED');
  });

  it('lapses when the timer fires, and cancels the call activity whose child the host must end', async () => {
    const instance = await Instance.started(LANDING, { route: 'APPROVED' });
    await instance.complete('lapse-timer');
    expect(instance.waiting).toEqual(['lapsed']);
    expect(instance.ended('canceled')).toEqual(['acknowledge', 'landing']);
    await instance.complete('lapsed');
    expect(instance.state).toBe('COMPLETED');
  });

  it('arms no timer for a filed group', async () => {
    const instance = await Instance.started(LANDING, { route: 'FILED' });
    expect(instance.waiting).toEqual(['acknowledge']);
    expect(instance.history.some((fact) => fact.kind === 'activity-started' && fact.activity.elementId === 'lapse-timer')).toBe(false);
  });

  it('can be withdrawn from within the sub-process', async () => {
    const instance = await Instance.started(LANDING, { route: 'APPROVED' });
    await instance.complete('acknowledge');
    await instance.complete('withdraw-start');
    expect(instance.waiting).toEqual(['confirm-withdrawal']);
    expect(instance.ended('canceled').sort()).toEqual(['land', 'landing', 'lapse-timer']);
    await instance.complete('confirm-withdrawal');
    expect(instance.state).toBe('COMPLETED');
  });
});

describe('P12, dissolution', () => {
  const DISSOLVE = process(
    startEvent('s') + xor('again') + userTask('dissolve') + boundary('force', 'dissolve', timer('P8D')) + userTask('decide') + xor('decided', 'decided-execute') + userTask('execute') +
      xor('to-verify') + userTask('verify') + xor('verified', 'verified-e') + endEvent('e') + path('s', 'again', 'dissolve', 'to-verify', 'verify', 'verified') +
      flow('verified', 'again', '=ok = false') + flow('verified', 'e') + path('force', 'decide', 'decided') + flow('decided', 'again', '=back = true') + flow('decided', 'execute') + flow('execute', 'to-verify') +
      eventSubProcess('moved', onMessage('closed'), endEvent('me') + path('moved-start', 'me')),
    MESSAGES,
  );

  it('forces, gives back, forces again, and verifies in a loop', async () => {
    const instance = await Instance.started(DISSOLVE);
    await instance.complete('force');
    await instance.complete('decide', { back: true });
    expect(instance.waiting).toEqual(['dissolve', 'force']);
    await instance.complete('force');
    await instance.complete('decide', { back: false });
    await instance.complete('execute');
    await instance.complete('verify', { ok: false });
    expect(instance.waiting).toEqual(['dissolve', 'force']);
    await instance.complete('dissolve');
    expect(instance.ended('canceled')).toEqual(['force']);
    await instance.complete('verify', { ok: true });
    expect(instance.state).toBe('COMPLETED');
  });

  it('ends when the end date moves during the forced decision', async () => {
    const instance = await Instance.started(DISSOLVE);
    await instance.complete('force');
    await instance.complete('moved-start');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.ended('canceled')).toEqual(['decide']);
  });

  it('keeps its snapshot small however often it loops', async () => {
    const instance = await Instance.started(DISSOLVE);
    const sizes: number[] = [];
    for (let round = 0; round < 20; round++) {
      await instance.complete('force');
      await instance.complete('decide', { back: true });
      sizes.push(instance.snapshot!.length);
    }
    expect(sizes.at(-1)!).toBeLessThan(sizes[2]! * 1.1);
  });
});

describe('Call activities', () => {
  const CALL = process(
    startEvent('s') + callActivity('call', 'child', '<bpmn:extensionElements><camunda:in source="a" target="x"/><camunda:in sourceExpression="=a + 1" target="y"/><camunda:in businessKey="=&#34;K&#34; + b"/><camunda:out source="r" target="result"/></bpmn:extensionElements>') +
      boundary('give-up', 'call', timer('P3D')) + boundary('look', 'call', timer('P1D'), nonInterrupting) + userTask('after') + userTask('given-up') + userTask('looked') + endEvent('e') +
      path('s', 'call', 'after', 'e') + path('give-up', 'given-up', 'e') + path('look', 'looked', 'e'),
  );

  it('start the child with the mapped variables and take back what is mapped', async () => {
    const instance = await Instance.started(CALL, { a: 1, b: '7' });
    expect(instance.effects).toEqual([{ kind: 'start-child', activityInstanceId: instance.waitingId('call'), calledElement: 'child', variables: { x: 1, y: 2 }, businessKey: 'K7' }]);
    await instance.complete('call', { r: 5, secret: 6 });
    expect(instance.variables).toEqual({ a: 1, b: '7', result: 5 });
    expect(instance.ended('canceled').sort()).toEqual(['give-up', 'look']);
    await instance.complete('after');
    expect(instance.state).toBe('COMPLETED');
  });

  it('are canceled by an interrupting boundary event, others go on beside them', async () => {
    const instance = await Instance.started(CALL, { a: 1, b: '7' });
    await instance.complete('look');
    expect(instance.waiting).toEqual(['call', 'give-up', 'looked']);
    await instance.complete('give-up');
    expect(instance.ended('canceled')).toEqual(['call']);
    expect(instance.waiting).toEqual(['looked', 'given-up']);
    await instance.complete('looked');
    await instance.complete('given-up');
    expect(instance.state).toBe('COMPLETED');
  });
});
