/*
 * Minimal diagrams for every cell of the tables in ../README.md: the element in question is always `u`, in a process
 * that can be run to its end. Used by `element-table.spec.ts` only.
 */

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="d" targetNamespace="t">';
const ROOTS =
  '<bpmn:message id="m" name="m"/><bpmn:signal id="g" name="g"/><bpmn:error id="err" errorCode="E"/><bpmn:escalation id="esc" escalationCode="UP"/>' +
  '<bpmn:messageEventDefinition id="shared" messageRef="m"/>';
const file = (body: string, roots = '', attributes = 'isExecutable="true"') => `<?xml version="1.0"?>${HEAD}${ROOTS}<bpmn:process id="p" ${attributes}>${body}</bpmn:process>${roots}</bpmn:definitions>`;
const path = (...ids: string[]) => ids.slice(1).map((id, index) => `<bpmn:sequenceFlow id="${ids[index]}-${id}" sourceRef="${ids[index]}" targetRef="${id}"/>`).join('');
const START = '<bpmn:startEvent id="s" name="x"/>';
const END = '<bpmn:endEvent id="e" name="x"/>';
const TASK = '<bpmn:userTask id="t" name="x" camunda:assignee="a"/>';
/** a process around one element that has flows */
const around = (element: string, roots = '') => file(START + element + END + path('s', 'u', 'e'), roots);

// ---- events

const TRIGGERS: Readonly<Record<string, string>> = {
  none: '',
  message: '<bpmn:messageEventDefinition id="ud" messageRef="m"/>',
  'timer (date)': '<bpmn:timerEventDefinition id="ud"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">2030-01-01</bpmn:timeDate></bpmn:timerEventDefinition>',
  'timer (duration)': '<bpmn:timerEventDefinition id="ud"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>',
  'timer (cycle)': '<bpmn:timerEventDefinition id="ud"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R2/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>',
  error: '<bpmn:errorEventDefinition id="ud" errorRef="err"/>',
  escalation: '<bpmn:escalationEventDefinition id="ud" escalationRef="esc"/>',
  signal: '<bpmn:signalEventDefinition id="ud" signalRef="g"/>',
  conditional: '<bpmn:conditionalEventDefinition id="ud"><bpmn:condition xsi:type="bpmn:tFormalExpression">=true</bpmn:condition></bpmn:conditionalEventDefinition>',
  link: '<bpmn:linkEventDefinition id="ud" name="l"/>',
  cancel: '<bpmn:cancelEventDefinition id="ud"/>',
  compensate: '<bpmn:compensateEventDefinition id="ud"/>',
  terminate: '<bpmn:terminateEventDefinition id="ud"/>',
  'several definitions': '<bpmn:messageEventDefinition id="ud" messageRef="m"/><bpmn:signalEventDefinition id="ud2" signalRef="g"/>',
  'by reference': '<bpmn:eventDefinitionRef>shared</bpmn:eventDefinitionRef>',
};

/** What makes an error or escalation come, inside of whatever shall catch it. */
const thrower = (trigger: string) =>
  trigger === 'error'
    ? '<bpmn:serviceTask id="thrower" name="x" implementation="fail"/>'
    : trigger === 'escalation'
      ? '<bpmn:intermediateThrowEvent id="thrower" name="x"><bpmn:escalationEventDefinition id="td" escalationRef="esc"/></bpmn:intermediateThrowEvent>'
      : '<bpmn:task id="thrower" name="x"/>';
const sub = (...inner: string[]) => `<bpmn:subProcess id="sub" name="x">${inner.join('')}</bpmn:subProcess>`;
const event = (type: string, trigger: string, attributes = '') => `<bpmn:${type} id="u" name="x" ${attributes}>${trigger}</bpmn:${type}>`;
const eventSubProcess = (trigger: string, attributes = '') => (name: string) =>
  file(START + TASK + thrower(name) + END + path('s', 't', 'thrower', 'e') + `<bpmn:subProcess id="esp" name="x" triggeredByEvent="true">${event('startEvent', trigger, attributes)}<bpmn:endEvent id="ee" name="x"/>${path('u', 'ee')}</bpmn:subProcess>`);
const boundary = (trigger: string, attributes = '') => (name: string) =>
  file(
    START + sub('<bpmn:startEvent id="ss" name="x"/>', TASK, thrower(name), '<bpmn:endEvent id="se" name="x"/>', path('ss', 't', 'thrower', 'se')) + event('boundaryEvent', trigger, `attachedToRef="sub" ${attributes}`) + END +
      '<bpmn:endEvent id="be" name="x"/>' + path('s', 'sub', 'e') + path('u', 'be'),
  );

const POSITIONS: Readonly<Record<string, (trigger: string) => (name: string) => string>> = {
  '`startEvent` of the process': (trigger) => () => file(event('startEvent', trigger) + TASK + END + path('u', 't', 'e')),
  '`startEvent` of an event sub-process': (trigger) => eventSubProcess(trigger),
  'the same, not interrupting': (trigger) => eventSubProcess(trigger, 'isInterrupting="false"'),
  '`intermediateCatchEvent`': (trigger) => () => around(event('intermediateCatchEvent', trigger)),
  '`intermediateThrowEvent`': (trigger) => () => around(event('intermediateThrowEvent', trigger)),
  '`endEvent`': (trigger) => () =>
    file(
      START + sub('<bpmn:startEvent id="ss" name="x"/>', event('endEvent', trigger), path('ss', 'u')) + '<bpmn:boundaryEvent id="b" name="x" attachedToRef="sub"><bpmn:errorEventDefinition id="bd"/></bpmn:boundaryEvent>' + END +
        '<bpmn:endEvent id="be" name="x"/>' + path('s', 'sub', 'e') + path('b', 'be'),
    ),
  '`boundaryEvent`': (trigger) => boundary(trigger),
  '`boundaryEvent`, not interrupting': (trigger) => boundary(trigger, 'cancelActivity="false"'),
};

// ---- activities

const ACTIVITIES: Readonly<Record<string, (inner: string, attributes: string) => string>> = {
  task: (inner, attributes) => `<bpmn:task id="u" name="x" ${attributes}>${inner}</bpmn:task>`,
  manualTask: (inner, attributes) => `<bpmn:manualTask id="u" name="x" ${attributes}>${inner}</bpmn:manualTask>`,
  userTask: (inner, attributes) => `<bpmn:userTask id="u" name="x" camunda:assignee="a" ${attributes}>${inner}</bpmn:userTask>`,
  serviceTask: (inner, attributes) => `<bpmn:serviceTask id="u" name="x" implementation="work" ${attributes}>${inner}</bpmn:serviceTask>`,
  businessRuleTask: (inner, attributes) => `<bpmn:businessRuleTask id="u" name="x" camunda:decisionRef="D" camunda:resultVariable="r" ${attributes}>${inner}</bpmn:businessRuleTask>`,
  scriptTask: (inner, attributes) => `<bpmn:scriptTask id="u" name="x" ${attributes}>${inner}<bpmn:script>1</bpmn:script></bpmn:scriptTask>`,
  sendTask: (inner, attributes) => `<bpmn:sendTask id="u" name="x" messageRef="m" ${attributes}>${inner}</bpmn:sendTask>`,
  receiveTask: (inner, attributes) => `<bpmn:receiveTask id="u" name="x" messageRef="m" ${attributes}>${inner}</bpmn:receiveTask>`,
  callActivity: (inner, attributes) => `<bpmn:callActivity id="u" name="x" calledElement="child" ${attributes}>${inner}</bpmn:callActivity>`,
  subProcess: (inner, attributes) => `<bpmn:subProcess id="u" name="x" ${attributes}>${inner}<bpmn:startEvent id="us" name="x"/><bpmn:endEvent id="ue" name="x"/>${path('us', 'ue')}</bpmn:subProcess>`,
  transaction: (inner, attributes) => `<bpmn:transaction id="u" name="x" ${attributes}>${inner}</bpmn:transaction>`,
  adHocSubProcess: (inner, attributes) => `<bpmn:adHocSubProcess id="u" name="x" ${attributes}>${inner}</bpmn:adHocSubProcess>`,
  choreographyTask: (_inner, attributes) => `<bpmn:choreographyTask id="u" name="x" ${attributes}/>`,
  subChoreography: (_inner, attributes) => `<bpmn:subChoreography id="u" name="x" ${attributes}/>`,
  callChoreography: (_inner, attributes) => `<bpmn:callChoreography id="u" name="x" ${attributes}/>`,
};

const multiInstance = (attributes: string, inner = '') => `<bpmn:multiInstanceLoopCharacteristics id="ul" camunda:collection="=2" ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`;
const REPETITIONS: Readonly<Record<string, readonly [inner: string, attributes: string]>> = {
  once: ['', ''],
  '`multiInstanceLoopCharacteristics`': [multiInstance(''), ''],
  sequential: [multiInstance('isSequential="true"'), ''],
  'completion condition': [multiInstance('', '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=nrOfCompletedInstances = 1</bpmn:completionCondition>'), ''],
  '`standardLoopCharacteristics`': ['<bpmn:standardLoopCharacteristics id="ul"/>', ''],
  'for compensation': ['', 'isForCompensation="true"'],
};

// ---- everything else

const plain = (beside = '', roots = '') => file(START + TASK + END + path('s', 't', 'e') + beside, roots);
const root = (type: string, attributes = '', inner = '') => plain('', `<bpmn:${type} id="u" ${attributes}>${inner}</bpmn:${type}>`);
const gateway = (type: string, attributes = '') => around(`<bpmn:${type} id="u" name="x" ${attributes}/>`);
const race = (attributes: string) =>
  file(START + `<bpmn:eventBasedGateway id="u" name="x" ${attributes}/>` + `<bpmn:receiveTask id="r" name="x" messageRef="m"/><bpmn:intermediateCatchEvent id="c" name="x">${TRIGGERS['timer (duration)']}</bpmn:intermediateCatchEvent>` + END + path('s', 'u', 'r', 'e') + path('u', 'c', 'e'));
const pool = '<bpmn:participant id="pool" name="x" processRef="p"/>';

const OTHERS: Readonly<Record<string, string>> = {
  exclusiveGateway: gateway('exclusiveGateway'),
  inclusiveGateway: gateway('inclusiveGateway'),
  parallelGateway: gateway('parallelGateway'),
  eventBasedGateway: race(''),
  'eventBasedGateway (parallel)': race('eventGatewayType="Parallel"'),
  'eventBasedGateway (instantiating)': race('instantiate="true"'),
  complexGateway: gateway('complexGateway'),
  'receiveTask (instantiating)': around('<bpmn:receiveTask id="u" name="x" messageRef="m" instantiate="true"/>'),
  'multiInstanceLoopCharacteristics (behavior)': around('<bpmn:userTask id="u" name="x" camunda:assignee="a"><bpmn:multiInstanceLoopCharacteristics id="ul" camunda:collection="=2" behavior="None"/></bpmn:userTask>'),
  'task (startQuantity)': around('<bpmn:userTask id="u" name="x" camunda:assignee="a" startQuantity="2"/>'),
  'subProcess (event sub-process in an event sub-process)': plain(
    `<bpmn:subProcess id="outer" name="x" triggeredByEvent="true"><bpmn:startEvent id="os" name="x">${TRIGGERS['signal']}</bpmn:startEvent><bpmn:endEvent id="oe" name="x"/>${path('os', 'oe')}` +
      `<bpmn:subProcess id="u" name="x" triggeredByEvent="true"><bpmn:startEvent id="us" name="x"><bpmn:signalEventDefinition id="usd" signalRef="g"/></bpmn:startEvent><bpmn:endEvent id="ue" name="x"/>${path('us', 'ue')}</bpmn:subProcess></bpmn:subProcess>`,
  ),
  implicitThrowEvent: around('<bpmn:implicitThrowEvent id="u" name="x"/>'),
  sequenceFlow: file(START + TASK + END + '<bpmn:sequenceFlow id="u" sourceRef="s" targetRef="t"/>' + path('t', 'e')),
  dataObject: plain('<bpmn:dataObject id="u"/>'),
  dataObjectReference: plain('<bpmn:dataObject id="data"/><bpmn:dataObjectReference id="u" dataObjectRef="data"/>'),
  dataStoreReference: plain('<bpmn:dataStoreReference id="u" name="x"/>'),
  dataStore: root('dataStore', 'name="x"'),
  'dataInputAssociation, dataOutputAssociation': file(
    START + '<bpmn:dataObject id="data"/><bpmn:dataObjectReference id="ref" dataObjectRef="data"/>' +
      '<bpmn:userTask id="t" name="x" camunda:assignee="a"><bpmn:property id="prop" name="__targetRef_placeholder"/><bpmn:dataInputAssociation id="u"><bpmn:sourceRef>ref</bpmn:sourceRef><bpmn:targetRef>prop</bpmn:targetRef></bpmn:dataInputAssociation>' +
      '<bpmn:dataOutputAssociation id="u2"><bpmn:targetRef>ref</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:userTask>' + END + path('s', 't', 'e'),
  ),
  ioSpecification: file(START + '<bpmn:userTask id="t" name="x" camunda:assignee="a"><bpmn:ioSpecification id="u"><bpmn:dataInput id="in"/><bpmn:inputSet id="is"/><bpmn:outputSet id="os"/></bpmn:ioSpecification></bpmn:userTask>' + END + path('s', 't', 'e')),
  textAnnotation: plain('<bpmn:textAnnotation id="u"><bpmn:text>x</bpmn:text></bpmn:textAnnotation>'),
  group: plain('<bpmn:group id="u"/>'),
  association: plain('<bpmn:textAnnotation id="note"><bpmn:text>x</bpmn:text></bpmn:textAnnotation><bpmn:association id="u" sourceRef="t" targetRef="note"/>'),
  'association (directed)': plain('<bpmn:textAnnotation id="note"><bpmn:text>x</bpmn:text></bpmn:textAnnotation><bpmn:association id="u" associationDirection="One" sourceRef="t" targetRef="note"/>'),
  'laneSet, lane': file('<bpmn:laneSet id="u"><bpmn:lane id="lane" name="x"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>' + START + TASK + END + path('s', 't', 'e')),
  'collaboration, participant': plain('', `<bpmn:collaboration id="u">${pool}</bpmn:collaboration>`),
  messageFlow: plain('', `<bpmn:collaboration id="col">${pool}<bpmn:participant id="other" name="x"/><bpmn:messageFlow id="u" sourceRef="other" targetRef="t"/></bpmn:collaboration>`),
  'conversation, callConversation, subConversation, conversationLink': plain('', `<bpmn:collaboration id="col">${pool}<bpmn:participant id="other" name="x"/><bpmn:conversation id="u"><bpmn:participantRef>pool</bpmn:participantRef></bpmn:conversation><bpmn:conversationLink id="link" sourceRef="other" targetRef="u"/></bpmn:collaboration>`),
  choreography: root('choreography', 'name="x"'),
  globalChoreographyTask: root('globalChoreographyTask', 'name="x"'),
  globalConversation: root('globalConversation'),
  process: file(START + TASK + END + path('s', 't', 'e')).replace('id="p"', 'id="u"'),
  'process (not executable)': file(START + TASK + END + path('s', 't', 'e'), '', '').replace('id="p"', 'id="u"'),
  'process (a second one)': plain('', '<bpmn:process id="u"/>'),
  ...Object.fromEntries(['globalTask', 'globalManualTask', 'globalUserTask', 'globalScriptTask', 'globalBusinessRuleTask', 'itemDefinition', 'resource', 'category', 'partnerEntity', 'partnerRole', 'endPoint', 'message', 'signal', 'error', 'escalation'].map((type) => [type, root(type)])),
  interface: root('interface', 'name="x"'),
  correlationProperty: root('correlationProperty', 'name="x"'),
};

/** One cell: where it stands, and the diagram that shows what happens. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly xml: string;
}

const cells = (rows: readonly string[], columns: readonly string[], xmlOf: (row: string, column: string) => string): Cell[] => rows.flatMap((row) => columns.map((column) => ({ row, column, xml: xmlOf(row, column) })));

export const CELLS: readonly Cell[] = [
  ...cells(Object.keys(TRIGGERS), Object.keys(POSITIONS), (row, column) => POSITIONS[column]!(TRIGGERS[row]!)(row)),
  ...cells(Object.keys(ACTIVITIES), Object.keys(REPETITIONS), (row, column) => around(ACTIVITIES[row]!(...REPETITIONS[column]!))),
  ...cells(Object.keys(OTHERS), ['what happens'], (row) => OTHERS[row]!),
];
