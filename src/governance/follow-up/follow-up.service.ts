import { Injectable } from '@nestjs/common';
import { BusinessClock, newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import type { FollowUpKind } from './follow-up.entity';
import { FollowUpRepository } from './follow-up.repository';

export interface FollowUpRequest {
  readonly tenantId: string;
  readonly kind: FollowUpKind;
  readonly groupNo?: string;
  readonly caseNo?: string;
  readonly reason: string;
  /** what caused it; the same source and kind again is the same follow-up */
  readonly source: string;
  readonly processInstanceId?: string;
}

/** Keeps what has to be taken up later (end events 转…), so that no thread ends in a diagram that does not exist yet. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly followUps: FollowUpRepository,
    private readonly clock: BusinessClock,
  ) {}

  /** Records it once; answers the id of the row. */
  record(request: FollowUpRequest): Promise<string> {
    return this.unitOfWork.run(async () => {
      const known = await this.followUps.findBySource(request.tenantId, request.kind, request.source);
      if (known) return known.id;
      const id = newId();
      await this.followUps.insert({
        id,
        tenantId: request.tenantId,
        kind: request.kind,
        groupNo: request.groupNo ?? null,
        caseNo: request.caseNo ?? null,
        reason: request.reason,
        source: request.source,
        processInstanceId: request.processInstanceId ?? null,
        createdAt: this.clock.now(),
      });
      return id;
    });
  }
}
