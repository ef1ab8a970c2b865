import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { GroupCase } from './group.dto';

export interface GroupCasesProvider {
  /** the cases of the group this actor may know of */
  list(tenantId: string, groupNo: string, actor: Actor): Promise<readonly GroupCase[]>;
  /** has this person, as owner of any group, an open case of severity S1 or S2? */
  hasOpenSevereCase(tenantId: string, ownerId: string): Promise<boolean>;
}

/** What the register needs to know about cases; the violation module, which stands above, provides it. */
@Injectable()
export class GroupCases implements GroupCasesProvider {
  private provider: GroupCasesProvider | undefined;

  provide(provider: GroupCasesProvider): void {
    this.provider = provider;
  }

  list(tenantId: string, groupNo: string, actor: Actor): Promise<readonly GroupCase[]> {
    return this.provider ? this.provider.list(tenantId, groupNo, actor) : Promise.resolve([]);
  }

  hasOpenSevereCase(tenantId: string, ownerId: string): Promise<boolean> {
    return this.provider ? this.provider.hasOpenSevereCase(tenantId, ownerId) : Promise.resolve(false);
  }
}
