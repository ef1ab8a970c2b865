import { EventSubscriber, type AfterQueryEvent, type EntitySubscriberInterface } from 'typeorm';
import { faultOf } from './database-fault.policy';

/**
 * Ends the connection on which a statement got no answer. `query_timeout` only tells the caller; the pool would hand the
 * same dead connection to the next one, who would wait as long again, for as long as the network says nothing.
 */
@EventSubscriber()
export class LostConnectionSubscriber implements EntitySubscriberInterface {
  async afterQuery({ success, error, queryRunner }: AfterQueryEvent): Promise<void> {
    if (success || faultOf({ driverError: error as unknown }) !== 'connection-lost') return;
    const connection = (await queryRunner.connect()) as { end(): Promise<void> };
    // the pool takes no connection back that is being ended; not waited for: a dead network would never answer
    void connection.end();
  }
}
