import { UnitOfWork } from '../../src/platform/database';
import { ApiWorld, expectProblem } from '../support/api-world';
import { readPdf, type PdfPage } from '../support/pdf-reader';
import { projectGroup, residentsGroup, roster } from '../process/group.fixture';
import { clue, landing, runningProjectGroup, runningStaffGroup } from './journeys.fixture';

const NOW = '2026-10-12T10:00:00+08:00';
const OPINION = '情况属实，同意建群；请严格控制成员范围，并于落地后三日内核对名册。';

describe('the printed approval sheet', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot(NOW, { publicUrl: 'https://qunguan.example.cn' });
  });
  afterAll(() => world?.close());

  const path = (id: string) => `/api/process-instances/${id}/approval-sheet`;
  const download = async (userId: string, id: string) => (await world.as(userId)).download(path(id));
  const digestOf = async (userId: string, id: string): Promise<string> => (await world.read(userId, `${path(id)}/digest`)).digest;
  /** Words without the breaks of lines and columns. */
  const wordsOf = (pages: readonly PdfPage[]) => pages.map(({ text }) => text).join('').replace(/\s/g, '');
  async function printed(userId: string, id: string, name: string): Promise<{ pages: PdfPage[]; words: string; content: Buffer; headers: Headers }> {
    const { status, headers, content } = await download(userId, id);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pages = await readPdf(content, name);
    return { pages, words: wordsOf(pages), content, headers };
  }
  async function decide(userId: string, elementId: string, variables: Record<string, unknown>, of: string, opinion: string): Promise<void> {
    const task = await world.take(userId, elementId, of);
    expect((await world.post(userId, `/api/user-tasks/${task.id}/completion`, { variables, opinion })).status).toBe(204);
  }

  describe('of an application', () => {
    let id: string;
    let number: string;
    beforeAll(async () => {
      const application = projectGroup('虚构大桥-审批单-工作群', { functionText: '用于虚构大桥项目的工作联系与沟通。'.repeat(20) });
      ({ id, businessKey: number } = await world.start('E08', 'group-establish', application));
      await decide('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, number, OPINION);
    });

    it('says who asked for what, who decided with which words, and what it waits for', async () => {
      const { words } = await printed('E08', id, 'establish-open');
      for (const text of [number, '虚构大桥-审批单-工作群', '发起人', '王模拟', '申请内容', '群组性质', '项目工作群', '建群单位', '平台', '微信', '群主（建立者）', '计划结束日期', '2026年12月31日', '以单位名义建立', '办理记录', OPINION, '同意', '当前环节', '办理中']) {
        expect({ text, stands: words.includes(text.replace(/\s/g, '')) }).toEqual({ text, stands: true });
      }
      // names instead of keys
      expect(words).not.toMatch(/ENT-BRIDGE|PROJECT|WECHAT|COORDINATION|ownerId/);
    });

    it('bears the digest that the system tells, by whom and when it was printed, and its pages', async () => {
      const { words, pages } = await printed('E05', id, 'establish-open-2');
      expect(words).toContain(await digestOf('E08', id));
      for (const [index, { text }] of pages.entries()) expect(text.replace(/\s/g, '')).toContain(`第${index + 1}页，共${pages.length}页`);
      expect(words).toMatch(/打印于2026-10-1210:00/);
    });

    it('leads back to the record by its code', async () => {
      const { pages } = await printed('E08', id, 'establish-open-3');
      expect(pages[0]!.code).toBe(`https://qunguan.example.cn/instances/${id}`);
    });

    it('is a file with a Chinese name and its fonts inside', async () => {
      const { headers, content } = await printed('E08', id, 'establish-open-4');
      const name = /filename\*=UTF-8''(\S+)$/.exec(headers.get('content-disposition') ?? '')?.[1];
      expect(decodeURIComponent(name ?? '')).toMatch(new RegExp(`审批单-${number}\\.pdf$`));
      const source = content.toString('latin1');
      const fonts = [...source.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1]);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((font) => !/^[A-Z]{6}\+NotoSansSC/.test(font!))).toEqual([]);
      expect(source.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
      // cut down to the signs that are printed: the whole font has 10 MB
      expect(content.length).toBeLessThan(300_000);
    });

    it('keeps its digest whoever prints it and when, until something further is done', async () => {
      const [mine, theirs] = [await digestOf('E08', id), await digestOf('E05', id)];
      // a day less is left, as the next copy says
      await world.travelTo('2026-10-13T11:00:00+08:00', 'E04');
      expect((await printed('E08', id, 'establish-next-day')).words).toContain('还剩2个工作日（截至2026-10-1311:00）');
      expect([theirs, await digestOf('E08', id)]).toEqual([mine, mine]);
      const [task] = await world.list('E04', 'claimable', number).then(async (list) => (list.length ? list : world.list('E04', 'todo', number)));
      expect((await world.post('E04', `/api/user-tasks/${task!.id}/comments`, { text: '请补充人数依据' })).status).toBe(204);
      const after = await digestOf('E08', id);
      expect(after).not.toBe(mine);
      const { words } = await printed('E08', id, 'establish-comment');
      expect([words.includes(after), words.includes('请补充人数依据')]).toEqual([true, true]);
    });

    it('keeps what each step sent although later steps say otherwise, and never a phone number', async () => {
      await decide('E04', 'approve-application', { decision: 'RETURN', reviewReason: '职能说明过长，请精简' }, number, '退回补正');
      const { secrecyStatement: _, ...corrected } = projectGroup('虚构大桥-审批单-工作群', { functionText: '项目工作联系。', expectedMembers: 33 });
      await decide('E08', 'correct-application', corrected, number, '已精简');
      await decide('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, number, '同意');
      await decide('E04', 'approve-application', { decision: 'APPROVE' }, number, '批准');
      await world.complete('E08', 'acknowledge-rules', { rulesAccepted: true }, number);
      const people = roster(['王模拟', '陈假名'], 5).map((person) => ({ ...person, mobile: '13812345678' }));
      await world.complete('E08', 'register-landing', await landing(world, 'E08', corrected, people), number);
      const { words } = await printed('E08', id, 'establish-ended');
      for (const text of ['退回申请人补正', '职能说明过长，请精简', '批准', '预计成员数40', '预计成员数33', '材料清单', '截图1.png', '王**', '已办结']) expect({ text, stands: words.includes(text) }).toEqual({ text, stands: true });
      expect(words).not.toContain('13812345678');
      expect(JSON.stringify(await world.booted.get(UnitOfWork).query('SELECT field_values FROM form_submission'))).not.toMatch(/13812345678|陈假名/);
    });
  });

  it('is not found for those who may not see the run, nor is its digest', async () => {
    const { id } = await world.start('S09', 'group-establish', residentsGroup('甲乙社区-外人-工作群'));
    for (const userId of ['E05', 'Y01', 'S12']) {
      expectProblem(await world.get(userId, path(id)), { status: 404 });
      expectProblem(await world.get(userId, `${path(id)}/digest`), { status: 404 });
    }
    expectProblem(await world.get('S09', path('00000000-0000-7000-8000-000000000000')), { status: 404, code: 'process-instance-not-found' });
    expectProblem(await world.booted.anonymous.get(path(id)), { status: 401 });
  });

  it('says how late a task was done, and how late an open one is', async () => {
    const groupNo = await runningProjectGroup(world, '虚构大桥-逾期-工作群');
    const { id } = await world.start('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
    await world.travelTo('2026-10-30T10:00:00+08:00', 'E04');
    const late = await printed('E08', id, 'dissolve-late');
    expect(late.words).toMatch(/已逾期\d+个工作日（截至2026-10-3010:00）/);
    expect(late.words).toContain('责令〔2026〕1号');
    expect(late.words).toContain('工作群解散审批单');
    // nothing is approved in a reminder; nor has it a number that people know
    const { items } = await world.read('E04', '/api/process-instances?processDefinitionKey=overdue-escalate');
    const reminder = await printed('E04', items[0].id, 'reminder');
    expect(reminder.words).toContain('逾期督办办理单');
    expect(reminder.words).not.toContain(items[0].businessKey);
  });

  it('prints signs its font does not have as 〓 with their code, and whatever else a person may type', async () => {
    const odd = '𠮷野家\u202E说明 😀\u0007 长'.concat('字'.repeat(30), 'https://example.cn/', 'a'.repeat(200), '\n第二行：（括号）“引号”。');
    const { id } = await world.start('E08', 'group-establish', projectGroup('虚构大桥-生僻-工作群', { functionText: odd }));
    const { words } = await printed('E08', id, 'rare');
    expect(words).toContain('〓野家说明〓长');
    expect(words).toContain('U+20BB7、U+1F600');
    expect(words).not.toMatch(/\u202E|\u0007/);
  });

  it('goes on over the page, with the head of its table again, however long an opinion is', async () => {
    const { id, businessKey } = await world.start('E08', 'group-establish', projectGroup('虚构大桥-长文-工作群'));
    const long = Array.from({ length: 90 }, (_, n) => `第${n + 1}条意见，请逐项落实并反馈。`).join('\n');
    await decide('E05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'E08' }, businessKey, long.slice(0, 1990));
    const { pages, words } = await printed('E08', id, 'long');
    expect(pages.length).toBeGreaterThanOrEqual(3);
    const heads = pages.filter(({ text }) => text.replace(/\s/g, '').includes('结论与意见'));
    expect(heads.length).toBeGreaterThanOrEqual(2);
    for (const n of [1, 40, 80]) expect(words).toContain(`第${n}条意见，请逐项落实并反馈。`);
  });

  it('never names who reported a case, nor what would tell', async () => {
    const groupNo = await runningStaffGroup(world, '甲乙社区-举报-工作群');
    const [attachment] = await world.screenshots('S12', 1);
    const { id } = await world.start('S12', 'violation-case', clue(groupNo, '2026-10-30T08:30:00+08:00', { itemCodes: ['IL10'], reportedUserIds: ['S02'], attachments: [attachment] }));
    expectProblem(await world.get('S02', path(id)), { status: 404 });
    const { words } = await printed('S04', id, 'violation');
    expect(words).toContain('群内有人发布侮辱他人的言论');
    expect(words).toContain('举报人');
    for (const text of ['华代称', 'S12', '匿名提交', '由群主或管理员自行发现', '涉及的工作人员']) expect({ text, stands: words.includes(text) }).toEqual({ text, stands: false });
  });

  it('keeps nothing of what may be a state secret, to be printed or not', async () => {
    const secret = '某某单位的绝密文件内容';
    const { id } = await world.start('S13', 'violation-case', { possibleSecret: true, description: secret });
    expect(JSON.stringify(await world.booted.get(UnitOfWork).query('SELECT field_values FROM form_submission WHERE process_instance_id = ?', [id]))).not.toContain('绝密');
    expect((await printed('S04', id, 'secret')).words).not.toContain(secret);
  });

  it('is set beside the work of others: the host goes on answering', async () => {
    const { items } = await world.read('E08', '/api/process-instances?startedBy=me&limit=10');
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const answers = await Promise.all(items.map(({ id }: { id: string }) => download('E08', id)));
    clearInterval(watch);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    if (process.env['PDF_PICTURES']) console.log(`${answers.length} sheets at once, the event loop was blocked for ${Math.round(longest)} ms at most`);
    expect(longest).toBeLessThan(250);
  });
});
