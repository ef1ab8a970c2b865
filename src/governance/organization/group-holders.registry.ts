import { Injectable } from '@nestjs/common';

/** Who holds what on one chat group, as user ids. */
export interface HoldersOfGroup {
  readonly unitId?: string;
  readonly ownerIds: readonly string[];
  readonly adminIds: readonly string[];
  readonly firstResponsibleIds: readonly string[];
  readonly designatedIds?: readonly string[];
}

type FindHolders = (tenantId: string, groupNo: string) => Promise<HoldersOfGroup | undefined>;

/** `@group` needs the register, which is built on this module; it registers itself here. */
@Injectable()
export class GroupHolders {
  private findHolders: FindHolders | undefined;

  provide(findHolders: FindHolders): void {
    this.findHolders = findHolders;
  }

  async find(tenantId: string, groupNo: string | undefined): Promise<HoldersOfGroup | undefined> {
    if (!groupNo) return undefined;
    if (!this.findHolders) throw new Error('no group holders are registered');
    return this.findHolders(tenantId, groupNo);
  }
}
