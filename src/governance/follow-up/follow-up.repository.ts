import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { FollowUp, type FollowUpKind } from './follow-up.entity';

@Injectable()
export class FollowUpRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(followUp: FollowUp): Promise<void> {
    await this.unitOfWork.repository(FollowUp).insert(followUp);
  }

  findBySource(tenantId: string, kind: FollowUpKind, source: string): Promise<FollowUp | null> {
    return this.unitOfWork.repository(FollowUp).findOneBy({ tenantId, kind, source });
  }
}
