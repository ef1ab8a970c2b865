import { Injectable } from '@nestjs/common';
import { PolicyService, severityOf } from '../policy';
import type { CaseClass, Severity } from './violation.policy';

/** The pack's content catalogue (spec §1.3) as a case asks it. */
@Injectable()
export class CaseCatalogue {
  constructor(private readonly policy: PolicyService) {}

  /** Codes that the tenant's catalogue does not know. Known but inactive ones are taken: D05 ignores them. */
  async unknownItems(tenantId: string, itemCodes: readonly string[]): Promise<string[]> {
    const pack = await this.policy.packOf(tenantId);
    return itemCodes.filter((code) => !pack.contentItem(code));
  }

  /** The proposed severity: the gravest item; illegal content one level up outside the group or above 200 members. */
  async severity(
    tenantId: string,
    itemCodes: readonly string[],
    caseClass: CaseClass,
    facts: { readonly spread: string | null; readonly memberCount: number },
  ): Promise<Severity | null> {
    return severityOf(await this.policy.packOf(tenantId), { class: caseClass, severity: null, itemCodes, ...facts });
  }
}
