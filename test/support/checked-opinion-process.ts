/**
 * 复核事项: drafted, checked by somebody else, decided. While the check takes longer than an hour a colleague is asked to remind.
 * S10 stays out of the draft (回避). For what happens when verbs, hands and clocks meet; without a drawing.
 */
const VERBS = 'gov:verbs="transfer delegate add-sign return copy recall"';
const task = (id: string, name: string, attributes: string): string => `<bpmn:userTask id="${id}" name="${name}" camunda:formKey="opinion" ${attributes} />`;
const flow = (from: string, to: string): string => `<bpmn:sequenceFlow id="${from}-to-${to}" sourceRef="${from}" targetRef="${to}" />`;

const DIAGRAM = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="checked-opinion-definitions" targetNamespace="https://qunguan.example/processes">
  <bpmn:process id="checked-opinion" name="复核事项" isExecutable="true">
    <bpmn:startEvent id="raised" name="提出事项" camunda:formKey="matter" gov:category="其他" gov:summary="需要他人复核的事项。" />
    ${task('draft', '拟定意见', `camunda:assignee="=starter" gov:excludedUsers="S10" gov:deadline="T-FR" ${VERBS}`)}
    ${task('check', '复核', `camunda:candidateGroups="SUPERVISOR@tenant" gov:separateFrom="draft" ${VERBS}`)}
    <bpmn:boundaryEvent id="late" name="已满一小时" attachedToRef="check" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    ${task('remind', '提醒复核', 'camunda:assignee="S05"')}
    ${task('decide', '领导审定', 'camunda:candidateGroups="LEADER@tenant"')}
    <bpmn:endEvent id="settled" name="已审定" />
    <bpmn:endEvent id="reminded" name="已提醒" />
    ${flow('raised', 'draft')}${flow('draft', 'check')}${flow('check', 'decide')}${flow('decide', 'settled')}${flow('late', 'remind')}${flow('remind', 'reminded')}
  </bpmn:process>
</bpmn:definitions>`;

const form = (id: string, components: object[]): string => JSON.stringify({ type: 'default', id, schemaVersion: 18, components });
const DECISION = { type: 'radio', key: 'decision', label: '意见', values: [{ value: 'AGREE', label: '同意' }, { value: 'REFUSE', label: '不同意' }], validate: { required: true } };

/** The files of a deployment. */
export const CHECKED_OPINION = [
  { name: 'checked-opinion/checked-opinion.bpmn', content: DIAGRAM },
  { name: 'checked-opinion/matter.form.json', content: form('checked-opinion-matter', [{ type: 'textfield', key: 'matter', label: '事项', validate: { required: true, maxLength: 100 } }]) },
  { name: 'checked-opinion/opinion.form.json', content: form('checked-opinion-opinion', [DECISION, { type: 'filepicker', key: 'files', label: '附件', multiple: true }]) },
];
