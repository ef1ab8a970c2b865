import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { landingOf, maskPlatformId } from './group-landing.policy';
import { GroupRoster } from './group-roster.registry';
import { GroupScheduleService } from './group-schedule.service';
import { GroupRepository } from './group.repository';
import { GroupService } from './group.service';
import { factsOf, refOf } from './group.service-tasks';

/** Service tasks of a group that begins to run, and of one whose function is over. */
@Injectable()
export class GroupOperationServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly groups: GroupService,
    private readonly rows: GroupRepository,
    private readonly roster: GroupRoster,
    private readonly schedule: GroupScheduleService,
    private readonly processes: ProcessInstanceService,
  ) {}

  onModuleInit(): void {
    this.registry.register('group.land', (call) => this.land(call));
    this.registry.register('group.scheduleCycles', (call) => this.scheduleCycles(call));
    this.registry.register('group.requestDissolution', (call) => this.requestDissolution(call));
  }

  /** The group stands in the app: ACTIVE, with the people of the opening roster as its first members. */
  private async land(call: ServiceTaskCall): Promise<Variables> {
    const landing = landingOf(call.variables);
    const facts = factsOf(call);
    const group = await this.groups.transition(refOf(call), 'land', {
      ...facts,
      note: `名册 ${landing.roster.length} 人`,
      values: {
        name: landing.name,
        memberCap: landing.cap,
        createdOnPlatformDate: landing.createdDate,
        platformGroupIdMasked: maskPlatformId(landing.platformGroupId),
        joinConfirm: landing.joinConfirm,
        joinConfirmNote: landing.joinConfirmNote,
        landedAt: facts.at,
      },
    });
    const members = await this.roster.admitOpening(group, landing.roster, facts);
    await this.groups.setMemberCount(refOf(call), members, facts);
    // the roster lives in the register from here on; an instance keeps no copy of people's names
    return { groupName: landing.name, memberCount: members, roster: null, platformGroupId: null };
  }

  private async scheduleCycles(call: ServiceTaskCall): Promise<Variables> {
    const group = await this.rows.getForUpdate(refOf(call));
    const nextAudit = await this.schedule.scheduleAudits(refOf(call), call.context.now, group.auditMonths ?? 6);
    await this.schedule.schedulePlannedEnd(refOf(call), group.plannedEndDate);
    return { nextAuditDate: localDateOf(nextAudit) };
  }

  /** The audit found that the group's function is completed (B14a): P12 begins as a run of its own. */
  private async requestDissolution(call: ServiceTaskCall): Promise<void> {
    const { tenantId, now } = call.context;
    const { groupNo } = refOf(call);
    await this.processes.startLater({
      tenantId,
      processDefinitionKey: 'group-dissolve',
      variables: { groupNo, trigger: 'FUNCTION_DONE', confirmedDate: localDateOf(now) },
      key: groupNo,
    });
  }
}
