import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { DissolutionRecord, RUNNING_STATES } from './dissolution.entity';
import { DissolutionNotFound } from './dissolution.errors';

@Injectable()
export class DissolutionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(DissolutionRecord);
  }

  async insert(record: DissolutionRecord): Promise<void> {
    await this.rows.insert(record as never);
  }

  async update(record: DissolutionRecord, values: Partial<DissolutionRecord>): Promise<DissolutionRecord> {
    await this.rows.update({ id: record.id }, values as never);
    return Object.assign(record, values);
  }

  findByInstance(processInstanceId: string): Promise<DissolutionRecord | null> {
    return this.rows.findOneBy({ processInstanceId });
  }

  async getByInstance(processInstanceId: string): Promise<DissolutionRecord> {
    const record = await this.findByInstance(processInstanceId);
    if (!record) throw new DissolutionNotFound(processInstanceId);
    return record;
  }

  /** The group's dissolution that has not come to its end; at most one. */
  findRunning(tenantId: string, groupNo: string): Promise<DissolutionRecord | null> {
    return this.rows.findOneBy({ tenantId, groupNo, state: In([...RUNNING_STATES]) });
  }

  /** Newest first. */
  listByGroup(tenantId: string, groupNo: string): Promise<DissolutionRecord[]> {
    return this.rows.find({ where: { tenantId, groupNo }, order: { id: 'DESC' } });
  }
}
