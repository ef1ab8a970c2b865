import { Injectable } from '@nestjs/common';
import { newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { BufferedMessage, MessageSubscription } from './message.entity';

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

  findInInstance(processInstanceId: string, name: string): Promise<MessageSubscription | null> {
    return this.unitOfWork.repository(MessageSubscription).findOneBy({ processInstanceId, name });
  }

  async buffer(message: Omit<BufferedMessage, 'id'>): Promise<void> {
    await this.unitOfWork.repository(BufferedMessage).insert({ id: newId(), ...message } as never);
  }

  /** Takes the oldest buffered message out, if there is one. */
  async takeBuffered(tenantId: string, name: string, correlationKey: string): Promise<BufferedMessage | null> {
    const buffered = this.unitOfWork.repository(BufferedMessage);
    const message = await buffered.findOne({ where: { tenantId, name, correlationKey }, order: { id: 'ASC' } });
    if (message) await buffered.delete({ id: message.id });
    return message;
  }
}
