import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { DeadlineChanged, DeadlineMissed } from '../../workflow/deadline';
import { UserTaskCreated } from '../../workflow/user-task';
import { EscalationReportRepository } from './escalation-report.repository';
import { EscalationReportService } from './escalation-report.service';

/** Facts of the workflow become facts of a report: its task and due instant, and that the instant passed. */
@Injectable()
export class EscalationReportProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly reports: EscalationReportRepository,
    private readonly service: EscalationReportService,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCreated, ({ task }) => this.bindTask(task));
    this.events.within(DeadlineMissed, ({ deadline, at }) => this.miss(deadline, at));
    this.events.within(DeadlineChanged, ({ deadline }) => this.move(deadline));
  }

  private async bindTask(task: UserTaskCreated['task']): Promise<void> {
    if (task.processDefinitionKey !== 'report-ladder' || task.iteration === null) return;
    const report = await this.reports.findByBranch(task.processInstanceId, task.iteration);
    if (report) await this.reports.update(report, { taskId: task.id, deadlineId: task.deadlineId, dueAt: task.dueAt });
  }

  private async miss(deadline: DeadlineMissed['deadline'], at: Date): Promise<void> {
    if (deadline.processDefinitionKey !== 'report-ladder') return;
    const report = await this.reports.findByDeadline(deadline.id);
    if (report) await this.service.miss(report, at);
  }

  private async move(deadline: DeadlineChanged['deadline']): Promise<void> {
    if (deadline.processDefinitionKey !== 'report-ladder') return;
    const report = await this.reports.findByDeadline(deadline.id);
    if (report) await this.reports.update(report, { dueAt: deadline.dueAt });
  }
}
