import { Injectable } from '@nestjs/common';

type FindPackKey = (tenantId: string) => Promise<string | undefined>;

/** Which pack a tenant follows: known to the organization module, which stands beside this one and imports it. */
@Injectable()
export class TenantPackRegistry {
  private findPackKey: FindPackKey | undefined;

  provide(findPackKey: FindPackKey): void {
    this.findPackKey = findPackKey;
  }

  find(tenantId: string): Promise<string | undefined> {
    if (!this.findPackKey) throw new Error('no tenant directory is registered');
    return this.findPackKey(tenantId);
  }
}
