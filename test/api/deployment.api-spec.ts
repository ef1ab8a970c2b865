import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';

const SHARED = join(__dirname, '../../processes/shared');
const shipped = (key: string, file = `${key}.bpmn`) => readFileSync(join(SHARED, key, file), 'utf8');
const bpmn = (key: string, content: string) => ({ name: `${key}/${key}.bpmn`, content });
const swap = (text: string, from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${from}`);
  return changed;
};
const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="d" targetNamespace="t">';
/** A process of one element between start and end. */
const around = (element: string) =>
  `<?xml version="1.0"?>${HEAD}<bpmn:process id="trial" name="试验" isExecutable="true"><bpmn:startEvent id="begin" name="开始"/>${element}<bpmn:endEvent id="finish" name="结束"/>` +
  '<bpmn:sequenceFlow id="in" sourceRef="begin" targetRef="step"/><bpmn:sequenceFlow id="out" sourceRef="step" targetRef="finish"/></bpmn:process></bpmn:definitions>';
const SOUND = around('<bpmn:userTask id="step" name="办理" camunda:assignee="=starter"/>');

describe('deploying a process', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const deploy = (resources: { name: string; content: string }[], userId = 'Y01', reason = '按办法修订') => world.post(userId, '/api/deployments', { reason, resources });
  const refusedBy = async (resources: { name: string; content: string }[], code: string, elementId?: string) => {
    const answer = await world.refused('Y01', (client) => client.post('/api/deployments', { reason: '试部署', resources }), { status: 422, code: 'deployment-refused' });
    expect(answer.body.problems).toContainEqual({ ...(elementId ? { elementId } : {}), code, message: expect.stringMatching(/\S/) });
    // and the check before says the same without writing
    const check = await world.post('Y01', '/api/deployments/check', { resources });
    expect(check.body.problems).toContainEqual(expect.objectContaining({ ...(elementId ? { elementId } : {}), severity: 'error', code }));
  };
  const latest = async (key: string) => (await world.read('Y01', '/api/process-definitions')).items.find((one: { key: string }) => one.key === key);

  it('is for process owners only, and so is looking at deployments and checking', async () => {
    for (const userId of ['S01', 'S03', 'S09', 'E01', 'Y02', 'Y03']) {
      await world.refused(userId, (client) => client.post('/api/deployments', { reason: '试部署', resources: [bpmn('trial', SOUND)] }), { status: 403, code: 'role-required' });
      expectProblem(await world.post(userId, '/api/deployments/check', { resources: [bpmn('trial', SOUND)] }), { status: 403, code: 'role-required', body: { detail: '此操作需要以下角色之一：流程管理员。' } });
      expectProblem(await world.get(userId, '/api/deployments'), { status: 403 });
    }
  });

  it('began with the shipped processes, each in its first version', async () => {
    const { items } = await world.read('Y01', '/api/process-definitions');
    const keys = items.map((one: { key: string }) => one.key);
    expect(keys).toEqual(expect.arrayContaining(['group-establish', 'member-admission', 'member-audit', 'violation-case', 'report-ladder', 'group-dissolve', 'overdue-escalate', 'commitment-acknowledge']));
    expect(new Set(items.map((one: { version: number }) => one.version))).toEqual(new Set([1]));
    const { body, headers } = await world.get('Y01', `/api/process-definitions/${(await latest('group-dissolve')).id}/xml`);
    expect([body, headers.get('content-type')]).toEqual([shipped('group-dissolve'), 'text/xml; charset=utf-8']);
    expectProblem(await world.get('Y01', '/api/process-definitions/unknown/xml'), { status: 404 });
  });

  describe('is refused by element, and there is no new version, for', () => {
    it.each([
      ['text that is no XML', 'hello', 'xml-malformed', undefined],
      ['XML that breaks off', SOUND.slice(0, 420), 'xml-malformed', undefined],
      ['a document type', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${SOUND}`, 'xml-doctype', undefined],
      ['nesting without end', '<a>'.repeat(5000), 'xml-too-deep', undefined],
      ['a file without executable process', SOUND.replace('isExecutable="true"', ''), 'no-executable-process', 'trial'],
      ['a script task', around('<bpmn:scriptTask id="step" name="脚本" scriptFormat="javascript"><bpmn:script>process.exit()</bpmn:script></bpmn:scriptTask>'), 'element-unsupported', 'step'],
      ['a complex gateway', around('<bpmn:complexGateway id="step" name="复杂"/>'), 'element-unsupported', 'step'],
      ['a transaction', around('<bpmn:transaction id="step" name="事务"/>'), 'element-unsupported', 'step'],
      ['an execution listener', around('<bpmn:userTask id="step" name="办理" camunda:assignee="=starter"><bpmn:extensionElements><camunda:executionListener event="start" expression="${x}"/></bpmn:extensionElements></bpmn:userTask>'), 'extension-unsupported', 'step'],
      ['a service task nobody provides', around('<bpmn:serviceTask id="step" name="服务" implementation="group.deleteEverything"/>'), 'unknown-service-task', 'step'],
      ['a decision table nobody provides', around('<bpmn:businessRuleTask id="step" name="规则" camunda:decisionRef="D99" camunda:resultVariable="x"/>'), 'unknown-decision', 'step'],
      ['a process nobody has deployed', around('<bpmn:callActivity id="step" name="调用" calledElement="no-such-process"/>'), 'unknown-called-element', 'step'],
      ['a form that does not come along', around('<bpmn:userTask id="step" name="办理" camunda:assignee="=starter" camunda:formKey="missing"/>'), 'unknown-form', 'step'],
      ['a task for nobody', around('<bpmn:userTask id="step" name="办理"/>'), 'user-task-without-people', 'step'],
      ['a flow into nowhere', SOUND.replace('targetRef="finish"', 'targetRef="nowhere"'), undefined, undefined],
    ])('%s', async (_what, content, code, elementId) => {
      if (code) await refusedBy([bpmn('trial', content)], code, elementId);
      else await world.refused('Y01', (client) => client.post('/api/deployments', { reason: '试部署', resources: [bpmn('trial', content)] }), { status: 422 });
      expect(await latest('trial')).toBeUndefined();
    });

    it('a condition that cannot be read', async () => {
      const text = swap(shipped('group-establish'), /(<bpmn:conditionExpression[^>]*>)[^<]*</, '$1=if then else<');
      const { body } = await world.refused('Y01', (client) => client.post('/api/deployments', { reason: '试部署', resources: [bpmn('group-establish', text)] }), { status: 422, code: 'deployment-refused' });
      expect(body.problems[0]).toMatchObject({ elementId: expect.stringMatching(/\S/), code: expect.stringMatching(/expression/) });
    });

    it('one bad diagram among good ones', async () => {
      await refusedBy([bpmn('trial-b', SOUND.replaceAll('"trial"', '"trial-b"')), bpmn('trial', around('<bpmn:complexGateway id="step"/>'))], 'element-unsupported', 'step');
      expect(await latest('trial-b')).toBeUndefined();
    });

    it.each([
      ['not JSON', '{"components": ['],
      ['without fields', '{"type":"default"}'],
      ['with a field of an unknown kind', form({ type: 'html', key: 'a', label: '甲' })],
      ['with a pattern that cannot be read', form({ type: 'textfield', key: 'a', label: '甲', validate: { pattern: '(' } })],
      ['with a condition that cannot be read', form({ type: 'textfield', key: 'a', label: '甲', conditional: { hide: '=if then' } })],
      ['with a field without a key', form({ type: 'textfield', label: '甲' })],
      ['with a key twice', form({ type: 'textfield', key: 'a', label: '甲' }, { type: 'number', key: 'a', label: '乙' })],
      ['with a reserved key', form({ type: 'textfield', key: 'constructor', label: '甲' })],
    ])('a form %s', async (_what, content) => {
      const resources = [bpmn('trial', around('<bpmn:userTask id="step" name="办理" camunda:assignee="=starter" camunda:formKey="a"/>')), { name: 'trial/a.form.json', content }];
      await world.refused('Y01', (client) => client.post('/api/deployments', { reason: '试部署', resources }), { status: 422 });
    });
  });

  describe('is refused with 400 for', () => {
    it.each([
      ['no reason', { resources: [bpmn('trial', SOUND)] }, 'reason'],
      ['an empty reason', { reason: '', resources: [bpmn('trial', SOUND)] }, 'reason'],
      ['no files', { reason: '试部署', resources: [] }, 'resources'],
      ['a path out of the folder', { reason: '试部署', resources: [{ name: '../../etc/x.bpmn', content: SOUND }] }, 'resources.0.name'],
      ['a file of another kind', { reason: '试部署', resources: [{ name: 'trial/run.js', content: 'x' }] }, 'resources.0.name'],
      ['content that is not text', { reason: '试部署', resources: [{ name: 'trial.bpmn', content: { xml: SOUND } }] }, 'resources.0.content'],
      ['a version of its own choice', { reason: '试部署', version: 9, resources: [bpmn('trial', SOUND)] }, 'version'],
    ])('%s', async (_what, body, field) => {
      await world.refused('Y01', (client) => client.post('/api/deployments', body), { status: 400, code: 'request-invalid', body: { problems: [expect.objectContaining({ field })] } });
    });
  });

  describe('cannot take away what the regulation demands (AC-20):', () => {
    const dissolve = shipped('group-dissolve');
    const VERIFY = /<bpmn:userTask id="verify-dissolution"[^>]*>[^]*?<\/bpmn:userTask>/;

    it('the verification of a dissolution stays', async () => {
      const skipped = swap(swap(dissolve, VERIFY, ''), /targetRef="verify-dissolution"/, 'targetRef="verify-result"');
      const without = skipped.replace(/<bpmn:sequenceFlow id="[^"]*" sourceRef="verify-dissolution"[^>]*\/>/, '').replace(/<bpmn:(incoming|outgoing)>flow-verify-dissolution-to-verify-result<\/bpmn:\1>/g, '')
        .replace(/<bpmndi:BPMN(Shape|Edge)[^>]*bpmnElement="(verify-dissolution|flow-verify-dissolution-to-verify-result)"[^>]*>[^]*?<\/bpmndi:BPMN\1>/g, '');
      await refusedBy([bpmn('group-dissolve', without)], 'verification-removed');
    });

    it('turning it into a step of the system is the same as removing it', async () => {
      const automatic = swap(dissolve, VERIFY, (dissolve.match(VERIFY)![0].replace(/<bpmn:userTask id="verify-dissolution"[^>]*>/, '<bpmn:serviceTask id="verify-dissolution" name="自动核验" implementation="dissolution.closeVerified">').replace('</bpmn:userTask>', '</bpmn:serviceTask>')));
      await refusedBy([bpmn('group-dissolve', automatic)], 'separation-removed', 'verify-dissolution');
    });

    it('who acts must not verify, neither by dropping the rule nor by weakening it', async () => {
      await refusedBy([bpmn('group-dissolve', swap(dissolve, ' gov:separateFrom="dissolve execute-force"', ''))], 'separation-removed', 'verify-dissolution');
      await refusedBy([bpmn('group-dissolve', swap(dissolve, 'gov:separateFrom="dissolve execute-force"', 'gov:separateFrom="execute-force"'))], 'separation-removed', 'verify-dissolution');
      await refusedBy([bpmn('group-establish', swap(shipped('group-establish'), /(<bpmn:userTask id="approve-application"[^>]*?) gov:excludedUsers="[^"]*"/, '$1'))], 'separation-removed', 'approve-application');
    });

    it('under whatever file name', async () => {
      await refusedBy([{ name: 'my-own.bpmn', content: swap(dissolve, ' gov:separateFrom="dissolve execute-force"', '') }], 'separation-removed', 'verify-dissolution');
    });

    it('a clause without any step left is pointed out by the check', async () => {
      const { body } = await world.post('Y01', '/api/deployments/check', { resources: [bpmn('group-dissolve', dissolve.replaceAll('A10(4)c ', '').replaceAll(' A10(4)c', '').replaceAll('A10(4)c', 'A8(1)b'))] });
      expect(body.problems).toContainEqual({ severity: 'warning', code: 'clause-not-covered', message: expect.stringContaining('A10(4)c') });
    });
  });

  it('of a sound change makes a new version; running instances stay on theirs and new ones use it', async () => {
    // given an application under way
    const before = await world.start('S09', 'group-establish', staffGroup('甲乙社区-旧版-工作群'));
    const resources = [
      bpmn('group-establish', swap(shipped('group-establish'), /(<bpmn:userTask id="check-filing" name=)"([^"]*)"/, '$1"再次$2"')),
      { name: 'group-establish/check-filing.form.json', content: withField(shipped('group-establish', 'check-filing.form.json'), { type: 'checkbox', key: 'seenOnPlatform', label: '已在平台上看到群', validate: { required: true } }) },
    ];
    expect(await world.post('Y01', '/api/deployments/check', { resources })).toMatchObject({ status: 200, body: { problems: [] } });
    // when
    const answer = await deploy(resources);
    // then
    expect(answer).toMatchObject({ status: 201, body: { reason: '按办法修订', deployedBy: { id: 'Y01', name: '陶流程' }, definitions: [{ key: 'group-establish', version: 2 }] } });
    expect((await latest('group-establish')).version).toBe(2);
    expect((await world.read('Y01', '/api/deployments')).items[0]).toEqual(answer.body);
    expect((await world.read('Y01', '/api/process-definitions?key=group-establish')).items.map((one: { version: number }) => one.version).sort()).toEqual([1, 2]);
    // when both go on
    const after = await world.start('S09', 'group-establish', staffGroup('甲乙社区-新版-工作群'));
    for (const { businessKey } of [before, after]) await world.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, businessKey);
    const [old, fresh] = [await world.task('S04', 'check-filing', before.businessKey), await world.task('S04', 'check-filing', after.businessKey)];
    expect(fresh.name).toBe(`再次${old.name}`);
    expect(await Promise.all([before, after].map(async ({ id }) => (await world.read('S04', `/api/process-instances/${id}`)).version))).toEqual([1, 2]);
    // then each is held to its own form
    await world.completeTask('S04', old.id, { decision: 'RECEIVED' });
    await world.refused('S04', (client) => client.post(`/api/user-tasks/${fresh.id}/completion`, { variables: { decision: 'RECEIVED' } }), { status: 422, body: { problems: [expect.objectContaining({ field: 'seenOnPlatform' })] } });
    await world.completeTask('S04', fresh.id, { decision: 'RECEIVED', seenOnPlatform: true });
    // and the diagram of each is the one it runs on
    expect((await world.read('S04', `/api/process-instances/${before.id}/diagram`)).xml).toBe(shipped('group-establish'));
    expect((await world.read('S04', `/api/process-instances/${after.id}/diagram`)).xml).toBe(resources[0]!.content);
  });

  it('of a new process makes its first version, which is not offered as long as it has no start form', async () => {
    expect(await deploy([bpmn('trial', SOUND)])).toMatchObject({ status: 201, body: { definitions: [{ key: 'trial', version: 1 }] } });
    expect(await latest('trial')).toMatchObject({ name: '试验', startable: false });
    await world.refused('S09', (client) => client.post('/api/process-instances', { processDefinitionKey: 'trial', variables: {} }), { status: 422, code: 'process-not-startable' });
  });
});

function form(...components: object[]): string {
  return JSON.stringify({ type: 'default', id: 'a', schemaVersion: 18, components });
}

function withField(text: string, field: object): string {
  const schema = JSON.parse(text) as { components: object[] };
  return JSON.stringify({ ...schema, components: [...schema.components, field] });
}
