import { ApiWorld } from '../support/api-world';
import { JOINT_OPINION } from '../support/joint-opinion-process';

const FILES = { type: 'filepicker', key: 'files', label: '附件', multiple: true };
/** 会商事项 with files at every step. */
const WITH_FILES = JOINT_OPINION.map(({ name, content }) => {
  if (!name.endsWith('/opinion.form.json')) return { name, content };
  const form = JSON.parse(content) as { components: object[] };
  return { name, content: JSON.stringify({ ...form, components: [...form.components, FILES] }) };
});
/** S03 and S04 vote side by side, with files. */
const VOTE = [
  ...WITH_FILES.slice(1).map(({ name, content }) => ({ name: name.replace('joint-opinion/', 'two-votes/'), content: content.replace('"joint-opinion-', '"two-votes-') })),
  {
    name: 'two-votes/two-votes.bpmn',
    content: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:gov="https://qunguan.example/schema/gov" id="two-votes-definitions" targetNamespace="https://qunguan.example/processes">
  <bpmn:process id="two-votes" name="表决" isExecutable="true">
    <bpmn:startEvent id="raised" name="提出" camunda:formKey="matter" gov:category="其他" gov:summary="表决。" />
    <bpmn:userTask id="vote" name="表决" camunda:assignee="=voter" camunda:formKey="opinion" gov:votes="votes"><bpmn:multiInstanceLoopCharacteristics camunda:collection="=[&quot;S03&quot;,&quot;S04&quot;]" camunda:elementVariable="voter" /></bpmn:userTask>
    <bpmn:endEvent id="voted" name="已表决" />
    <bpmn:sequenceFlow id="f1" sourceRef="raised" targetRef="vote" /><bpmn:sequenceFlow id="f2" sourceRef="vote" targetRef="voted" />
  </bpmn:process>
</bpmn:definitions>`,
  },
];

describe('the files of a step that is done again', () => {
  let world: ApiWorld;
  let run: string;
  let draft: string;
  let file: string;

  beforeAll(async () => {
    world = await ApiWorld.boot();
    for (const resources of [WITH_FILES, VOTE]) expect(await world.post('Y01', '/api/deployments', { reason: '会商', resources })).toMatchObject({ status: 201 });
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    run = (await world.start('S09', 'joint-opinion', { matter: '群规修订' })).id;
    draft = await taskAt('S09', 'draft');
    [file] = await world.screenshots('S09', 1) as [string];
  });

  const taskAt = async (userId: string, elementId: string, of = run): Promise<string> => {
    const pages = await Promise.all((['todo', 'claimable'] as const).map((list) => world.list(userId, list)));
    return pages.flat().find((task) => task.processInstanceId === of && task.elementId === elementId)!.id;
  };
  const act = async (userId: string, taskId: string, verb: string, body: object = {}) => expect(await world.post(userId, `/api/user-tasks/${taskId}/${verb}`, body)).toMatchObject({ status: 204 });
  const send = (userId: string, taskId: string, files: readonly string[]) => act(userId, taskId, 'completion', { variables: { decision: 'AGREE', files } });
  const refuseFiles = (userId: string, taskId: string, files: readonly string[]) =>
    world.refused(userId, (client) => client.post(`/api/user-tasks/${taskId}/completion`, { variables: { decision: 'AGREE', files } }), { status: 422, code: 'evidence-not-attachable' });
  const begins = async (userId: string, taskId: string): Promise<string[]> => (await world.read(userId, `/api/user-tasks/${taskId}`)).form.data.files;
  /** of each completion in the story */
  const filesOfActs = async () =>
    ((await world.read('S09', `/api/process-instances/${run}/history`)).items as { kind: string; attachments: { id: string }[] }[]).filter(({ kind }) => kind === 'TASK_COMPLETED').map(({ attachments }) => attachments.map(({ id }) => id));
  const returned = async () => {
    const view = await taskAt('S03', 'approver-view');
    await act('S03', view, 'return', { elementId: 'draft', reason: '缺少依据' });
  };

  it('are sent again after 撤回 as the form begins, and stay with the act that brought them', async () => {
    await send('S09', draft, [file]);
    await act('S09', draft, 'recall', { reason: '写错了' });
    const again = await taskAt('S09', 'draft');
    expect(await begins('S09', again)).toEqual([file]);
    await send('S09', again, [file]);
    expect(await world.read('S09', `/api/evidence/${file}`)).toMatchObject({ taskId: draft, againTaskIds: [again] });
    expect(await filesOfActs()).toEqual([[file], [file]]);
  });

  it('are sent again after 退回 beside new ones, as often as it comes back', async () => {
    await send('S09', draft, [file]);
    const tasks: string[] = [];
    const sent = [file];
    for (const [another] of [await world.screenshots('S09', 1), await world.screenshots('S09', 1)]) {
      await returned();
      tasks.push(await taskAt('S09', 'draft'));
      expect(await begins('S09', tasks.at(-1)!)).toEqual(sent);
      sent.push(another!);
      await send('S09', tasks.at(-1)!, sent);
    }
    expect(await world.read('S09', `/api/evidence/${file}`)).toMatchObject({ taskId: draft, againTaskIds: tasks });
    expect((await filesOfActs()).map((files) => files.length)).toEqual([3, 2, 1]);
  });

  it('are kept in the draft of the step that is done again', async () => {
    await send('S09', draft, [file]);
    await returned();
    const path = `/api/form-drafts/TASK/${await taskAt('S09', 'draft')}`;
    const [elsewhere] = await world.screenshots('S11', 1);
    expect((await (await world.as('S09')).put(path, { values: { files: [file, elsewhere] }, revision: 0, pageId: 'page-0001' })).status).toBeLessThan(300);
    expect((await world.read('S09', path)).draft).toMatchObject({ values: { files: [file] }, evidence: [{ id: file }] });
  });

  it('may be those that a stand-in brought', async () => {
    const { body } = await world.post('S09', '/api/stand-ins', { deputyId: 'S11', startsAt: '2026-10-12T00:00:00+08:00', endsAt: '2026-11-30T00:00:00+08:00', reason: '外出学习' });
    const [brought] = await world.screenshots('S11', 1);
    await send('S11', draft, [brought!]);
    await world.post('S09', `/api/stand-ins/${body.id}/revocation`, { reason: '已返回' });
    await returned();
    const again = await taskAt('S09', 'draft');
    expect(await begins('S09', again)).toEqual([brought]);
    await send('S09', again, [brought!]);
  });

  it('are named once where somebody signs afterwards', async () => {
    await send('S09', draft, [file]);
    await returned();
    const again = await taskAt('S09', 'draft');
    await act('S09', again, 'additional-signers', { position: 'AFTER', userIds: ['S06'], reason: '请复核' });
    await send('S09', again, [file]);
    await act('S06', again, 'signature', { decision: 'AGREE' });
    expect(await world.read('S09', `/api/evidence/${file}`)).toMatchObject({ taskId: draft, againTaskIds: [again] });
  });

  it('are none of another step’s, another run’s or another voter’s', async () => {
    await send('S09', draft, [file]);
    const view = await taskAt('S04', 'supervisor-view');
    await act('S04', view, 'claim');
    // nor does its form begin with what it would refuse
    expect(await begins('S04', view)).toEqual([]);
    await refuseFiles('S04', view, [file]);
    await returned();
    const other = (await world.start('S09', 'joint-opinion', { matter: '另一件' })).id;
    await refuseFiles('S09', await taskAt('S09', 'draft', other), [file]);
    const votes = (await world.start('S09', 'two-votes', { matter: '表决' })).id;
    const [ballot] = await world.screenshots('S03', 1);
    await send('S03', await taskAt('S03', 'vote', votes), [ballot!]);
    await refuseFiles('S04', await taskAt('S04', 'vote', votes), [ballot!]);
  });
});
