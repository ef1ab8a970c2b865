import type { Actor } from '../../common';
import { DomainEvent } from '../../platform/event';
import type { StandIn } from './stand-in.entity';

/** Somebody begins or ceases to act for somebody else; published within the transaction. */
export class StandInChanged extends DomainEvent {
  constructor(
    readonly standIn: StandIn,
    readonly actor: Actor,
    readonly what: 'ARRANGED' | 'REVOKED',
  ) {
    super();
  }
}
