import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../common';
import { NotificationService } from '../../platform/notification';
import type { WorkGroup } from '../group';
import type { DissolutionRecord } from './dissolution.entity';

/** Tells owner and first responsible person what the clock does without them. */
@Injectable()
export class DissolutionNoticeService {
  constructor(private readonly notifications: NotificationService) {}

  endTakenFromPlan(group: WorkGroup, record: DissolutionRecord, date: LocalDate): Promise<void> {
    return this.tell(group, record, 'end-by-plan', `无人确认，按 ${date} 结束处理`, `“${group.name}”的结束日期在 2 个工作日内无人确认，现按 ${date} 起算解散期限。`);
  }

  clockStarted(group: WorkGroup, record: DissolutionRecord, bornOverdue: boolean): Promise<void> {
    const due = `应于 ${record.dueDate} 前解散“${group.name}”并登记。`;
    return bornOverdue
      ? this.tell(group, record, 'clock', '确认时已逾期', `期限自 ${record.startDate} 起算，${due}确认时已逾期，确认延误由第一责任人负责。`)
      : this.tell(group, record, 'clock', '解散期限开始计算', `期限自 ${record.startDate} 起算（当日不计），${due}`);
  }

  private async tell(group: WorkGroup, record: DissolutionRecord, occasion: string, title: string, body: string): Promise<void> {
    const userIds = [...new Set([group.ownerId, group.firstResponsibleId].filter((id): id is string => id !== null))];
    await this.notifications.notify({
      tenantId: record.tenantId,
      userIds,
      kind: 'INFO',
      title,
      body,
      processInstanceId: record.processInstanceId,
      dedupeKey: `dissolution:${record.id}:${occasion}`,
    });
  }
}
