import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';

@Injectable()
export class SequenceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One statement: the row stays locked until the transaction ends, so that nobody gets the same number. */
  async increment(tenantId: string, name: string, year: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ value: number }>(
      `INSERT INTO number_sequence (tenant_id, name, year, value) VALUES (?, ?, ?, 1)
       ON CONFLICT (tenant_id, name, year) DO UPDATE SET value = number_sequence.value + 1 RETURNING value`,
      [tenantId, name, year],
    );
    return Number(row!.value);
  }
}
