import { describe, expect, it } from '@jest/globals';
import type { DeadlineDetail } from '@/api/types';
import { byTime, deadlineEntries, historyDetail, historySaid, historyTitle, inShort, isAlarm, isMinor } from './history';

const AT = '2026-10-12T02:00:00.000Z';

describe('a line of the story', () => {
  it('names the step of finished work and what happened otherwise', () => {
    expect(historyTitle({ at: AT, kind: 'TASK_COMPLETED', elementName: '审核申请' })).toBe('审核申请');
    expect(historyTitle({ at: AT, kind: 'CLAIMED', elementName: '审核申请' })).toBe('认领 · 审核申请');
    expect(historyTitle({ at: AT, kind: 'WITHDRAWN' })).toBe('撤回申请');
    expect(historyTitle({ at: AT, kind: 'DEADLINE', elementName: '解散工作群', detail: { event: 'REMINDED' } })).toBe('期限提醒 · 解散工作群');
    expect(historyTitle({ at: AT, kind: 'SOMETHING_NEW' })).toBe('');
  });

  it('tells what is known besides', () => {
    expect(historyDetail({ at: AT, kind: 'ASSIGNED', detail: { toName: '王敏' } })).toBe('改由 王敏 办理');
    expect(historyDetail({ at: AT, kind: 'STARTED', detail: { businessKey: 'G-DEMO-ST-2026-000001' } })).toBe('G-DEMO-ST-2026-000001');
    expect(historyDetail({ at: AT, kind: 'STARTED', detail: { businessKey: '01a20132-c031-70c5-8571-699e1e79badd' } })).toBe('');
    expect(historyDetail({ at: AT, kind: 'TASK_COMPLETED', detail: { outcome: '附条件批准' } })).toBe('附条件批准');
    expect(historyDetail({ at: AT, kind: 'CLAIMED' })).toBe('');
  });

  it('says why it was decided so, and the opinion besides when it says something else', () => {
    const returned = { at: AT, kind: 'TASK_COMPLETED', detail: { outcome: '退回申请人补正', reason: '请补充管理员一名' } };
    expect(historySaid(returned)).toEqual(['请补充管理员一名']);
    expect(historySaid({ ...returned, opinion: '补正后请尽快再报' })).toEqual(['请补充管理员一名', '补正后请尽快再报']);
    expect(historySaid({ ...returned, opinion: '请补充管理员一名' })).toEqual(['请补充管理员一名']);
    expect(historySaid({ at: AT, kind: 'CLAIMED' })).toEqual([]);
  });

  it('rings for what is late or broken, and is left out in short lists when only the machinery moved', () => {
    expect(['INCIDENT', 'COMMENT'].map((kind) => isAlarm({ at: AT, kind }))).toEqual([true, false]);
    expect(['MISSED', 'EXTENSION'].map((event) => isAlarm({ at: AT, kind: 'DEADLINE', detail: { event } }))).toEqual([true, false]);
    expect([isAlarm({ at: AT, kind: 'TIMER', elementName: '逾期未解散' }), isAlarm({ at: AT, kind: 'TIMER', elementName: '季度审计' })]).toEqual([true, false]);
    expect(['SERVICE', 'TASK_COMPLETED'].map((kind) => isMinor({ at: AT, kind }))).toEqual([true, false]);
  });
});

describe('what became of a deadline', () => {
  const line = (event: string, more = {}) => ({ at: AT, kind: 'DEADLINE', elementName: '审批', detail: { event, dueAt: '2026-10-15T15:59:59.999Z', ...more } });

  it('is told with its due instant, and late as late', () => {
    expect([historyTitle(line('NEW')), historyDetail(line('NEW'))]).toEqual(['计算期限 · 审批', '应于 10月15日 24:00 前办结']);
    expect([historyTitle(line('MET_LATE')), historyDetail(line('MET_LATE', { note: '核验通过' }))]).toEqual(['逾期办结 · 审批', '核验通过 · 应于 10月15日 24:00 前办结']);
    expect(historyDetail(line('CANCELLED'))).toBe('');
  });
});

describe('a short timeline', () => {
  const reminded = (deadlineId: string, n: number) => ({ at: AT, kind: 'DEADLINE', elementName: `期限${n}`, detail: { event: 'REMINDED', deadlineId } });
  const act = (elementName: string) => ({ at: AT, kind: 'TASK_COMPLETED', elementName });
  const told = (...items: Parameters<typeof inShort>[0]) => inShort(items, 3).map(({ item, times }) => `${item.elementName} ×${times}`);

  it('folds reminders that follow each other, by deadline, and keeps the newest', () => {
    expect(told(reminded('a', 5), reminded('a', 4), reminded('b', 3), reminded('a', 2), act('审核'), reminded('a', 1))).toEqual(['期限5 ×3', '期限3 ×1', '审核 ×1']);
  });

  it('leaves out the machinery, and the room for people is not filled with reminders', () => {
    const counted = { at: AT, kind: 'DEADLINE', elementName: '审核', detail: { event: 'NEW', dueAt: AT } };
    expect(told(counted, reminded('a', 3), reminded('a', 2), reminded('a', 1), { at: AT, kind: 'SERVICE', elementName: '登记' }, act('审核'), act('申请'), act('更早'))).toEqual(['期限3 ×3', '审核 ×1', '申请 ×1']);
  });
});

describe('the life of a deadline', () => {
  const deadline = {
    startAt: '2026-10-08T02:00:00.000Z', dueAt: '2026-10-15T15:59:59.999Z', clause: 'A8(1)b',
    history: [
      { at: '2026-10-08T02:00:00.000Z', reason: 'NEW', newDueAt: '2026-10-15T15:59:59.999Z' },
      { at: '2026-10-15T16:00:00.000Z', reason: 'MISSED', newDueAt: '2026-10-15T15:59:59.999Z' },
      { at: '2026-10-16T00:00:00.000Z', reason: 'NOT_KNOWN_HERE' },
      { at: '2026-10-16T02:00:00.000Z', reason: 'MET', note: '已办结' },
    ],
    jobs: [],
  } as unknown as DeadlineDetail;

  it('adds to the story what the run itself does not tell, newest first', () => {
    // when
    const lines = byTime(deadlineEntries(deadline));

    // then
    expect(lines.map(historyTitle)).toEqual(['按期办结', '计算期限']);
    expect(lines.map(historyDetail)).toEqual(['已办结', '应于 10月15日 24:00 前办结']);
    expect(lines.map((line) => line.clause)).toEqual([undefined, 'A8(1)b']);
  });
});
