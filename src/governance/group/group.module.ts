import { Module, type OnModuleInit } from '@nestjs/common';
import { CalendarModule } from '../../workflow/calendar';
import { DeadlineModule } from '../../workflow/deadline';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { ProcessInstanceViewModule } from '../../workflow/process-instance-view';
import { DutyRegistry, OptionLabelRegistry } from '../../workflow/registry';
import { UserTaskModule } from '../../workflow/user-task';
import { GroupHolders, OrganizationModule } from '../organization';
import { PolicyModule } from '../policy';
import { GroupApplicationService } from './group-application.service';
import { GroupCases } from './group-cases.registry';
import { GroupDuties } from './group-duty.queries';
import { GroupDetails } from './group-detail.queries';
import { GroupForecasts } from './group-forecast.queries';
import { GroupLandingService } from './group-landing.service';
import { GroupOperationServiceTasks } from './group-operation.service-tasks';
import { GroupPeople } from './group-people.queries';
import { GroupRoster } from './group-roster.registry';
import { GroupRuns } from './group-run.queries';
import { GroupScheduleService } from './group-schedule.service';
import { GroupSummaries } from './group-summary.queries';
import { GroupController, GroupPickerController } from './group.controller';
import { GroupProjector } from './group.projector';
import { GroupQueries } from './group.queries';
import { GroupRepository } from './group.repository';
import { GroupService } from './group.service';
import { GroupServiceTasks } from './group.service-tasks';
import { GroupTaskGuards } from './group.task-guards';

@Module({
  imports: [PolicyModule, OrganizationModule, CalendarModule, DeadlineModule, ProcessInstanceModule, ProcessInstanceViewModule, UserTaskModule],
  controllers: [GroupController, GroupPickerController],
  providers: [
    GroupRepository,
    GroupService,
    GroupQueries,
    GroupPeople,
    GroupDuties,
    GroupCases,
    GroupRoster,
    GroupApplicationService,
    GroupLandingService,
    GroupScheduleService,
    GroupServiceTasks,
    GroupProjector,
    GroupOperationServiceTasks,
    GroupTaskGuards,
    GroupSummaries,
    GroupForecasts,
    GroupRuns,
    GroupDetails,
  ],
  exports: [GroupRepository, GroupService, GroupQueries, GroupPeople, GroupCases, GroupRoster, GroupScheduleService, GroupForecasts, GroupSummaries],
})
export class GroupModule implements OnModuleInit {
  constructor(
    private readonly holders: GroupHolders,
    private readonly groups: GroupQueries,
    private readonly options: OptionLabelRegistry,
    private readonly duties: DutyRegistry,
    private readonly groupDuties: GroupDuties,
  ) {}

  onModuleInit(): void {
    this.holders.provide((tenantId, groupNo) => this.groups.findHolders(tenantId, groupNo));
    this.duties.provide((tenantId, userId) => this.groupDuties.listOf(tenantId, userId));
    this.options.provide('group', async (tenantId, groupNos) => new Map((await this.groups.listByNumbers(tenantId, groupNos)).map(({ groupNo, name }) => [groupNo, `${name}（${groupNo}）`])));
  }
}
