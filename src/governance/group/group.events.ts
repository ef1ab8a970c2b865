import { DomainEvent } from '../../platform/event';
import type { GroupEvent, GroupOverlay, GroupState } from './group.policy';

/** A group was created (`from` is null) or changed its state. */
export class GroupStateChanged extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly groupNo: string,
    readonly event: GroupEvent,
    readonly from: GroupState | null,
    readonly to: GroupState,
    readonly at: Date,
  ) {
    super();
  }
}

/** A mark on a group was switched. */
export class GroupOverlayChanged extends DomainEvent {
  constructor(
    readonly tenantId: string,
    readonly groupNo: string,
    readonly overlay: GroupOverlay,
    readonly on: boolean,
    readonly at: Date,
  ) {
    super();
  }
}
