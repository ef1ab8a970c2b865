import { Module, type OnModuleInit } from '@nestjs/common';
import { NotificationModule } from '../../platform/notification';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { FollowUpModule } from '../follow-up';
import { GroupModule, GroupRoster } from '../group';
import { AdmissionNotices } from './admission-notice.service';
import { AdmissionService } from './admission.service';
import { AdmissionServiceTasks } from './admission.service-tasks';
import { MemberAuditCycle } from './member-audit-cycle.service';
import { MemberAuditService } from './member-audit.service';
import { MemberAuditServiceTasks } from './member-audit.service-tasks';
import { MembershipRunService } from './membership-run.service';
import { MemberPickerController } from './membership.controller';
import { MembershipProjector } from './membership.projector';
import { MembershipQueries } from './membership.queries';
import { MembershipRepository } from './membership.repository';
import { MembershipService } from './membership.service';
import { MembershipTaskGuards } from './membership.task-guards';

@Module({
  imports: [GroupModule, FollowUpModule, NotificationModule, ProcessInstanceModule],
  controllers: [MemberPickerController],
  providers: [
    MembershipRepository,
    MembershipService,
    MembershipQueries,
    MembershipProjector,
    MembershipRunService,
    MembershipTaskGuards,
    AdmissionService,
    AdmissionNotices,
    AdmissionServiceTasks,
    MemberAuditService,
    MemberAuditServiceTasks,
    MemberAuditCycle,
  ],
  exports: [MembershipService, MembershipQueries],
})
export class MembershipModule implements OnModuleInit {
  constructor(
    private readonly roster: GroupRoster,
    private readonly queries: MembershipQueries,
    private readonly memberships: MembershipService,
  ) {}

  onModuleInit(): void {
    this.roster.provide({
      list: (tenantId, groupNo) => this.queries.list(tenantId, groupNo),
      admitOpening: (group, members, facts) => this.memberships.admitOpening(group, members, facts),
    });
  }
}
