import { inOrder } from './instance-story.policy';
import type { HistoryEntryResponse } from './process-instance-view.dto';

const AT = '2026-10-12T02:00:00.000Z';
let written = 0;
const line = (kind: HistoryEntryResponse['kind'], more: Partial<HistoryEntryResponse> = {}): HistoryEntryResponse => ({ id: String(++written).padStart(4, '0'), at: AT, kind, processInstanceId: 'run', attachments: [], ...more });
const clock = (event: string, taskId?: string) => line('DEADLINE', { taskId, detail: { event } });
const told = (...written: HistoryEntryResponse[]) =>
  inOrder(written.filter(({ kind }) => kind !== 'DEADLINE'), written.filter(({ kind }) => kind === 'DEADLINE')).map(({ kind, taskId, detail }) => [detail?.event ?? kind, taskId].filter(Boolean).join(' ')).reverse();

describe('the story of a run with its deadlines', () => {
  it('counts behind the step it comes from, and is met behind the act, though all was written in one instant', () => {
    const written = [line('STARTED'), clock('NEW', 'a'), line('DECISION'), clock('MET', 'a'), line('TASK_COMPLETED', { taskId: 'a' }), clock('NEW', 'b'), line('SERVICE'), line('ENDED')];
    expect(told(...written)).toEqual(['STARTED', 'DECISION', 'NEW a', 'TASK_COMPLETED a', 'MET a', 'SERVICE', 'NEW b', 'ENDED']);
  });

  it('takes a stage to be met by what the diagram did, and nobody else\u2019s act for its own', () => {
    expect(told(line('TASK_COMPLETED', { taskId: 'a' }), clock('MET'), line('SERVICE'), clock('MET', 'b'), line('TASK_COMPLETED', { taskId: 'c' }))).toEqual(['TASK_COMPLETED a', 'SERVICE', 'MET', 'MET b', 'TASK_COMPLETED c']);
  });

  it('is newest first, whatever the order in which it is given', () => {
    const [early, late] = [line('STARTED', { at: '2026-10-11T02:00:00.000Z' }), line('COMMENT')];
    expect(inOrder([late, early], []).map(({ kind }) => kind)).toEqual(['COMMENT', 'STARTED']);
  });
});
