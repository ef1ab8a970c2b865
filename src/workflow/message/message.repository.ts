import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { BufferedMessage, MessageSubscription } from './message.entity';

/** What a buffered message waits for. */
export interface BufferKey {
  readonly tenantId: string;
  readonly name: string;
  readonly correlationKey: string;
}

@Injectable()
export class MessageRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async subscribe(subscription: Omit<MessageSubscription, 'id'>): Promise<void> {
    await this.unitOfWork.repository(MessageSubscription).insert({ id: newId(), ...subscription });
  }

  async unsubscribe(processInstanceId: string, activityInstanceId: string): Promise<void> {
    await this.unitOfWork.repository(MessageSubscription).delete({ processInstanceId, activityInstanceId });
  }

  /** Who waits for this, the longest-waiting first. */
  listWaiting(tenantId: string, kind: MessageSubscription['kind'], name: string, correlationKey?: string): Promise<MessageSubscription[]> {
    const where = { tenantId, kind, name, ...(correlationKey === undefined ? {} : { correlationKey }) };
    return this.unitOfWork.repository(MessageSubscription).find({ where, order: { id: 'ASC' } });
  }

  async isSubscribed(processInstanceId: string, activityInstanceId: string): Promise<boolean> {
    return (await this.unitOfWork.repository(MessageSubscription).countBy({ processInstanceId, activityInstanceId })) > 0;
  }

  findInInstance(processInstanceId: string, name: string): Promise<MessageSubscription | null> {
    return this.unitOfWork.repository(MessageSubscription).findOneBy({ processInstanceId, name, kind: 'MESSAGE' });
  }

  /** Which of these runs wait for a message of this name. */
  async listInstancesWaiting(processInstanceIds: readonly string[], name: string): Promise<Set<string>> {
    if (processInstanceIds.length === 0) return new Set();
    const found = await this.unitOfWork.repository(MessageSubscription).findBy({ processInstanceId: In([...processInstanceIds]), name, kind: 'MESSAGE' });
    return new Set(found.map((subscription) => subscription.processInstanceId));
  }

  async buffer(message: Omit<BufferedMessage, 'id'>): Promise<void> {
    await this.unitOfWork.repository(BufferedMessage).insert({ id: newId(), ...message } as never);
  }

  /** The oldest first. */
  listBuffered({ tenantId, name, correlationKey }: BufferKey, limit: number): Promise<BufferedMessage[]> {
    return this.unitOfWork.repository(BufferedMessage).find({ where: { tenantId, name, correlationKey }, order: { id: 'ASC' }, take: limit });
  }

  /** Takes it out; of two who take at once, one is told that it has it. */
  async takeBuffered(id: string): Promise<boolean> {
    return (await this.unitOfWork.repository(BufferedMessage).delete({ id })).affected === 1;
  }

  /** Keys under which a message is buffered and somebody waits. */
  async listMatched(): Promise<(BufferKey & { readonly processInstanceId: string })[]> {
    const rows = await this.unitOfWork.query<{ tenant_id: string; name: string; correlation_key: string; process_instance_id: string }>(
      `SELECT b.tenant_id, b.name, b.correlation_key, MIN(s.process_instance_id) AS process_instance_id FROM buffered_message b
         JOIN message_subscription s ON s.tenant_id = b.tenant_id AND s.name = b.name AND s.correlation_key = b.correlation_key AND s.kind = 'MESSAGE'
        GROUP BY b.tenant_id, b.name, b.correlation_key`,
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, name: row.name, correlationKey: row.correlation_key, processInstanceId: row.process_instance_id }));
  }
}
