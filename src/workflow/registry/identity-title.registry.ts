import { Injectable } from '@nestjs/common';

/** How an identity such as `REGISTRAR:DEMO-ST` reads to people: 党群工作部（备案）. The domain provides it. */
@Injectable()
export class IdentityTitleRegistry {
  private provider: ((identity: string, tenantId: string) => Promise<string>) | undefined;

  provide(provider: (identity: string, tenantId: string) => Promise<string>): void {
    this.provider = provider;
  }

  of(identity: string, tenantId: string): Promise<string> {
    return this.provider ? this.provider(identity, tenantId) : Promise.resolve(identity);
  }
}
