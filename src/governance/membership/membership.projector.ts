import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import { EventBus } from '../../platform/event';
import { OutboxService } from '../../platform/outbox';
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
