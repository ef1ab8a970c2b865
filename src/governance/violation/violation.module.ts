import { Module, type OnModuleInit } from '@nestjs/common';
import { NotificationModule } from '../../platform/notification';
import { MessageModule } from '../../workflow/message';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { EvidenceModule } from '../evidence';
import { FollowUpModule } from '../follow-up';
import { GroupCases, GroupModule } from '../group';
import { AnonymousReportService } from './anonymous-report.service';
import { CaseCatalogue } from './case-catalogue.queries';
import { CaseReports } from './case-reports.registry';
import { EvidenceHoldService } from './evidence-hold.service';
import { ViolationClosingService } from './violation-closing.service';
import { ViolationController } from './violation.controller';
import { ViolationHandlingService } from './violation-handling.service';
import { ViolationIntakeService } from './violation-intake.service';
import { ViolationCaseQueries } from './violation.queries';
import { ViolationProjector } from './violation.projector';
import { ViolationRepository } from './violation.repository';
import { ViolationServiceTasks, ViolationVisibility } from './violation.service-tasks';
import { ViolationStartService } from './violation-start.service';
import { ViolationTaskGuards } from './violation.task-guards';

@Module({
  imports: [EvidenceModule, FollowUpModule, GroupModule, MessageModule, NotificationModule, ProcessInstanceModule],
  controllers: [ViolationController],
  providers: [
    AnonymousReportService, CaseCatalogue, CaseReports, EvidenceHoldService, ViolationCaseQueries, ViolationClosingService, ViolationHandlingService,
    ViolationIntakeService, ViolationProjector, ViolationRepository, ViolationServiceTasks, ViolationStartService, ViolationTaskGuards, ViolationVisibility,
  ],
  exports: [AnonymousReportService, CaseReports, ViolationCaseQueries],
})
export class ViolationModule implements OnModuleInit {
  constructor(
    private readonly groupCases: GroupCases,
    private readonly queries: ViolationCaseQueries,
  ) {}

  onModuleInit(): void {
    this.groupCases.provide({
      list: (_tenantId, groupNo, actor) => this.queries.listForGroup(actor, groupNo),
      hasOpenSevereCase: (tenantId, ownerId) => this.queries.hasOpenSevereCase(tenantId, ownerId),
    });
  }
}
