import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../common';
import { OutboxHandlerRegistry } from '../../platform/outbox';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { MembershipRepository } from './membership.repository';

/** Outbox message: the runs about a group's members are to end with the group. */
export const END_RUNS = 'membership.end-runs';

/** Ends the open admissions and audits of a group. */
@Injectable()
export class MembershipRunService implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlerRegistry,
    private readonly rows: MembershipRepository,
    private readonly processes: ProcessInstanceService,
  ) {}

  onModuleInit(): void {
    this.handlers.register<{ tenantId: string; groupNo: string }>(END_RUNS, ({ tenantId, groupNo }) => this.endAll(tenantId, groupNo));
  }

  private async endAll(tenantId: string, groupNo: string): Promise<void> {
    const open = await this.rows.listOpenRuns({ tenantId, groupNo });
    for (const id of open) await this.processes.cancel(id, systemActor(tenantId), '群组已解散');
  }
}
