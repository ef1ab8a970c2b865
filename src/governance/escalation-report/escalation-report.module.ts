import { Module, type OnModuleInit } from '@nestjs/common';
import { NotificationModule } from '../../platform/notification';
import { MessageModule } from '../../workflow/message';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { OrganizationModule } from '../organization';
import { CaseReports, ViolationModule } from '../violation';
import { EscalationReportProjector } from './escalation-report.projector';
import { EscalationReportQueries } from './escalation-report.queries';
import { EscalationReportRepository } from './escalation-report.repository';
import { EscalationReportService } from './escalation-report.service';
import { EscalationReportServiceTasks } from './escalation-report.service-tasks';
import { ReportDelivery } from './report-delivery.service';

@Module({
  imports: [MessageModule, NotificationModule, OrganizationModule, ProcessInstanceModule, ViolationModule],
  providers: [EscalationReportProjector, EscalationReportQueries, EscalationReportRepository, EscalationReportService, EscalationReportServiceTasks, ReportDelivery],
  exports: [EscalationReportQueries],
})
export class EscalationReportModule implements OnModuleInit {
  constructor(
    private readonly caseReports: CaseReports,
    private readonly queries: EscalationReportQueries,
  ) {}

  onModuleInit(): void {
    this.caseReports.provide(this.queries);
  }
}
