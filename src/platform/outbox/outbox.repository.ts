import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database';
import { OutboxMessage } from './outbox-message.entity';

/** What tries of a message have left on its row. */
export type Tries = Pick<OutboxMessage, 'attempts' | 'lastError'>;

@Injectable()
export class OutboxRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(message: OutboxMessage): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).insert(message as never);
  }

  /** Pending messages that may be served now, oldest first (ids are time-ordered); none behind one that waits for its retry. */
  listDue(now: Date, limit: number, outsideKinds: readonly string[] = []): Promise<OutboxMessage[]> {
    const due = this.due(now, limit);
    return (outsideKinds.length === 0 ? due : due.andWhere('m.kind NOT IN (:...outsideKinds)', { outsideKinds })).getMany();
  }

  /** The same of one kind that goes outside. */
  listDueOutside(now: Date, limit: number, kind: string): Promise<OutboxMessage[]> {
    return this.due(now, limit).andWhere('m.kind = :kind', { kind }).getMany();
  }

  /**
   * Is it this message's turn: still to be served, due, none before it under its key, no other worker at it? Locks its row
   * where the database has row locks and answers what stands on it now.
   */
  async lockPending(id: string, now: Date): Promise<Tries | undefined> {
    const rows = await this.unitOfWork.query<TriesRow>(
      `SELECT m.attempts, m.last_error FROM outbox_message m
        WHERE m.id = ? AND m.status = 'PENDING' AND m.available_at <= ?
          AND NOT EXISTS (SELECT 1 FROM outbox_message e WHERE e.key = m.key AND e.status = 'PENDING' AND e.id < m.id)${this.unitOfWork.forUpdateSkipLocked}`,
      [id, now.getTime()],
    );
    return triesOf(rows);
  }

  /** Nobody else takes it until then; whoever has it may die meanwhile. */
  async lend(id: string, until: Date): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).update({ id }, { availableAt: until });
  }

  /** Waits for a worker that is at it; nothing when it has been served meanwhile. */
  async findPendingForUpdate(id: string): Promise<Tries | undefined> {
    return triesOf(await this.unitOfWork.query<TriesRow>(`SELECT attempts, last_error FROM outbox_message WHERE id = ? AND status = 'PENDING'${this.unitOfWork.forUpdate}`, [id]));
  }

  /** One that gave up, or waits for its next try, is due again. Keeps its last error: it has failed before. */
  async putBack(id: string, now: Date): Promise<boolean> {
    const result = await this.unitOfWork.repository(OutboxMessage).update({ id, status: In(['FAILED', 'PENDING']) }, { status: 'PENDING', attempts: 0, availableAt: now });
    return result.affected === 1;
  }

  async isPending(key: string): Promise<boolean> {
    return (await this.unitOfWork.repository(OutboxMessage).countBy({ key, status: In(['PENDING', 'HELD']) })) > 0;
  }

  async markDone(id: string, at: Date): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).update({ id }, { status: 'DONE', doneAt: at });
  }

  async markHeld(id: string, heldFor: string): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).update({ id }, { status: 'HELD', heldFor });
  }

  /** What was held for this may be served again, in its old order. Answers whether there was any. */
  async release(heldFor: string): Promise<boolean> {
    const result = await this.unitOfWork.repository(OutboxMessage).update({ heldFor, status: 'HELD' }, { status: 'PENDING', heldFor: null });
    return (result.affected ?? 0) > 0;
  }

  async markPutOff(id: string, notBefore: Date): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).update({ id, status: 'PENDING' }, { status: 'HELD', notBefore });
  }

  /** Has the time come for anything of this kind that was put off? */
  isPutOffDue(kind: string, businessNow: Date): Promise<boolean> {
    return this.unitOfWork.repository(OutboxMessage).existsBy({ kind, status: 'HELD', notBefore: LessThanOrEqual(businessNow) });
  }

  /** What of this kind was put off until now may be served. */
  async releasePutOff(kind: string, businessNow: Date, now: Date): Promise<void> {
    await this.unitOfWork
      .repository(OutboxMessage)
      .update({ kind, status: 'HELD', notBefore: LessThanOrEqual(businessNow) }, { status: 'PENDING', notBefore: null, availableAt: now });
  }

  async markFailed(id: string, failure: { attempts: number; error: string; availableAt: Date; gaveUp: boolean }): Promise<void> {
    await this.unitOfWork.repository(OutboxMessage).update(
      { id, status: 'PENDING' },
      { attempts: failure.attempts, lastError: failure.error.slice(0, 1000), availableAt: failure.availableAt, status: failure.gaveUp ? 'FAILED' : 'PENDING' },
    );
  }

  private due(now: Date, limit: number): SelectQueryBuilder<OutboxMessage> {
    return this.unitOfWork
      .repository(OutboxMessage)
      .createQueryBuilder('m')
      .where('m.status = :status', { status: 'PENDING' })
      .andWhere('m.available_at <= :now', { now: now.getTime() })
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM outbox_message e WHERE e.key = m.key AND e.status = :status AND e.id < m.id AND e.available_at > :now)',
      )
      .orderBy('m.id')
      .limit(limit);
  }
}

interface TriesRow {
  readonly attempts: number;
  readonly last_error: string | null;
}

function triesOf([row]: readonly TriesRow[]): Tries | undefined {
  return row && { attempts: Number(row.attempts), lastError: row.last_error };
}
