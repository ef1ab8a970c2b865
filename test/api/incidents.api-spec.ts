import { UserDirectory } from '../../src/platform/identity';
import { DeploymentService } from '../../src/workflow/deployment';
import { ProcessInstanceService } from '../../src/workflow/process-instance';
import { ApiWorld } from '../support/api-world';
import { SEAL_PROCESS } from '../support/seal-process';

const CLERK = 'E08';
const SUPERVISOR = 'E03';
const PROCESS_OWNER = 'Y01';
const SYS_ADMIN = 'Y02';
const OTHER_SUPERVISOR = 'S04';
const SECRET = '三份（王模拟）';

describe('stuck work over HTTP', () => {
  let world: ApiWorld;
  let instanceId: string;
  let incidentId: string;

  beforeAll(async () => {
    world = await ApiWorld.boot();
    await world.booted.get(DeploymentService).deploy({ reason: '测试', deployedBy: null, resources: [{ name: 'seal-use/seal-use.bpmn', content: SEAL_PROCESS }] });
  });
  afterAll(() => world?.close());

  /** A run that ann's completion breaks. */
  async function breakOne(): Promise<void> {
    const actor = await world.booted.get(UserDirectory).getActor(CLERK);
    ({ id: instanceId } = await world.booted.get(ProcessInstanceService).start({ actor, tenantId: actor.tenantId, processDefinitionKey: 'seal-use', variables: { copies: 30000, note: SECRET } }));
    const task = (await world.list(CLERK, 'todo')).find(({ elementId }) => elementId === 'request-seal')!;
    const answer = await world.post(CLERK, `/api/user-tasks/${task.id}/completion`, { variables: {} });
    expect([answer.status, answer.body.code]).toEqual([422, 'step-failed']);
    incidentId = (await world.read(SUPERVISOR, `/api/incidents?processInstanceId=${instanceId}`)).items[0].id;
  }
  const act = (userId: string, body: unknown) => world.post(userId, `/api/incidents/${incidentId}/resolution`, body);

  it('is seen by those who look after it, with element, cause and tries, and without a value of the case', async () => {
    await breakOne();
    const detail = await world.read(SUPERVISOR, `/api/incidents/${incidentId}`);
    expect(detail).toMatchObject({
      kind: 'step-failed', state: 'OPEN', elementId: 'how-many', elementName: '份数是否在限额内', processName: '用印登记', title: '用印登记', attempts: 1, source: 'COMMAND', cause: expect.stringMatching(/没有任何一条流出条件成立/),
      actions: [{ action: 'retry', allowed: true }, { action: 'skip', allowed: false, reason: '流程图没有允许跳过这个环节。' }, { action: 'repair', allowed: true }],
    });
    expect(JSON.stringify(detail)).not.toMatch(/王模拟|三份|30000/);
    const en = await (await world.as(SUPERVISOR)).get(`/api/incidents/${incidentId}`, { 'accept-language': 'en' });
    expect(en.body).toMatchObject({ cause: expect.stringMatching(/^[\x20-\x7e]+$/), actions: expect.arrayContaining([{ action: 'skip', allowed: false, reason: 'The diagram does not allow this step to be skipped.' }]) });
  });

  it('is shown to those who run the system without what the case is about, and they do not repair it', async () => {
    for (const userId of [PROCESS_OWNER, SYS_ADMIN]) {
      const known = await world.get(userId, `/api/incidents/${incidentId}`);
      if (known.status === 404) continue; // of the other organization
      expect(known.body.title).toBeUndefined();
      expect(known.body.actions.find((each: { action: string }) => each.action === 'repair')).toMatchObject({ allowed: false, reason: expect.stringContaining('不接触办件内容') });
      await world.refused(userId, (client) => client.get(`/api/process-instances/${instanceId}/variables`), { status: 403, code: 'variable-repair-forbidden' });
    }
  });

  it('is nobody else’s business', async () => {
    for (const path of ['/api/incidents', `/api/incidents/${incidentId}`]) await world.refused(CLERK, (client) => client.get(path), { status: 403 });
    await world.refused(CLERK, (client) => client.post(`/api/incidents/${incidentId}/resolution`, { action: 'retry', reason: '试试' }), { status: 403 });
    await world.refused(CLERK, (client) => client.get(`/api/process-instances/${instanceId}/variables`), { status: 403, code: 'variable-repair-forbidden' });
    await world.refused(CLERK, (client) => client.post(`/api/process-instances/${instanceId}/variables`, { changes: { copies: 1 }, reason: '试试' }), { status: 403, code: 'variable-repair-forbidden' });
    await world.refused(OTHER_SUPERVISOR, (client) => client.get(`/api/incidents/${incidentId}`), { status: 404, code: 'incident-not-found' });
    await world.refused(OTHER_SUPERVISOR, (client) => client.post(`/api/incidents/${incidentId}/resolution`, { action: 'retry', reason: '试试' }), { status: 404 });
    await world.refused(OTHER_SUPERVISOR, (client) => client.get(`/api/process-instances/${instanceId}/variables`), { status: 404 });
  });

  it.each([
    ['an act that is none', { action: 'delete', reason: '试试' }, 400],
    ['no reason', { action: 'retry' }, 400],
    ['a reason of one letter', { action: 'retry', reason: 'x' }, 400],
    ['a list for variables', { action: 'repair', reason: '试试', variables: [1] }, 400],
    ['a repair of nothing', { action: 'repair', reason: '试试', variables: {} }, 422],
    ['a repair without variables', { action: 'repair', reason: '试试' }, 422],
    ['a forged starter', { action: 'repair', reason: '试试', variables: { starter: 'E03' } }, 422],
    ['a skip the diagram does not allow', { action: 'skip', reason: '试试' }, 422],
    ['a field nobody knows', { action: 'retry', reason: '试试', force: true }, 400],
  ])('refuses %s, and not one row has changed', async (_what, body, status) => {
    await world.refused(SUPERVISOR, (client) => client.post(`/api/incidents/${incidentId}/resolution`, body), { status });
  });

  it('refuses filters that are none', async () => {
    for (const query of ['state=LOST', 'limit=0', 'limit=1000', 'after=x', 'processInstanceId=x']) await world.refused(SUPERVISOR, (client) => client.get(`/api/incidents?${query}`), { status: 400 });
  });

  it('goes on once its variable is repaired and it is tried again', async () => {
    const variables = await world.read(SUPERVISOR, `/api/process-instances/${instanceId}/variables`);
    expect(variables.items).toEqual(expect.arrayContaining([{ name: 'copies', value: 30000, protected: false, hidden: false }, expect.objectContaining({ name: 'starter', protected: true })]));
    const answer = await act(SUPERVISOR, { action: 'repair', reason: '份数登记有误', variables: { copies: 3 } });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ state: 'RESOLVED', resolution: 'REPAIRED', resolvedBy: expect.objectContaining({ id: SUPERVISOR }), resolutionReason: '份数登记有误' })]);
    expect((await world.list(CLERK, 'todo')).map(({ elementId }) => elementId)).toContain('keep-record');
    await world.refused(SUPERVISOR, (client) => client.post(`/api/incidents/${incidentId}/resolution`, { action: 'retry', reason: '再来' }), { status: 409, code: 'incident-already-resolved' });
    expect((await world.read(SUPERVISOR, '/api/incidents?state=RESOLVED')).items).toMatchObject([{ id: incidentId }]);
    expect((await world.read(SUPERVISOR, '/api/incidents')).items).toEqual([]);
  });

  it('can be repaired first and tried again later', async () => {
    await breakOne();
    expect((await act(SUPERVISOR, { action: 'retry', reason: '再试一次' })).body).toMatchObject({ state: 'OPEN', attempts: 2 });
    expect((await world.post(SUPERVISOR, `/api/process-instances/${instanceId}/variables`, { changes: { copies: 3 }, reason: '份数登记有误' })).status).toBe(204);
    expect((await act(SUPERVISOR, { action: 'retry', reason: '已更正份数' })).body).toMatchObject({ state: 'RESOLVED', resolution: 'RETRIED', attempts: 2 });
  });
});
