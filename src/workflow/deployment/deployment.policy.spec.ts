import { inspectDefinition } from '../../engine';
import { inspectionAborted } from '../../engine/definition/inspection-limits';
import { callActivity, endEvent, message, onMessage, path, process, serviceTask, startEvent, userTask } from '../../engine/bpmn-server/step-rig';
import type { FormSchema } from '../form';
import { checkSurroundings, type DeploymentSurroundings } from './deployment.policy';

const form: FormSchema = { id: 'f', type: 'default', components: [{ type: 'textfield', key: 'a', label: '甲' }] };
const known: DeploymentSurroundings = {
  serviceTaskNames: new Set(['group.register']),
  forms: new Map([['ask', form]]),
  processKeys: new Set(['child']),
  decisionRefs: new Set(['D01']),
};
const diagram = (...elements: [string, string][]) => process(startEvent('s') + elements.map(([, xml]) => xml).join('') + endEvent('e') + path('s', ...elements.map(([id]) => id), 'e'));
const verify = (attributes: string): [string, string] => ['verify', userTask('verify', `name="核验" camunda:candidateGroups="REGISTRAR@tenant" ${attributes}`)];
const act = (attributes = 'gov:clause="A4a"'): [string, string] => ['act', userTask('act', `camunda:assignee="=starter" ${attributes}`)];

async function problems(xml: string, more: Partial<DeploymentSurroundings> & { before?: string } = {}): Promise<string[]> {
  const { before, ...surroundings } = more;
  const previous = before === undefined ? undefined : await inspectDefinition(before);
  return checkSurroundings(await inspectDefinition(xml), { ...known, ...surroundings, ...(previous ? { previous } : {}) }).map(({ severity, code, elementId }) => [severity, code, elementId].filter(Boolean).join(' '));
}

describe('a diagram to be deployed', () => {
  it('may use what exists', async () => {
    const rule: [string, string] = ['rule', '<bpmn:businessRuleTask id="rule" camunda:decisionRef="D01" camunda:resultVariable="r"/>'];
    expect(await problems(diagram(['reg', serviceTask('reg', 'group.register')], rule, ['call', callActivity('call', 'child')], act('camunda:formKey="ask"')))).toEqual([]);
  });

  it.each([
    ['a service', ['x', serviceTask('x', 'group.vanish')], 'error unknown-service-task x'],
    ['a decision table', ['x', '<bpmn:businessRuleTask id="x" camunda:decisionRef="D99" camunda:resultVariable="r"/>'], 'error unknown-decision x'],
    ['a process', ['x', callActivity('x', 'nowhere')], 'error unknown-called-element x'],
    ['a form', ['x', userTask('x', 'camunda:assignee="=starter" camunda:formKey="nothing"')], 'error unknown-form x'],
  ] as [string, [string, string], string][])('may not use %s that does not exist, and the element is named', async (_what, element, expected) => {
    expect(await problems(diagram(element))).toEqual([expected]);
  });

  it('is not started by a message nobody would serve', async () => {
    const byMessage = process(startEvent('s', '', onMessage('m')) + userTask('act', 'camunda:assignee="ann"') + endEvent('e') + path('s', 'act', 'e'), message('m', 'goods.arrived'));
    expect(await problems(byMessage)).toEqual(['error message-start-unserved s']);
  });

  it('brings forms that can be filled in', async () => {
    const broken: FormSchema = { ...form, components: [{ type: 'textfield', key: 'a', label: '甲', validate: { pattern: '(' } }] };
    expect(await problems(diagram(act('camunda:formKey="ask"')), { forms: new Map([['ask', broken]]) })).toEqual([expect.stringMatching(/^error .* act$/)]);
  });

  describe('that follows another version', () => {
    const before = diagram(act(), verify('gov:separateFrom="start act" gov:clause="B13c"'));

    it('may change what it likes beside the guarantees', async () => {
      expect(await problems(diagram(act(), ['more', userTask('more', 'camunda:assignee="=starter"')], verify('gov:separateFrom="act start" gov:clause="B13c"')), { before })).toEqual([]);
    });

    it('is refused while that one cannot be read: nobody knows what it would drop', async () => {
      const unseparated = await inspectDefinition(diagram(act(), verify('gov:clause="B13c"')));
      for (const previous of [inspectionAborted('too-slow'), await inspectDefinition('<no diagram')]) {
        expect(checkSurroundings(unseparated, { ...known, previous })).toEqual([expect.objectContaining({ severity: 'error', code: 'previous-not-read' })]);
      }
    });

    it('may demand more separation, not less', async () => {
      expect(await problems(diagram(act(), verify('gov:separateFrom="start act more" gov:clause="B13c"')), { before })).toEqual([]);
      expect(await problems(diagram(act(), verify('gov:separateFrom="start" gov:clause="B13c"')), { before })).toEqual(['error separation-removed verify']);
      expect(await problems(diagram(act(), verify('gov:clause="B13c"')), { before })).toEqual(['error separation-removed verify']);
    });

    it('keeps the verifying step', async () => {
      expect(await problems(diagram(act('gov:clause="A4a B13c"')), { before })).toEqual(['error verification-removed']);
    });

    it('is pointed at clauses it no longer executes, and may go without', async () => {
      expect(await problems(diagram(act(''), verify('gov:separateFrom="start act" gov:clause="B13c"')), { before })).toEqual(['warning clause-not-covered']);
    });

    it('keeps the recusal of listed people', async () => {
      const recusing = diagram(act(), verify('gov:excludedUsers="=recused"'));
      expect(await problems(diagram(act(), verify('')), { before: recusing })).toEqual(['error separation-removed verify']);
    });
  });
});
