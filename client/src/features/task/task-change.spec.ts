import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '@/api/api-problem';
import type { HistoryItem } from '@/api/types';
import { changeIn, changeOf, isStale } from './task-change';

const item = (kind: string, elementId?: string, more: object = {}): HistoryItem => ({ id: kind, at: '2026-10-12T02:00:00.000Z', kind, processInstanceId: 'i', elementId, attachments: [], ...more }) as unknown as HistoryItem;

describe('what happened to a task under an open page', () => {
  it('is what the server tells with its refusal', () => {
    const told = { kind: 'ASSIGNED', at: '2026-10-12T02:00:00.000Z', to: '何测试' };
    expect(changeIn(new ApiProblem(403, 'user-task-forbidden', '', '', [], { change: told }))).toEqual(told);
    expect(changeIn(new ApiProblem(409, 'user-task-not-open', '', ''))).toBeUndefined();
  });

  it('is, where the page notices by itself, the last line of the story that is about it', () => {
    const story = [item('COMMENT', 'review'), item('TASK_COMPLETED', 'other'), item('TRANSFERRED', 'review', { actor: { id: 'S05', name: '何测试' }, detail: { toName: '李' } }), item('CLAIMED', 'review')];
    expect(changeOf(story, 'review')).toMatchObject({ kind: 'TRANSFERRED', by: { name: '何测试' }, to: '李' });
    expect(changeOf([item('ENDED'), item('CANCELED'), item('CLAIMED', 'review')], 'review')).toMatchObject({ kind: 'CANCELED' });
    expect(changeOf([item('COMMENT', 'review')], 'review')).toBeUndefined();
  });

  it('is behind a conflict and behind a task that is somebody else’s now, not behind a wrong form', () => {
    expect([[409, 'x'], [403, 'user-task-forbidden'], [404, 'signer-not-found'], [403, 'x'], [422, 'form-invalid']].map(([status, code]) => isStale(new ApiProblem(status as number, code as string, '', '')))).toEqual([true, true, true, false, false]);
  });
});
