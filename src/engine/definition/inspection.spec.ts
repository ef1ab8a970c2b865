import { inspectDefinition } from './inspection';

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="d" targetNamespace="t">';
const file = (body: string, roots = '') => `<?xml version="1.0"?>${HEAD}${roots}<bpmn:process id="p" name="过程" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
const flow = (from: string, to: string, inner = '') => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inner}</bpmn:sequenceFlow>`;
const condition = (text: string) => `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${text}</bpmn:conditionExpression>`;
const USER_TASK = '<bpmn:userTask id="u" name="办理" camunda:assignee="=starter"/>';
/** A process of one element between start and end. */
const around = (element: string, id = 'u', roots = '', more = '') =>
  file(`<bpmn:startEvent id="s" name="开始"/>${element}<bpmn:endEvent id="e" name="结束"/>${flow('s', id)}${flow(id, 'e')}${more}`, roots);

const problems = async (xml: string) => (await inspectDefinition(xml)).problems.map(({ severity, code, elementId }) => `${severity} ${code}${elementId ? ` ${elementId}` : ''}`);

describe('Inspecting a diagram', () => {
  it('finds nothing wrong with a sound one and tells what it holds', async () => {
    const xml = file(
      '<bpmn:documentation>建群</bpmn:documentation><bpmn:startEvent id="s" name="开始" camunda:formKey="application"/>' +
        '<bpmn:startEvent id="m" name="消息"><bpmn:messageEventDefinition id="md" messageRef="msg"/></bpmn:startEvent>' +
        '<bpmn:userTask id="u" name="审批" camunda:candidateGroups="APPROVER@tenant" camunda:formKey="approve" gov:clause="A8(1)" gov:deadline="T-APPR"/>' +
        '<bpmn:serviceTask id="t" name="编号" implementation="group.issue"/><bpmn:businessRuleTask id="r" name="分类" camunda:decisionRef="D01" camunda:resultVariable="x"/>' +
        '<bpmn:callActivity id="c" name="确认" calledElement="child"/><bpmn:endEvent id="e" name="结束"/>' +
        flow('s', 'u') + flow('m', 'u') + flow('u', 't') + flow('t', 'r') + flow('r', 'c') + flow('c', 'e'),
      '<bpmn:message id="msg" name="group.endDate"/>',
    );
    expect(await inspectDefinition(xml)).toMatchObject({
      processKey: 'p', processName: '过程', documentation: '建群', problems: [], startForms: [{ elementId: 's', formKey: 'application' }], hasNoneStart: true,
      messageStarts: [{ elementId: 'm', messageName: 'group.endDate' }], formKeys: ['application', 'approve'], decisionRefs: ['D01'], serviceTaskNames: ['group.issue'], calledElements: ['child'],
    });
    const { elements } = await inspectDefinition(xml);
    expect(elements.find(({ id }) => id === 'u')).toMatchObject({ type: 'userTask', name: '审批', formKey: 'approve', gov: { clause: 'A8(1)', deadline: 'T-APPR' } });
  });

  it('refuses entities, size and depth before any parser reads them', async () => {
    expect(await problems(`<!DOCTYPE x [<!ENTITY a "b">]>${around(USER_TASK)}`)).toEqual(['error xml-doctype']);
    expect(await problems(`${around(USER_TASK)}<!-- ${'x'.repeat(1_000_000)} -->`)).toEqual(['error xml-too-large']);
    const started = performance.now();
    expect(await problems('<a>'.repeat(200_000))).toEqual(['error xml-too-deep']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('refuses what is no BPMN, and everything its parser warns of', async () => {
    expect(await problems('hello')).toEqual(['error xml-malformed']);
    expect(await problems('<html/>')).toEqual(['error xml-malformed']);
    expect(await problems(around(USER_TASK).slice(0, 300))).toContain('error xml-malformed');
    expect(await problems(around(USER_TASK.replace('id="u"', 'id="u" foo="1"')))).toContain('error parser-warning u');
    expect(await problems(around(USER_TASK + USER_TASK))).toContain('error parser-warning u');
    expect(await problems(file('').replace('isExecutable="true"', ''))).toEqual(['error no-executable-process p']);
    expect(await problems(file('').replace('</bpmn:process>', '</bpmn:process><bpmn:process id="q" isExecutable="true"/>'))).toContain('error many-executable-processes q');
    expect(await problems(around(USER_TASK).replace('http://camunda.org/schema/1.0/bpmn', 'urn:other'))).toContain('error namespace-prefix');
  });

  it.each([
    ['<bpmn:scriptTask id="u" name="x"><bpmn:script>1</bpmn:script></bpmn:scriptTask>', 'element-unsupported'],
    ['<bpmn:complexGateway id="u"/>', 'element-unsupported'],
    ['<bpmn:transaction id="u" name="x"/>', 'element-unsupported'],
    ['<bpmn:adHocSubProcess id="u" name="x"/>', 'element-unsupported'],
    ['<bpmn:userTask id="u" name="x"/>', 'user-task-without-people'],
    ['<bpmn:serviceTask id="u" name="x"/>', 'service-task-without-implementation'],
    ['<bpmn:serviceTask id="u" name="x" implementation="a" camunda:class="Evil"/>', 'extension-unsupported'],
    ['<bpmn:businessRuleTask id="u" name="x"/>', 'rule-task-without-decision'],
    ['<bpmn:callActivity id="u" name="x"/>', 'call-activity-without-process'],
    ['<bpmn:receiveTask id="u" name="x"/>', 'trigger-without-name'],
    ['<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:linkEventDefinition id="l" name="n"/></bpmn:intermediateCatchEvent>', 'trigger-unsupported'],
    ['<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:conditionalEventDefinition id="l"/></bpmn:intermediateCatchEvent>', 'trigger-unsupported'],
    ['<bpmn:intermediateThrowEvent id="u" name="x"><bpmn:compensateEventDefinition id="l"/></bpmn:intermediateThrowEvent>', 'trigger-unsupported'],
    ['<bpmn:intermediateThrowEvent id="u" name="x"><bpmn:escalationEventDefinition id="l"/></bpmn:intermediateThrowEvent>', 'trigger-without-name'],
    ['<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:timerEventDefinition id="l"/></bpmn:intermediateCatchEvent>', 'timer-without-time'],
    ['<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:timerEventDefinition id="l"><bpmn:timeCycle>R3/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>', 'timer-cycle-unsupported'],
    ['<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:timerEventDefinition id="l"><bpmn:timeDuration>3 days</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>', 'timer-time-invalid'],
    ['<bpmn:intermediateCatchEvent id="u" name="x" gov:deadlineRef="T-X" gov:offset="3 days"><bpmn:timerEventDefinition id="l"/></bpmn:intermediateCatchEvent>', 'timer-offset-invalid'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="a"><bpmn:standardLoopCharacteristics/></bpmn:userTask>', 'standard-loop-unsupported'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="a"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>', 'multi-instance-without-collection'],
    ['<bpmn:serviceTask id="u" name="x" implementation="a"><bpmn:multiInstanceLoopCharacteristics camunda:collection="=x"/></bpmn:serviceTask>', 'multi-instance-unsupported'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="a"><bpmn:multiInstanceLoopCharacteristics camunda:collection="=x"><bpmn:completionCondition>=y +</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>', 'expression-invalid'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="a"><bpmn:extensionElements><camunda:taskListener event="create"/></bpmn:extensionElements></bpmn:userTask>', 'extension-unsupported'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="=a +"/>', 'expression-invalid'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="${a}"/>', 'expression-not-feel'],
    ['<bpmn:userTask id="u" name="x" camunda:assignee="a" gov:deadline="=foo(1)"/>', 'expression-invalid'],
    ['<bpmn:subProcess id="u" name="x"/>', 'sub-process-start'],
    ['<bpmn:eventBasedGateway id="u"/>', 'event-gateway-targets'],
  ])('refuses %s', async (element, code) => {
    expect(await problems(around(element))).toContain(`error ${code} u`);
  });

  it('refuses flows, starts and identifiers that cannot work', async () => {
    expect(await problems(around(USER_TASK, 'u', '', flow('u', 'nowhere')))).toContain('error flow-dangling u-nowhere');
    expect(await problems(around('<bpmn:subProcess id="u" name="x"><bpmn:startEvent id="is" name="x"/></bpmn:subProcess>', 'u', '', flow('is', 'e')))).toContain('error flow-crosses-scope is-e');
    expect(await problems(file(`${USER_TASK}<bpmn:endEvent id="e" name="x"/>${flow('u', 'e')}`))).toContain('error start-missing p');
    expect(await problems(around(USER_TASK, 'u', '', '<bpmn:startEvent id="s2" name="x"/>'))).toContain('error many-starts p');
    expect(await problems(around(USER_TASK, 'u', '', '<bpmn:userTask id="constructor" name="x" camunda:assignee="a"/>'))).toContain('error name-reserved constructor');
    expect(await problems(around('<bpmn:serviceTask id="u" name="x" implementation="a"/>', 'u', '', '<bpmn:boundaryEvent id="b" name="x" attachedToRef="u"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>'))).toContain('error boundary-never-fires b');
  });

  it('says element, line and column of what the parser warns of', async () => {
    const messageOf = async (xml: string) => (await inspectDefinition(xml)).problems.find(({ code }) => code === 'parser-warning' || code === 'xml-malformed')?.message.en;
    const lines = around(USER_TASK).replaceAll('><', '>\n<');
    expect(await messageOf(lines.replace('targetRef="e"', 'targetRef="nowhere"'))).toBe('Line 9, column 1: it refers to "nowhere", which does not exist.');
    expect(await messageOf(lines.replace('<bpmn:endEvent id="e"', '<bpmn:endEvent id="u"'))).toBe('Line 6, column 1: the id "u" is used twice.');
    expect(await messageOf(lines.replace('bpmn:userTask id', 'bpmn:fooTask id'))).toBe('Line 5, column 1: the element bpmn:FooTask is unknown.');
    expect(await messageOf(lines.replace('<bpmn:userTask', '<bpmn:userTask xx:y="1"'))).toBe('Line 5, column 1: the prefix "xx" stands for no namespace.');
    expect(await messageOf(lines.replace('<bpmn:userTask', 'hello<bpmn:userTask'))).toContain('the text "hello" does not belong here');
    expect(await messageOf('<html/>')).toContain('Line 1, column 1: the file is no BPMN diagram');
  });

  it('names by their line the elements that have no id', async () => {
    const { problems: found } = await inspectDefinition(around('<bpmn:userTask name="x" camunda:assignee="a"/>').replaceAll('><', '>\n<'));
    expect(found.filter(({ code }) => code === 'id-missing').map(({ message }) => message.en)).toEqual(['Line 5, column 1: <bpmn:userTask> has no id.']);
    // elements of other namespaces may do without
    expect(await problems(around(USER_TASK.replace('/>', '><bpmn:extensionElements><z:userTask xmlns:z="urn:z"/></bpmn:extensionElements></bpmn:userTask>')))).toEqual(['warning extension-ignored u']);
  });

  it('refuses what the engine would read as something else, or not at all', async () => {
    expect(await problems(around(USER_TASK, 'u', '', '<bpmn:association id="a" associationDirection="One" sourceRef="u" targetRef="s"/>'))).toEqual(['error association-directed a']);
    expect(await problems(around(USER_TASK, 'u', '', '<bpmn:textAnnotation id="n"/><bpmn:association id="a" sourceRef="u" targetRef="n"/>'))).toEqual([]);
    expect(await problems(around(`<bpmn:laneSet id="l"/>${USER_TASK}`))).toEqual(['error lanes-empty l']);
    expect(await problems(around(`<bpmn:laneSet><bpmn:lane id="l"><bpmn:flowNodeRef>s-u</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>${USER_TASK}`))).toEqual(['error lane-holds-no-node l']);
    expect(await problems(around(USER_TASK).replace('</bpmn:process>', '</bpmn:process><bpmn:process id="q"/>'))).toEqual(['error other-process q']);
    expect(await problems(around(USER_TASK, 'u', '', flow('s', 'e', '<bpmn:conditionExpression/>').replace('id="s-e"', 'id="empty"')))).toEqual(['error expression-invalid empty']);
  });

  it('refuses more than 2,000 elements and expressions nobody could read', async () => {
    const many = (count: number) => around(USER_TASK, 'u', '', Array.from({ length: count - 5 }, (_, n) => `<bpmn:dataObject id="o${n}"/>`).join(''));
    expect([await problems(many(2_000)), await problems(many(2_001))]).toEqual([[], ['error too-many-elements p']]);
    expect(await problems(around(USER_TASK.replace('=starter', `=${'1+'.repeat(2_000)}1`)))).toEqual(['error expression-too-long u']);
  });

  it.each(['P0D', 'PT0S', 'P0Y0M0DT0H0M0S', '-P1D', 'P-1D', 'P1X', 'P', 'PT', 'P1DT', '1D', 'P999Y', 'P100Y1D', 'P1201M', 'P40000D', 'PT9999999H', 'P99999999999999999999D', 'P1,5D', '3 days'])('refuses a timer of %s', async (time) => {
    const timer = (text: string, kind = 'timeDuration') => around(`<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:timerEventDefinition id="l"><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`);
    expect(await problems(timer(time))).toEqual(['error timer-time-invalid u']);
    expect(await problems(timer(time, 'timeDate'))).toEqual(['error timer-time-invalid u']);
  });

  it('takes timers of seconds, years, days and instants, and refuses days no calendar has', async () => {
    const timer = (kind: string, text: string) => problems(around(`<bpmn:intermediateCatchEvent id="u" name="x"><bpmn:timerEventDefinition id="l"><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`));
    for (const good of ['PT1S', 'P1D', 'P2W', 'P1Y2M3DT4H5M6S', 'P100Y', 'P1200M', '=duration(x)']) expect([good, await timer('timeDuration', good)]).toEqual([good, []]);
    for (const good of ['2026-10-09', '2028-02-29T09:00:00+08:00', '=due']) expect([good, await timer('timeDate', good)]).toEqual([good, []]);
    for (const bad of ['2026-02-30', '2026-13-01', '0001-01-01', '9999-12-31', '2026-10-09T25:00:00Z', '+12026-01-01']) expect([bad, await timer('timeDate', bad)]).toEqual([bad, ['error timer-time-invalid u']]);
    const offset = (text: string) => problems(around(`<bpmn:intermediateCatchEvent id="u" name="x" gov:deadlineRef="T-X" gov:offset="${text}"><bpmn:timerEventDefinition id="l"/></bpmn:intermediateCatchEvent>`));
    for (const good of ['0', '+3WD', '-1D', '+48H', '+30M', '=x']) expect([good, await offset(good)]).toEqual([good, []]);
    for (const bad of ['+99999WD', '-40000D', '+9999999H', '3WD', '+3']) expect([bad, await offset(bad)]).toEqual([bad, ['error timer-offset-invalid u']]);
  });

  it('lets a timer repeat only where it can fire more than once, a minute or more apart', async () => {
    const repeating = (cycle: string, attributes = 'cancelActivity="false"') =>
      around(USER_TASK, 'u', '', `<bpmn:boundaryEvent id="b" name="x" attachedToRef="u" ${attributes}><bpmn:timerEventDefinition id="t"><bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>`);
    for (const cycle of ['R3/PT1H', 'R/P1D', 'R/P1DT30M', '=often']) expect((await problems(repeating(cycle))).filter((found) => found.startsWith('error'))).toEqual([]);
    for (const cycle of ['PT1H', 'R0/PT1H', 'R/PT0M', 'R/PT10S', 'R3/2026-01-01T00:00:00Z/PT1H', '0 0 * * *']) expect(await problems(repeating(cycle))).toContain('error timer-time-invalid b');
    expect(await problems(repeating('R/P1D', ''))).toContain('error timer-cycle-unsupported b');
    expect(await problems(repeating('R/P1D', 'cancelActivity="false" gov:deadlineRef="T-X"'))).toContain('error timer-cycle-unsupported b');
  });

  it('refuses an escalation where none can come from', async () => {
    const catching = (host: string) => around(host, 'u', '<bpmn:escalation id="up" escalationCode="UP"/>', '<bpmn:boundaryEvent id="b" name="x" attachedToRef="u"><bpmn:escalationEventDefinition id="d1" escalationRef="up"/></bpmn:boundaryEvent>');
    expect(await problems(catching(USER_TASK))).toContain('error boundary-never-fires b');
    expect((await problems(catching('<bpmn:callActivity id="u" name="x" calledElement="child"/>'))).filter((found) => found.startsWith('error'))).toEqual([]);
  });

  it('warns of gateways without default, unreachable elements and loops that wait nowhere', async () => {
    const gateway = '<bpmn:exclusiveGateway id="u"/>';
    const choice = around(gateway, 'u', '', `<bpmn:userTask id="v" name="x" camunda:assignee="a"/>${flow('u', 'v', condition('=a'))}`);
    expect(await problems(choice)).toEqual(expect.arrayContaining(['warning gateway-without-default u', 'warning flow-without-condition u-e']));
    expect(await problems(around(USER_TASK, 'u', '', '<bpmn:userTask id="v" name="x" camunda:assignee="a"/>'))).toContain('warning element-unreachable v');
    const loop = around(gateway, 'u', '', `<bpmn:serviceTask id="v" name="x" implementation="a"/>${flow('u', 'v', condition('=a'))}${flow('v', 'u')}`);
    expect(await problems(loop)).toContain('error loop-without-wait u');
    expect(await problems(around('<bpmn:userTask id="u" camunda:assignee="a"/>'))).toEqual(['warning element-without-name u']);
  });

  it('gives every problem a Chinese and an English sentence', async () => {
    const { problems: found } = await inspectDefinition(around('<bpmn:complexGateway id="u"/>'));
    expect(found.every(({ message }) => /[\u4e00-\u9fff]/.test(message.zh) && message.en.length > 10)).toBe(true);
  });
});
