import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { Command } from './command.entity';

@Injectable()
export class CommandRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(actorId: string, key: string): Promise<Command | null> {
    return this.unitOfWork.repository(Command).findOneBy({ actorId, key });
  }

  /**
   * Takes the key for the running transaction; answers false when it was used before. While another transaction holds
   * it this waits for that one's end: of many who come at once one acts, the others read what it answered.
   */
  async take(command: Command): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `INSERT INTO command (actor_id, idempotency_key, tenant_id, route, body_hash, status, answer, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (actor_id, idempotency_key) DO NOTHING RETURNING idempotency_key`,
      [command.actorId, command.key, command.tenantId, command.route, command.bodyHash, command.status, command.answer, command.createdAt.getTime()],
    );
    return rows.length === 1;
  }

  async answer(actorId: string, key: string, status: number, answer: string | null): Promise<void> {
    await this.unitOfWork.repository(Command).update({ actorId, key }, { status, answer });
  }

  /** Forgets up to `limit` keys older than this; answers how many. */
  async deleteBefore(instant: Date, limit: number): Promise<number> {
    const rows = await this.unitOfWork.query<{ actor_id: string; idempotency_key: string }>(
      `SELECT actor_id, idempotency_key FROM command WHERE created_at < ? ORDER BY created_at LIMIT ${limit}${this.unitOfWork.forUpdateSkipLocked}`,
      [instant.getTime()],
    );
    for (const row of rows) await this.unitOfWork.query('DELETE FROM command WHERE actor_id = ? AND idempotency_key = ?', [row.actor_id, row.idempotency_key]);
    return rows.length;
  }
}
