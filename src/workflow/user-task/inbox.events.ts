import { DomainEvent } from '../../platform/event';

/** Something entered, left or moved in the lists of these owners: `a:<user>`, `u:<user>`, `g:<ROLE:orgId>`. */
export class InboxChanged extends DomainEvent {
  constructor(readonly owners: readonly string[]) {
    super();
  }
}
