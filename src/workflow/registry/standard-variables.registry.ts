import { Injectable } from '@nestjs/common';
import type { Variables } from '../../engine';

/** Variables every run of a tenant starts with: the policy pack it is pinned to. The domain provides them. */
@Injectable()
export class StandardVariablesRegistry {
  private provider: ((tenantId: string) => Promise<Variables>) | undefined;

  provide(provider: (tenantId: string) => Promise<Variables>): void {
    this.provider = provider;
  }

  of(tenantId: string): Promise<Variables> {
    return this.provider ? this.provider(tenantId) : Promise.resolve({});
  }
}
