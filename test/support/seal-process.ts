/**
 * 用印登记: a small process with a mistake in it. Above ten copies its gateway has no way.
 * With a drawing, so that screens can show it.
 */
export const SEAL_PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="seal-use-definitions" targetNamespace="https://qunguan.example/processes">
  <bpmn:process id="seal-use" name="用印登记" isExecutable="true">
    <bpmn:startEvent id="started" name="登记用印"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="request-seal" name="填写用印申请" camunda:assignee="=starter"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:exclusiveGateway id="how-many" name="份数是否在限额内"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="keep-record" name="留存用印记录" camunda:assignee="=starter"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="ended" name="已用印"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="started" targetRef="request-seal" />
    <bpmn:sequenceFlow id="f2" sourceRef="request-seal" targetRef="how-many" />
    <bpmn:sequenceFlow id="f3" name="十份以内" sourceRef="how-many" targetRef="keep-record"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=copies &lt;= 10</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f4" sourceRef="keep-record" targetRef="ended" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="seal-use">
    <bpmndi:BPMNShape id="started_di" bpmnElement="started"><dc:Bounds x="152" y="102" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="145" y="145" width="50" height="16" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="request_di" bpmnElement="request-seal"><dc:Bounds x="240" y="80" width="120" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="gate_di" bpmnElement="how-many" isMarkerVisible="true"><dc:Bounds x="415" y="95" width="50" height="50" /><bpmndi:BPMNLabel><dc:Bounds x="390" y="152" width="100" height="16" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="keep_di" bpmnElement="keep-record"><dc:Bounds x="540" y="80" width="120" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="ended_di" bpmnElement="ended"><dc:Bounds x="712" y="102" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="711" y="145" width="40" height="16" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1"><di:waypoint x="188" y="120" /><di:waypoint x="240" y="120" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="f2_di" bpmnElement="f2"><di:waypoint x="360" y="120" /><di:waypoint x="415" y="120" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="f3_di" bpmnElement="f3"><di:waypoint x="465" y="120" /><di:waypoint x="540" y="120" /><bpmndi:BPMNLabel><dc:Bounds x="478" y="100" width="50" height="16" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="f4_di" bpmnElement="f4"><di:waypoint x="660" y="120" /><di:waypoint x="712" y="120" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
