import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { Evidence, type CustodyStep } from './evidence.entity';

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

  /** Of these what an earlier task of the same step of this run brought along: whoever does the step again may send it again. */
  async listOfStepBefore(taskId: string, ids: readonly string[]): Promise<Evidence[]> {
    if (ids.length === 0) return [];
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT e.id FROM user_task again
         JOIN user_task before ON before.process_instance_id = again.process_instance_id AND before.element_id = again.element_id AND COALESCE(before.iteration, -1) = COALESCE(again.iteration, -1)
         JOIN evidence e ON e.task_id = before.id AND e.tenant_id = again.tenant_id
        WHERE again.id = ? AND before.id <> again.id AND before.state <> 'CREATED' AND e.id IN (${ids.map(() => '?').join(', ')})`,
      [taskId, ...ids],
    );
    return rows.length === 0 ? [] : this.unitOfWork.repository(Evidence).find({ where: { id: In(rows.map(({ id }) => id)) }, order: { id: 'ASC' } });
  }

  /** It stays where it was attached; its custody tells of the other task. */
  async addCustody({ id, custody }: Evidence, step: CustodyStep): Promise<void> {
    await this.unitOfWork.repository(Evidence).update({ id }, { custody: [...custody, step] } as never);
  }

  /** Answers false when somebody was faster. */
  async attach(id: string, attachment: Attachment): Promise<boolean> {
    const result = await this.unitOfWork.repository(Evidence).update({ id, attachedAt: IsNull() }, attachment as never);
    return result.affected === 1;
  }
}
