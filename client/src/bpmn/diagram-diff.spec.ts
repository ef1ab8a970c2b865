import { describe, expect, it } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import camundaModdle from 'camunda-bpmn-moddle/resources/camunda.json';
import { compareDiagrams, isEmptyDiff, type DiagramDiff } from './diagram-diff';
import govModdle from './gov-moddle.json';
import type { Moddle } from './modeler-services';

const diagram = (elements: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="d">
  <bpmn:process id="sample" name="样例" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`;
const START = '<bpmn:startEvent id="start" name="开始" />';
const TASK = '<bpmn:userTask id="approve" name="审批" camunda:candidateGroups="APPROVER@tenant" gov:deadline="T-APPR" />';
const FLOW = '<bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="approve" />';

async function read(xml: string): Promise<Moddle> {
  return (await new BpmnModdle({ camunda: camundaModdle, gov: govModdle }).fromXML(xml)).rootElement as unknown as Moddle;
}
async function compare(before: string, after: string): Promise<DiagramDiff> {
  return compareDiagrams(await read(diagram(before)), await read(diagram(after)));
}

describe('what a new version changes', () => {
  it('is nothing when only the order of the text differs', async () => {
    const diff = await compare(START + TASK + FLOW, FLOW + TASK + START);
    expect(isEmptyDiff(diff)).toBe(true);
  });

  it('names added, removed and renamed elements and counts the flows', async () => {
    // when
    const diff = await compare(START + TASK + FLOW, `${START.replace('开始', '发起')}<bpmn:endEvent id="end" name="结束" />`);

    // then
    expect(diff.added).toEqual([{ id: 'end', type: 'bpmn:EndEvent', name: '结束' }]);
    expect(diff.removed).toEqual([{ id: 'approve', type: 'bpmn:UserTask', name: '审批' }]);
    expect(diff.renamed).toEqual([{ id: 'start', type: 'bpmn:StartEvent', name: '发起', from: '开始' }]);
    expect(diff).toMatchObject({ flowsAdded: 0, flowsRemoved: 1 });
  });

  it('shows settings that the drawing does not: a longer deadline, other people, a condition, a re-routed flow', async () => {
    // when
    const diff = await compare(
      START + TASK + FLOW,
      START + TASK.replace('T-APPR', 'T-FR').replace('APPROVER@tenant', 'LEADER@tenant')
        + FLOW.replace(' />', '><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=ok</bpmn:conditionExpression></bpmn:sequenceFlow>'),
    );

    // then
    expect(diff.changed.map((each) => [each.id, [...each.what].sort()])).toEqual([['approve', ['camunda:candidateGroups', 'gov:deadline']], ['flow', ['conditionExpression']]]);
  });

  it('looks into sub-processes and at the kind of an element', async () => {
    const inside = (task: string): string => `<bpmn:subProcess id="sub" name="子流程">${task}</bpmn:subProcess>`;
    const diff = await compare(inside(TASK), inside(TASK.replace('userTask', 'manualTask').replace(/ (camunda|gov):\w+="[^"]*"/g, '')));
    expect(diff.changed.find((each) => each.id === 'approve')?.what[0]).toBe('type');
  });
});
