import { Injectable } from '@nestjs/common';
import type { RosterMember } from './group.dto';
import type { WorkGroup } from './group.entity';

/** A person of the opening roster, as the landing form gives them. */
export interface OpeningMember {
  readonly name: string;
  readonly unit: string | null;
  readonly category: string;
  readonly method: string;
  readonly nickname: string | null;
  readonly mobile: string | null;
}

export interface GroupRosterProvider {
  list(tenantId: string, groupNo: string): Promise<readonly RosterMember[]>;
  /** Admits the people who are in the group when it lands; answers how many. */
  admitOpening(group: WorkGroup, members: readonly OpeningMember[], facts: { readonly at: Date; readonly actorId: string }): Promise<number>;
}

/** The roster of a group; the membership module, which stands above, provides it. */
@Injectable()
export class GroupRoster implements GroupRosterProvider {
  private provider: GroupRosterProvider | undefined;

  provide(provider: GroupRosterProvider): void {
    this.provider = provider;
  }

  list(tenantId: string, groupNo: string): Promise<readonly RosterMember[]> {
    return this.get().list(tenantId, groupNo);
  }

  admitOpening(group: WorkGroup, members: readonly OpeningMember[], facts: { readonly at: Date; readonly actorId: string }): Promise<number> {
    return this.get().admitOpening(group, members, facts);
  }

  private get(): GroupRosterProvider {
    if (!this.provider) throw new Error('nobody keeps the roster');
    return this.provider;
  }
}
