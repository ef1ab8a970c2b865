import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, boundary, callActivity, catchEvent, endEvent, error, flow, or, onError, parallel, path, process, serviceTask, startEvent, subProcess, timer, userTask, xor } from '../bpmn-server/step-rig';
import { inspectDefinition } from './inspection';

const PERSON = 'camunda:assignee="=starter"';
const found = async (body: string, roots = '') =>
  (await inspectDefinition(process(body, roots))).problems.filter(({ code }) => /loop|recursion/.test(code)).map(({ severity, code, elementId }) => `${severity} ${code} ${elementId}`);
/** start → … → check, which goes back to `again` or on to the end. */
const repeated = (again: string, body: string, roots = '') => found(startEvent('s') + body + xor('check', 'check-e') + endEvent('e') + flow('check', 'e') + flow('check', again, '=x'), roots);

describe('Loops without a wait state', () => {
  it('are refused: gateways and tasks of the system only', async () => {
    expect(await repeated('a', serviceTask('a', 'x') + serviceTask('b', 'x') + path('s', 'a', 'b', 'check'))).toEqual([expect.stringMatching(/^error loop-without-wait (a|b|check)$/)]);
    expect(await repeated('check', path('s', 'check'))).toEqual(['error loop-without-wait check']);
    expect(await repeated('o', or('o') + serviceTask('a', 'x') + userTask('u', PERSON) + flow('s', 'o') + flow('o', 'a', '=p') + flow('o', 'u', '=q') + flow('a', 'check') + flow('u', 'check'))).toHaveLength(1);
  });

  it.each([
    ['a user task', userTask('w', PERSON)],
    ['a user task for each of a list', userTask('w', PERSON, parallel('=list'))],
    ['a timer', catchEvent('w', '', timer())],
    ['a called process', callActivity('w', 'other')],
    ['a sub-process that waits', subProcess('w', startEvent('is'), userTask('iu', PERSON), endEvent('ie'), path('is', 'iu', 'ie'))],
    ['a sub-process one branch of which waits', subProcess('w', startEvent('is'), and('if'), serviceTask('ia', 'x'), userTask('iu', PERSON), and('ij'), endEvent('ie'), path('is', 'if', 'ia', 'ij', 'ie'), path('if', 'iu', 'ij'))],
  ])('are none with %s in them', async (_what, element) => {
    expect(await repeated('a', serviceTask('a', 'x') + element + path('s', 'a', 'w', 'check'))).toEqual([]);
  });

  it('are refused when the sub-process in them need not wait', async () => {
    const chooses = subProcess('w', startEvent('is'), xor('ix', 'ix-ie'), userTask('iu', PERSON), endEvent('ie'), flow('is', 'ix'), flow('ix', 'iu', '=p'), flow('ix', 'ie'), flow('iu', 'ie'));
    expect(await repeated('w', chooses + path('s', 'w', 'check'))).toHaveLength(1);
    const inner = subProcess('w', startEvent('is'), subProcess('v', startEvent('js'), serviceTask('ja', 'x'), endEvent('je'), path('js', 'ja', 'je')), endEvent('ie'), path('is', 'v', 'ie'));
    expect(await repeated('w', inner + path('s', 'w', 'check'))).toHaveLength(1);
  });

  it('are found inside of a sub-process, whatever waits outside', async () => {
    const inside = subProcess('w', startEvent('is'), serviceTask('ia', 'x'), xor('ix', 'ix-ie'), endEvent('ie'), path('is', 'ia', 'ix', 'ie'), flow('ix', 'ia', '=p'));
    expect(await found(startEvent('s') + userTask('u', PERSON) + inside + endEvent('e') + path('s', 'u', 'w', 'e'))).toEqual([expect.stringMatching(/^error loop-without-wait (ia|ix)$/)]);
  });

  it('are refused when an error leads back, and not when a person comes between', async () => {
    const failing = serviceTask('a', 'x') + boundary('b', 'a', onError('err')) + path('s', 'a', 'e') + endEvent('e') + startEvent('s');
    expect(await found(failing + flow('b', 'a'), error('err', 'E'))).toHaveLength(1);
    expect(await found(failing + userTask('u', PERSON) + path('b', 'u', 'a'), error('err', 'E'))).toEqual([]);
    // what waits is left by its error only after it has waited
    expect(await found(startEvent('s') + callActivity('a', 'other') + boundary('b', 'a', onError('err')) + endEvent('e') + path('s', 'a', 'e') + flow('b', 'a'), error('err', 'E'))).toEqual([]);
  });

  it('are none when a join in them waits for a person beside', async () => {
    const joined = xor('m') + and('f') + serviceTask('a', 'x') + userTask('u', PERSON) + and('j') + path('s', 'm', 'f', 'a', 'j', 'check') + path('f', 'u', 'j');
    expect(await repeated('m', joined)).toEqual([]);
    expect(await repeated('m', joined.replace(/<bpmn:userTask id="u"[^>]*><\/bpmn:userTask>/, serviceTask('u', 'x')))).toHaveLength(1);
  });

  it('are told from calls of the process by itself, which must wait before', async () => {
    expect(await found(startEvent('s') + callActivity('c', 'p') + endEvent('e') + path('s', 'c', 'e'))).toEqual(['error recursion-without-wait c']);
    expect(await found(startEvent('s') + userTask('u', PERSON) + callActivity('c', 'p') + endEvent('e') + path('s', 'u', 'c', 'e'))).toEqual(['warning recursion c']);
    expect(await found(startEvent('s') + subProcess('w', startEvent('is'), callActivity('c', 'p'), endEvent('ie'), path('is', 'c', 'ie')) + endEvent('e') + path('s', 'w', 'e'))).toEqual(['error recursion-without-wait c']);
  });

  it('are not seen in any of the shipped diagrams, which have no problem at all', async () => {
    const folder = join(__dirname, '../../../processes/shared');
    const keys = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(keys.length).toBeGreaterThanOrEqual(9);
    for (const key of keys) expect([key, (await inspectDefinition(readFileSync(join(folder, key, `${key}.bpmn`), 'utf8'))).problems]).toEqual([key, []]);
  });
});
