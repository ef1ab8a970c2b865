import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { GENESIS_HASH } from './audit-chain.policy';
import { AuditEntry, AuditHead } from './audit-entry.entity';

/** Rows of the log: append and read; there is no update and no delete. */
@Injectable()
export class AuditRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Locks the end of the tenant's chain until the transaction ends. */
  async lockHead(tenantId: string): Promise<{ number: number; hash: string }> {
    await this.unitOfWork.query('INSERT INTO audit_head (tenant_id, number, hash) VALUES (?, 0, ?) ON CONFLICT (tenant_id) DO NOTHING', [tenantId, GENESIS_HASH]);
    const [head] = await this.unitOfWork.query<{ number: number; hash: string }>(
      `SELECT number, hash FROM audit_head WHERE tenant_id = ?${this.unitOfWork.forUpdate}`,
      [tenantId],
    );
    return { number: Number(head!.number), hash: head!.hash };
  }

  async append(entry: AuditEntry): Promise<void> {
    await this.unitOfWork.repository(AuditEntry).insert(entry as never);
    await this.unitOfWork.repository(AuditHead).update({ tenantId: entry.tenantId }, { number: entry.number, hash: entry.hash });
  }

  findHead(tenantId: string): Promise<AuditHead | null> {
    return this.unitOfWork.repository(AuditHead).findOneBy({ tenantId });
  }

  /** The next entries after `number`, oldest first. */
  listAfter(tenantId: string, number: number, limit: number): Promise<AuditEntry[]> {
    return this.unitOfWork
      .repository(AuditEntry)
      .createQueryBuilder('entry')
      .where('entry.tenantId = :tenantId AND entry.number > :number', { tenantId, number })
      .orderBy('entry.number', 'ASC')
      .limit(limit)
      .getMany();
  }
}
