import { UnitOfWork } from '../../src/platform/database';
import { projectGroup, residentsGroup, roster, staffGroup } from '../process/group.fixture';
import { ApiWorld } from '../support/api-world';
import { clue, declaration, landing, runningStaffGroup } from './journeys.fixture';

const UNKNOWN = '01999999-0000-7000-8000-000000000000';
const AGREE = { decision: 'AGREE', ownerId: 'S09' };

/** Every refusal below is held to "4xx problem+json with a sentence, and not one row changed" by `world.refused`. */
describe('a user task', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  const at = (taskId: string, verb: string) => `/api/user-tasks/${taskId}/${verb}`;
  const complete = (userId: string, taskId: string, variables: unknown, status: number, code?: string, body?: Record<string, unknown>) =>
    world.refused(userId, (client) => client.post(at(taskId, 'completion'), { variables }), { status, code, body });
  let applications = 0;
  /** An application that waits for S05; answers task and group. */
  const applied = async (values = staffGroup(`甲乙社区-试${++applications}-工作群`)) => {
    const { businessKey: groupNo, id: instanceId } = await world.start('S09', 'group-establish', values);
    return { groupNo, instanceId, taskId: (await world.task('S05', 'review-by-first-responsible', groupNo)).id };
  };
  const names = async (userId: string, list: 'todo' | 'claimable', of: string) => (await world.list(userId, list, of)).map((task) => task.elementId);

  describe('that several people may do', () => {
    let taskId: string;
    let caseNo: string;
    beforeAll(async () => {
      // given a clue about a group with an owner (S09) and an administrator (S11)
      const groupNo = await runningStaffGroup(world, '甲乙社区-认领-工作群');
      caseNo = (await world.start('S12', 'violation-case', clue(groupNo, '2026-10-12T09:30:00+08:00', { itemCodes: ['BD07'] }))).businessKey;
      taskId = (await world.task('S09', 'dispose', caseNo)).id;
    });

    it('is in the 待认领 of each of them and of nobody else', async () => {
      for (const userId of ['S09', 'S11']) expect([await names(userId, 'claimable', caseNo), await names(userId, 'todo', caseNo)]).toEqual([['dispose'], []]);
      for (const userId of ['S10', 'S12', 'S04']) expect(await names(userId, 'claimable', caseNo)).toEqual([]);
    });

    it('is not completed before it is claimed', async () => {
      await complete('S09', taskId, {}, 403, 'user-task-forbidden', { detail: '请先认领，再办理。' });
    });

    it('is not claimed by somebody who was not asked', async () => {
      await world.refused('S04', (client) => client.post(at(taskId, 'claim')), { status: 403, code: 'user-task-forbidden', body: { detail: '您不在本环节的办理人范围内。' } });
      await world.refused('S10', (client) => client.post(at(taskId, 'claim')), { status: 404, code: 'user-task-not-found' });
    });

    it('belongs to the one who claims it; the second learns who was faster', async () => {
      // when
      expect((await world.post('S11', at(taskId, 'claim'))).status).toBe(204);
      // then
      expect([await names('S11', 'todo', caseNo), await names('S09', 'claimable', caseNo)]).toEqual([['dispose'], []]);
      await world.refused('S09', (client) => client.post(at(taskId, 'claim')), { status: 409, code: 'user-task-already-claimed', body: { detail: '本事项已由严化名认领。' } });
      await world.refused('S11', (client) => client.post(at(taskId, 'claim')), { status: 403, body: { detail: '本事项已经在您的名下。' } });
      await complete('S09', taskId, {}, 403, 'user-task-forbidden', { detail: '本事项在他人名下，您不能代为办理。' });
    });

    it('is claimed once when two claim at the same instant', async () => {
      expect((await world.post('S11', at(taskId, 'unclaim'))).status).toBe(204);
      const answers = await Promise.all([world.post('S09', at(taskId, 'claim')), world.post('S11', at(taskId, 'claim')), world.post('S09', at(taskId, 'claim'))]);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      for (const { status } of answers.filter((answer) => answer.status !== 204)) expect([403, 409]).toContain(status);
      const holder = (await names('S09', 'todo', caseNo)).length ? 'S09' : 'S11';
      expect((await world.post(holder, at(taskId, 'unclaim'))).status).toBe(204);
    });

    it('is put back by its holder only, and then open to all again', async () => {
      await world.post('S11', at(taskId, 'claim'));
      await world.refused('S09', (client) => client.post(at(taskId, 'unclaim')), { status: 403, body: { detail: '只能放回自己认领的待办。' } });
      expect((await world.post('S11', at(taskId, 'unclaim'))).status).toBe(204);
      expect(await names('S09', 'claimable', caseNo)).toEqual(['dispose']);
    });

    it('shows each person the same answer in its rights as its verbs would give', async () => {
      expect((await world.read('S09', `/api/user-tasks/${taskId}`)).rights).toMatchObject({ claim: { allowed: true }, complete: { allowed: false, reason: '请先认领，再办理。' }, reassign: { allowed: false } });
      expect((await world.read('S04', `/api/user-tasks/${taskId}`)).rights).toMatchObject({ claim: { allowed: false, reason: '您不在本环节的办理人范围内。' }, reassign: { allowed: true } });
      // who only reported it is not shown the task
      await world.refused('S12', (client) => client.get(`/api/user-tasks/${taskId}`), { status: 404, code: 'user-task-not-found' });
    });
  });

  describe('that is one person’s', () => {
    let task: Awaited<ReturnType<typeof applied>>;
    beforeAll(async () => {
      task = await applied();
    });

    it('is completed by its assignee and nobody else, whatever their office', async () => {
      for (const userId of ['S09', 'S04', 'S03', 'S01', 'S12', 'Y01']) await complete(userId, task.taskId, AGREE, ['S12', 'Y01'].includes(userId) ? 404 : 403);
    });

    it('is not put back when nobody else could take it', async () => {
      // given a filing that the applicant has to correct
      const { groupNo } = await applied();
      await world.complete('S05', 'review-by-first-responsible', AGREE, groupNo);
      await world.complete('S04', 'check-filing', { decision: 'CORRECT', reviewReason: '职能说明不清' }, groupNo);
      const { id } = await world.task('S09', 'correct-filing', groupNo);
      // then
      await world.refused('S09', (client) => client.post(at(id, 'unclaim')), { status: 403, body: { detail: '本环节只有您一位办理人，不能放回。' } });
    });

    it.each([UNKNOWN, 'review-by-first-responsible', '1', '%00', "' OR 1=1 --"])('with the unknown id %j is 404 for every verb', async (id) => {
      const path = encodeURIComponent(id);
      await world.refused('S05', (client) => client.get(`/api/user-tasks/${path}`), { status: 404, code: 'user-task-not-found' });
      await complete('S05', path, AGREE, 404, 'user-task-not-found');
      for (const [verb, body] of [['claim', {}], ['unclaim', {}], ['comments', { text: '看看' }]] as const) {
        await world.refused('S05', (client) => client.post(at(path, verb), body), { status: 404, code: 'user-task-not-found' });
      }
    });

    it('takes a form that fits, and is then closed for good: 409 the second time', async () => {
      await world.completeTask('S05', task.taskId, AGREE);
      await complete('S05', task.taskId, AGREE, 409, 'user-task-not-open', { detail: '本事项已经办结，不能重复办理。' });
      for (const [verb, body] of [['claim', {}], ['unclaim', {}], ['assignment', { userId: 'S06', reason: '改派试试' }]] as const) {
        await world.refused(verb === 'assignment' ? 'S04' : 'S05', (client) => client.post(at(task.taskId, verb), body), { status: 409, code: 'user-task-not-open' });
      }
      // and the next task was there when the answer arrived
      expect(await names('S04', 'todo', task.groupNo)).toEqual(['check-filing']);
    });

    it('is completed once when the button is pressed twice', async () => {
      const { taskId, groupNo } = await applied();
      const answers = await Promise.all([1, 2, 3].map(() => world.post('S05', at(taskId, 'completion'), { variables: AGREE })));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
      expect(await names('S04', 'todo', groupNo)).toEqual(['check-filing']);
    });

    it('that a withdrawal took away is closed, too', async () => {
      const { taskId, instanceId } = await applied();
      await world.refused('S05', (client) => client.post(`/api/process-instances/${instanceId}/withdrawal`, { reason: '替申请人撤回' }), { status: 403, code: 'not-the-starter' });
      expect((await world.post('S09', `/api/process-instances/${instanceId}/withdrawal`, { reason: '不再需要' })).status).toBe(204);
      await complete('S05', taskId, AGREE, 409, 'user-task-not-open', { detail: '本事项已经取消，不能再办理。' });
      await world.refused('S09', (client) => client.post(`/api/process-instances/${instanceId}/withdrawal`, { reason: '再撤回一次' }), { status: 422, code: 'withdrawal-not-possible' });
    });
  });

  describe('and its form', () => {
    let taskId: string;
    let groupNo: string;
    beforeAll(async () => {
      ({ taskId, groupNo } = await applied());
    });

    it.each([
      ['a field the form does not have', { ...AGREE, approvalNo: 'ST批-2026-999' }, 400, 'approvalNo', 'unknown-field'],
      ['a variable of the process', { ...AGREE, registration: { route: 'FILE' } }, 400, 'registration', 'unknown-field'],
      ['the tenant', { ...AGREE, tenantId: 'DEMO-ENT' }, 400, 'tenantId', 'unknown-field'],
      ['a number for text', { ...AGREE, correctedName: 12 }, 400, 'correctedName', 'wrong-type'],
      ['an object for a choice', { decision: 'AGREE', ownerId: { $ne: null } }, 400, 'ownerId', 'wrong-type'],
      ['a list for a choice', { decision: ['AGREE'], ownerId: 'S09' }, 400, 'decision', 'wrong-type'],
      ['a choice that is not offered', { decision: 'APPROVE', ownerId: 'S09', reviewReason: '同意' }, 400, 'decision', 'unknown-option'],
      ['nothing where something is required', { ownerId: 'S09' }, 422, 'decision', 'required'],
      ['empty text where something is required', { decision: 'AGREE', ownerId: '' }, 422, 'ownerId', 'required'],
      ['no reason for a refusal', { decision: 'REJECT', ownerId: 'S09' }, 422, 'reviewReason', 'required'],
      ['text that is too short', { ...AGREE, correctedName: '群' }, 422, 'correctedName', 'too-short'],
      ['text that is too long', { decision: 'RETURN', ownerId: 'S09', reviewReason: '长'.repeat(501) }, 422, 'reviewReason', 'too-long'],
    ])('refuses %s and names the field', async (_what, variables, status, field, code) => {
      await complete('S05', taskId, variables, status, 'form-invalid', { problems: [{ field, code, message: expect.stringMatching(/。$/) }] });
    });

    it('names all fields that are wrong at once', async () => {
      const { body } = await complete('S05', taskId, { reviewReason: '长'.repeat(501) }, 422, 'form-invalid');
      expect(body.problems.map((problem: { field: string }) => problem.field).sort()).toEqual(['decision', 'ownerId']);
    });

    it.each([
      ['__proto__', '{"variables":{"decision":"AGREE","ownerId":"S09","__proto__":{"admin":true}}}'],
      ['constructor', '{"variables":{"decision":"AGREE","ownerId":"S09","constructor":{"prototype":{"admin":true}}}}'],
      ['prototype in a list', '{"variables":{"decision":"AGREE","ownerId":"S09","list":[{"prototype":1}]}}'],
      ['__proto__ beside the variables', '{"variables":{"decision":"AGREE","ownerId":"S09"},"__proto__":{"opinion":"x"}}'],
    ])('refuses the key %s, and no object has learnt anything', async (_what, text) => {
      await world.refused('S05', (client) => client.send('POST', at(taskId, 'completion'), text, { 'content-type': 'application/json' }), { status: 400, code: 'reserved-key' });
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it.each([
      ['no variables', {}, 'variables'],
      ['a list', { variables: [AGREE] }, 'variables'],
      ['text', { variables: 'decision=AGREE' }, 'variables'],
      ['nothing', { variables: null }, 'variables'],
      ['a number as opinion', { variables: AGREE, opinion: 1 }, 'opinion'],
      ['an endless opinion', { variables: AGREE, opinion: '意'.repeat(2001) }, 'opinion'],
      ['a field beside the variables', { variables: AGREE, assignee: 'S09' }, 'assignee'],
    ])('refuses a body with %s', async (_what, body, field) => {
      await world.refused('S05', (client) => client.post(at(taskId, 'completion'), body), { status: 400, code: 'request-invalid', body: { problems: [expect.objectContaining({ field })] } });
    });

    it('refuses a body above one megabyte', async () => {
      await world.refused('S05', (client) => client.post(at(taskId, 'completion'), { variables: { ...AGREE, reviewReason: 'x'.repeat(1_100_000) } }), { status: 413, code: 'body-too-large' });
    });

    it('answers the same in English', async () => {
      const answer = await (await world.as('S05')).post(at(taskId, 'completion'), { variables: { ownerId: 'S09' } }, { 'accept-language': 'en' });
      expect(answer).toMatchObject({ status: 422, body: { problems: [{ field: 'decision', message: expect.stringMatching(/^Fill in/) }] } });
    });

    it('does not take what it only shows', async () => {
      await world.completeTask('S05', taskId, { ...AGREE, memberCap: 9999, groupName: '改掉的名称', audience: 'PUBLIC' });
      expect(await world.read('S05', `/api/groups/${groupNo}`)).toMatchObject({ memberCap: 50, audience: 'INTERNAL', state: 'FILED', name: expect.stringContaining('甲乙社区-试') });
    });

    it.each([
      ['an unknown process', { processDefinitionKey: 'no-such-process', variables: {} }, 404],
      ['a process that only the system starts', { processDefinitionKey: 'overdue-escalate', variables: {} }, 422],
      ['a key that is none', { processDefinitionKey: '../group-establish', variables: {} }, 400],
      ['an unknown field', { processDefinitionKey: 'group-establish', variables: { ...staffGroup('甲乙社区-新-工作群'), state: 'ACTIVE' } }, 400],
      ['a text for a number', { processDefinitionKey: 'group-establish', variables: staffGroup('甲乙社区-新-工作群', { memberCap: '50' }) }, 400],
      ['a missing field', { processDefinitionKey: 'group-establish', variables: staffGroup('甲乙社区-新-工作群', { ownerId: undefined }) }, 422],
      ['an owner from the other organization', { processDefinitionKey: 'group-establish', variables: staffGroup('甲乙社区-新-工作群', { ownerId: 'E08' }) }, 422],
    ])('of a start refuses %s, and there is no instance', async (_what, body, status) => {
      await world.refused('S09', (client) => client.post('/api/process-instances', body), { status });
    });
  });

  describe('where who acts must not verify', () => {
    it('is kept from the applicant, who is the first responsible person, and goes to the leader', async () => {
      const { businessKey: of } = await world.start('S05', 'group-establish', residentsGroup('甲乙社区-自审-居民群'));
      const review = await world.task('S02', 'review-by-first-responsible', of);
      expect([...(await names('S05', 'todo', of)), ...(await names('S05', 'claimable', of))]).toEqual([]);
      await complete('S05', review.id, AGREE, 403);
      await world.refused('S03', (client) => client.post(at(review.id, 'assignment'), { userId: 'S05', reason: '请本人审核' }), { status: 422, code: 'assignee-not-possible' });
    });

    it('is kept from the only approver when it is about their own group', async () => {
      const { businessKey: of } = await world.start('S03', 'group-establish', residentsGroup('甲乙社区-自批-居民群'));
      await world.complete('S05', 'review-by-first-responsible', AGREE, of);
      expect([...(await names('S03', 'todo', of)), ...(await names('S03', 'claimable', of))]).toEqual([]);
      const task = await world.booted.get(UnitOfWork).query<{ id: string }>("SELECT id FROM user_task WHERE business_key = ? AND element_id = 'approve-application'", [of]);
      await world.refused('S03', (client) => client.post(at(task[0]!.id, 'claim')), { status: 403, body: { detail: '您经办过前面的环节或需要回避，本环节须由他人办理。' } });
      await complete('S03', task[0]!.id, { decision: 'APPROVE' }, 403, 'user-task-forbidden');
      // nobody is left to ask: the supervisors see it as an incident
      expect((await world.read('S04', '/api/incidents')).items).toEqual([expect.objectContaining({ kind: 'nobody-to-ask' })]);
    });

    it('is kept from the owner who dissolved the group, even as registrar, supervisor or by reassignment', async () => {
      // given a project group of the registrar herself, dissolved by her on order
      const application = projectGroup('宣传部-项目-工作群', { ownerId: 'E03', adminIds: [] });
      const { businessKey: of } = await world.start('E08', 'group-establish', application);
      await world.complete('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E03' }, of);
      await world.complete('E04', 'approve-application', { decision: 'APPROVE' }, of);
      await world.complete('E03', 'acknowledge-rules', { rulesAccepted: true }, of);
      await world.complete('E03', 'register-landing', await landing(world, 'E03', application, roster(['孙演示'], 5)), of);
      await world.start('E04', 'group-dissolve', { groupNo: of, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
      await world.complete('E03', 'dissolve', await declaration(world, 'E03', '2026-10-12T10:00:00+08:00'), of);
      // then
      const verify = await world.task('E04', 'verify-dissolution', of);
      expect([...(await names('E03', 'todo', of)), ...(await names('E03', 'claimable', of))]).toEqual([]);
      const pass = { decision: 'PASS', outsideLook: '原成员查看，群已不在' };
      await complete('E03', verify.id, pass, 403, 'user-task-forbidden', { detail: '您经办过前面的环节或需要回避，本环节须由他人办理。' });
      await world.refused('E01', (client) => client.post(at(verify.id, 'assignment'), { userId: 'E03', reason: '请登记员核验' }), { status: 422, code: 'assignee-not-possible' });
      await world.completeTask('E04', verify.id, pass);
      expect(await world.read('E03', `/api/groups/${of}`)).toMatchObject({ state: 'DISSOLVED' });
    });
  });
});
