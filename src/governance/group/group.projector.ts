import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import { EventBus } from '../../platform/event';
import { ProcessInstanceClosed } from '../../workflow/process-instance';
import { GROUP_TRANSITIONS, type GroupState } from './group.policy';
import { GroupRepository } from './group.repository';
import { GroupService } from './group.service';

/** An application whose run was ended from outside is over: its name is free again, and nobody waits for a decision. */
@Injectable()
export class GroupProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly rows: GroupRepository,
    private readonly groups: GroupService,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, (event) => this.closed(event));
  }

  private async closed({ instance, at }: ProcessInstanceClosed): Promise<void> {
    if (instance.processDefinitionKey !== 'group-establish' || instance.state !== 'TERMINATED' || !instance.groupNo) return;
    const ref = { tenantId: instance.tenantId, groupNo: instance.groupNo };
    const group = await this.rows.find(ref);
    const undecided: readonly GroupState[] = GROUP_TRANSITIONS.withdraw.from;
    if (!group || !undecided.includes(group.state)) return;
    await this.groups.transition(ref, 'withdraw', { at, actorId: SYSTEM_USER_ID, processInstanceId: instance.id, note: '建群流程被终止，申请撤销' });
  }
}
