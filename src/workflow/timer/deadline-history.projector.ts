import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf } from '../../common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged, DeadlineMissed, DeadlineReminded, dueText, type Deadline, type DeadlineHistoryKind } from '../deadline';
import { HistoryService } from '../history';

const WHY: Partial<Record<DeadlineHistoryKind, string>> = {
  CALENDAR: '工作日历更正',
  END_DATE: '结束日期变更',
  EXTENSION: '延期',
  HOLD: '暂缓',
  RESTART: '重新起算',
};

/** What the clock did to a run, in the story of that run: reminded, missed, another due instant. */
@Injectable()
export class DeadlineHistoryProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly history: HistoryService,
  ) {}

  onModuleInit(): void {
    this.events.within(DeadlineReminded, ({ deadline, at }) => this.record(deadline, at, 'REMINDED', `已提醒办理人，应于${dueText(deadline)}前完成`));
    this.events.within(DeadlineMissed, ({ deadline, at }) => this.record(deadline, at, 'MISSED', `应于${dueText(deadline)}前完成，已逾期`));
    this.events.within(DeadlineChanged, (event) => this.changed(event));
  }

  private async changed({ deadline, oldDueAt, reason, at }: DeadlineChanged): Promise<void> {
    const why = WHY[reason];
    // a resumed clock, or a count that came to the same day, changes nothing a reader would look for
    if (why === undefined || oldDueAt.getTime() === deadline.dueAt.getTime()) return;
    const before = dueText({ ...deadline, dueAt: oldDueAt, dueDate: localDateOf(oldDueAt) });
    await this.record(deadline, at, 'CHANGED', `因${why}，到期时间由${before}调整为${dueText(deadline)}`);
  }

  private record(deadline: Deadline, at: Date, event: 'REMINDED' | 'MISSED' | 'CHANGED', text: string): Promise<void> {
    return this.history.record({
      tenantId: deadline.tenantId,
      processInstanceId: deadline.processInstanceId,
      at,
      kind: 'DEADLINE',
      elementName: deadline.title,
      taskId: deadline.taskId,
      clause: deadline.clause,
      detail: { event, deadlineId: deadline.id, code: deadline.code, text: text.trim() },
    });
  }
}
