import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import { EventBus } from '../../platform/event';
import { OutboxService } from '../../platform/outbox';
import { ProcessInstanceClosed } from '../../workflow/process-instance';
import { GroupScheduleService, GroupStateChanged } from '../group';
import { MemberAuditService } from './member-audit.service';
import { END_RUNS } from './membership-run.service';
import { MembershipService } from './membership.service';

/**
 * A group that has ended has no members, no next audit and no open admission. The runs are ended through the outbox:
 * the event comes up inside a step of the dissolution, which must not step another instance.
 */
@Injectable()
export class MembershipProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly memberships: MembershipService,
    private readonly audits: MemberAuditService,
    private readonly schedule: GroupScheduleService,
    private readonly outbox: OutboxService,
  ) {}

  onModuleInit(): void {
    this.events.within(GroupStateChanged, (event) => this.react(event));
    this.events.within(ProcessInstanceClosed, (event) => this.ended(event));
  }

  /** Ended from outside: the next audit may begin, and nobody waits to be admitted. */
  private async ended({ instance, at }: ProcessInstanceClosed): Promise<void> {
    const { processDefinitionKey: key, tenantId, groupNo, businessKey, variables } = instance;
    if (instance.state !== 'TERMINATED' || !groupNo) return;
    if (key === 'member-audit') await this.audits.cancelOpen({ tenantId, groupNo }, { at, actorId: SYSTEM_USER_ID }, businessKey);
    if (key === 'member-admission' && typeof variables.membershipId === 'string') await this.memberships.abandon(tenantId, variables.membershipId, '入群流程被终止');
  }

  private async react({ tenantId, groupNo, to, at }: GroupStateChanged): Promise<void> {
    if (to !== 'DISSOLVED' && to !== 'LOST_CONTROL') return;
    const acting = { at, actorId: SYSTEM_USER_ID };
    await this.memberships.dissolve({ tenantId, groupNo }, acting);
    await this.audits.cancelOpen({ tenantId, groupNo }, acting);
    await this.schedule.stop({ tenantId, groupNo });
    await this.outbox.put({ tenantId, kind: END_RUNS, payload: { tenantId, groupNo }, key: groupNo });
  }
}
