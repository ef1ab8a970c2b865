import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { Evidence } from './evidence.entity';

export type Attachment = Pick<Evidence, 'attachedAt' | 'taskId' | 'processInstanceId' | 'caseNo' | 'groupNo' | 'duplicateOf' | 'custody'>;

@Injectable()
export class EvidenceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(evidence: Evidence): Promise<void> {
    await this.unitOfWork.repository(Evidence).insert(evidence as never);
  }

  find(tenantId: string, id: string): Promise<Evidence | null> {
    return this.unitOfWork.repository(Evidence).findOneBy({ id, tenantId });
  }

  listByIds(tenantId: string, ids: readonly string[]): Promise<Evidence[]> {
    return this.unitOfWork.repository(Evidence).find({ where: { tenantId, id: In([...ids]) }, order: { id: 'ASC' } });
  }

  listOfTask(taskId: string): Promise<Evidence[]> {
    return this.unitOfWork.repository(Evidence).find({ where: { taskId }, order: { id: 'ASC' } });
  }

  /** Answers false when somebody was faster. */
  async attach(id: string, attachment: Attachment): Promise<boolean> {
    const result = await this.unitOfWork.repository(Evidence).update({ id, attachedAt: IsNull() }, attachment as never);
    return result.affected === 1;
  }
}
