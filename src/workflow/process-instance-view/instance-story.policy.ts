import type { DeadlineEvent, DeadlineHistoryKind } from '../deadline';
import type { HistoryKind } from '../history';
import type { HistoryEntryResponse } from './process-instance-view.dto';

/** Of the life of a deadline what the run's own record does not tell. */
const ADDED: ReadonlySet<DeadlineHistoryKind> = new Set(['NEW', 'PAUSE', 'RESUME', 'MET', 'CANCELLED']);
const BY_ITSELF: ReadonlySet<HistoryKind> = new Set(['SERVICE', 'DECISION', 'TIMER', 'MESSAGE', 'TASK_CANCELED']);

/** That a deadline was counted, paused, met: lines of the story like those of the record. Pure. */
export function deadlineLines(events: readonly DeadlineEvent[]): HistoryEntryResponse[] {
  return events.flatMap(({ deadline, entry }) => {
    if (!ADDED.has(entry.kind)) return [];
    const isLate = entry.kind === 'MET' && deadline.late;
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      kind: 'DEADLINE' as const,
      processInstanceId: deadline.processInstanceId,
      elementName: deadline.title,
      taskId: deadline.taskId ?? undefined,
      clause: entry.kind === 'NEW' ? (deadline.clause ?? undefined) : undefined,
      detail: { event: isLate ? 'MET_LATE' : entry.kind, deadlineId: deadline.id, code: deadline.code, dueAt: entry.newDueAt?.toISOString(), note: entry.note ?? undefined },
      attachments: [],
    };
  });
}

/**
 * Newest first. At one instant in the order in which the lines were written, but what became of a deadline behind what
 * brought it about: the act that met it, and what the diagram did by itself in the same step. Pure.
 */
export function inOrder(record: readonly HistoryEntryResponse[], deadlines: readonly HistoryEntryResponse[]): HistoryEntryResponse[] {
  const added = new Set(deadlines);
  const story = [...record, ...deadlines].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  for (let from = story.length - 1; from >= 0; from--) {
    const line = story[from]!;
    if (!added.has(line)) continue;
    let to = from;
    while (story[to + 1]?.at === line.at && bringsAbout(story[to + 1]!, line)) to++;
    story.splice(to, 0, ...story.splice(from, 1));
  }
  return story.reverse();
}

function bringsAbout(next: HistoryEntryResponse, { taskId, detail }: HistoryEntryResponse): boolean {
  const isMet = detail?.['event'] === 'MET' || detail?.['event'] === 'MET_LATE';
  return isMet && taskId !== undefined ? next.kind === 'TASK_COMPLETED' && next.taskId === taskId : BY_ITSELF.has(next.kind);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
