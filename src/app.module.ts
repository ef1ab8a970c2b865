import { Module, type DynamicModule } from '@nestjs/common';
import { DemoModule } from './demo';
import { DissolutionModule } from './governance/dissolution';
import { EscalationReportModule } from './governance/escalation-report';
import { EvidenceModule } from './governance/evidence';
import { FollowUpModule } from './governance/follow-up';
import { GroupModule } from './governance/group';
import { MembershipModule } from './governance/membership';
import { OrganizationModule } from './governance/organization';
import { PolicyModule } from './governance/policy';
import { SupervisionModule } from './governance/supervision';
import { ViolationModule } from './governance/violation';
import { AuditModule } from './platform/audit';
import { BroadcastModule } from './platform/broadcast';
import { ClockModule } from './platform/clock';
import { CommandModule } from './platform/command';
import { ConfigModule, type Settings } from './platform/config';
import { DatabaseModule } from './platform/database';
import { EventModule } from './platform/event';
import { HealthModule } from './platform/health';
import { HttpModule } from './platform/http';
import { IdentityModule } from './platform/identity';
import { NotificationModule } from './platform/notification';
import { NotificationDeliveryModule } from './platform/notification-delivery';
import { OutboxModule } from './platform/outbox';
import { SequenceModule } from './platform/sequence';
import { ApprovalSheetModule } from './workflow/approval-sheet';
import { CalendarModule } from './workflow/calendar';
import { DeadlineModule } from './workflow/deadline';
import { DeploymentModule } from './workflow/deployment';
import { FormDraftModule } from './workflow/form-draft';
import { FormSubmissionModule } from './workflow/form-submission';
import { IncidentModule } from './workflow/incident';
import { IncidentResolutionModule } from './workflow/incident-resolution';
import { InstanceVariableModule } from './workflow/instance-variable';
import { JobModule } from './workflow/job';
import { LiveUpdateModule } from './workflow/live-update';
import { MessageModule } from './workflow/message';
import { ProcessInstanceModule } from './workflow/process-instance';
import { ProcessInstanceViewModule } from './workflow/process-instance-view';
import { RegistryModule } from './workflow/registry';
import { RouteForecastModule } from './workflow/route-forecast';
import { SavedFilterModule } from './workflow/saved-filter';
import { TimerModule } from './workflow/timer';
import { HandoverModule } from './workflow/handover';
import { StandInModule } from './workflow/stand-in';
import { UserTaskModule } from './workflow/user-task';

const WORKFLOW = [
  RegistryModule, JobModule, CalendarModule, DeadlineModule, IncidentModule, DeploymentModule, ProcessInstanceModule, StandInModule, UserTaskModule, HandoverModule, TimerModule, MessageModule,
  ProcessInstanceViewModule, FormDraftModule, RouteForecastModule, InstanceVariableModule, IncidentResolutionModule, FormSubmissionModule, ApprovalSheetModule, SavedFilterModule,
  LiveUpdateModule,
];
const GOVERNANCE = [
  PolicyModule, OrganizationModule, FollowUpModule, GroupModule, MembershipModule, EvidenceModule, ViolationModule, EscalationReportModule, DissolutionModule,
  SupervisionModule,
];

/** The list of modules, floor by floor. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule.forRoot(settings.database),
        ClockModule.forRoot({ mode: settings.clock, startAt: settings.clock === 'system' ? undefined : settings.demoNow }),
        EventModule,
        BroadcastModule,
        OutboxModule,
        HttpModule,
        CommandModule,
        HealthModule,
        IdentityModule,
        AuditModule,
        SequenceModule,
        NotificationModule,
        NotificationDeliveryModule,
        ...WORKFLOW,
        ...GOVERNANCE,
        DemoModule,
      ],
    };
  }
}
