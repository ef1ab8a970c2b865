/**
 * 会商事项: drafted, seen by two departments side by side, decided. Every step allows every verb, so that each can be tried;
 * with a drawing, so that screens can show it.
 */
const VERBS = 'gov:verbs="transfer delegate add-sign return copy recall batch"';
const task = (id: string, name: string, who: string, inOut: string): string => `<bpmn:userTask id="${id}" name="${name}" ${who} camunda:formKey="opinion" ${VERBS}>${inOut}</bpmn:userTask>`;
const ways = (incoming: string[], outgoing: string[]): string => [...incoming.map((id) => `<bpmn:incoming>${id}</bpmn:incoming>`), ...outgoing.map((id) => `<bpmn:outgoing>${id}</bpmn:outgoing>`)].join('');
const shape = (id: string, x: number, y: number, width = 120, height = 80, label?: [number, number]): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />${label ? `<bpmndi:BPMNLabel><dc:Bounds x="${label[0]}" y="${label[1]}" width="60" height="16" /></bpmndi:BPMNLabel>` : ''}</bpmndi:BPMNShape>`;
const edge = (id: string, ...points: [number, number][]): string => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;

const DIAGRAM = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="joint-opinion-definitions" targetNamespace="https://qunguan.example/processes">
  <bpmn:process id="joint-opinion" name="会商事项" isExecutable="true">
    <bpmn:startEvent id="raised" name="提出事项" camunda:formKey="matter" gov:category="其他" gov:summary="需要几个部门会商的事项。">${ways([], ['f1'])}</bpmn:startEvent>
    ${task('draft', '拟定意见', 'camunda:assignee="=starter"', ways(['f1'], ['f2']))}
    <bpmn:parallelGateway id="ask-both" name="分送">${ways(['f2'], ['f3', 'f4'])}</bpmn:parallelGateway>
    ${task('approver-view', '主管部门会商', 'camunda:candidateGroups="APPROVER@tenant"', ways(['f3'], ['f5']))}
    ${task('supervisor-view', '监督部门会商', 'camunda:candidateGroups="SUPERVISOR@tenant"', ways(['f4'], ['f6']))}
    <bpmn:parallelGateway id="both-seen" name="会齐">${ways(['f5', 'f6'], ['f7'])}</bpmn:parallelGateway>
    ${task('decide', '领导审定', 'camunda:candidateGroups="LEADER@tenant"', ways(['f7'], ['f8']))}
    <bpmn:endEvent id="settled" name="已审定">${ways(['f8'], [])}</bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="raised" targetRef="draft" /><bpmn:sequenceFlow id="f2" sourceRef="draft" targetRef="ask-both" />
    <bpmn:sequenceFlow id="f3" sourceRef="ask-both" targetRef="approver-view" /><bpmn:sequenceFlow id="f4" sourceRef="ask-both" targetRef="supervisor-view" />
    <bpmn:sequenceFlow id="f5" sourceRef="approver-view" targetRef="both-seen" /><bpmn:sequenceFlow id="f6" sourceRef="supervisor-view" targetRef="both-seen" />
    <bpmn:sequenceFlow id="f7" sourceRef="both-seen" targetRef="decide" /><bpmn:sequenceFlow id="f8" sourceRef="decide" targetRef="settled" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="joint-opinion">
    ${shape('raised', 152, 162, 36, 36, [140, 205])}${shape('draft', 240, 140)}${shape('ask-both', 415, 155, 50, 50, [410, 212])}${shape('approver-view', 520, 60)}${shape('supervisor-view', 520, 220)}
    ${shape('both-seen', 695, 155, 50, 50, [690, 212])}${shape('decide', 800, 140)}${shape('settled', 972, 162, 36, 36, [960, 205])}
    ${edge('f1', [188, 180], [240, 180])}${edge('f2', [360, 180], [415, 180])}${edge('f3', [440, 155], [440, 100], [520, 100])}${edge('f4', [440, 205], [440, 260], [520, 260])}
    ${edge('f5', [640, 100], [720, 100], [720, 155])}${edge('f6', [640, 260], [720, 260], [720, 205])}${edge('f7', [745, 180], [800, 180])}${edge('f8', [920, 180], [972, 180])}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const form = (id: string, components: object[]): string => JSON.stringify({ type: 'default', id, schemaVersion: 18, components });
const DECISION = { type: 'radio', key: 'decision', label: '意见', values: [{ value: 'AGREE', label: '同意' }, { value: 'REFUSE', label: '不同意' }], validate: { required: true } };

/** The files of a deployment. */
export const JOINT_OPINION = [
  { name: 'joint-opinion/joint-opinion.bpmn', content: DIAGRAM },
  { name: 'joint-opinion/matter.form.json', content: form('joint-opinion-matter', [{ type: 'textfield', key: 'matter', label: '会商事项', validate: { required: true, maxLength: 100 } }]) },
  { name: 'joint-opinion/opinion.form.json', content: form('joint-opinion-opinion', [{ type: 'textfield', key: 'matter', label: '会商事项', readonly: true }, DECISION]) },
];
