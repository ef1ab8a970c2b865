import { Inject, Injectable } from '@nestjs/common';
import { systemActor, type Actor, type Problem } from '../../common';
import { AuditService } from '../../platform/audit';
import { SETTINGS, type Settings } from '../../platform/config';
import { UnitOfWork } from '../../platform/database';
import { PolicyService } from '../policy';
import type { Organization, OrganizationType } from './organization.entity';
import { OrganizationExists, OrganizationNotFound, OrganizationRefused } from './organization.errors';
import { OrganizationRepository } from './organization.repository';
import { checkUscc } from './uscc.policy';

/** A new customer with its root organization, which carries the same id. */
export interface TenantDraft {
  readonly id: string;
  readonly name: string;
  readonly shortName?: string;
  readonly packKey: string;
  readonly shortCode: string;
  readonly orgType: OrganizationType;
  readonly uscc?: string;
}

export interface OrganizationDraft {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly shortName?: string;
  readonly orgType: OrganizationType;
  /** the root unless given */
  readonly parentId?: string;
  /** the parent unless given */
  readonly reportsToId?: string;
  readonly supervisedById?: string;
  readonly uscc?: string;
}

/** The verbs on tenants and their organizations. */
@Injectable()
export class OrganizationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationRepository,
    private readonly policy: PolicyService,
    private readonly audit: AuditService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Refuses a pack that is not in force. */
  async createTenant(draft: TenantDraft, actor: Actor = systemActor(draft.id)): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (await this.organizations.findTenant(draft.id)) throw new OrganizationExists(draft.id);
      const { id, name, shortCode, packKey } = draft;
      this.refuseWrongCode(draft.uscc);
      this.policy.get(packKey);
      await this.organizations.insertTenant({ id, name, packKey, shortCode });
      await this.insert({ id, tenantId: id, name, shortName: draft.shortName ?? name, orgType: draft.orgType, parentId: null, reportsToId: null, supervisedById: null, uscc: draft.uscc ?? null }, actor);
    });
  }

  /** Adds a unit below an existing one of the same tenant. New units only point at existing ones, so no circle can arise. */
  async add(draft: OrganizationDraft, actor: Actor = systemActor(draft.tenantId)): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (await this.organizations.find(draft.id)) throw new OrganizationExists(draft.id);
      this.refuseWrongCode(draft.uscc);
      const parentId = draft.parentId ?? draft.tenantId;
      const reportsToId = draft.reportsToId ?? parentId;
      for (const id of new Set([parentId, reportsToId, ...(draft.supervisedById ? [draft.supervisedById] : [])])) {
        if ((await this.organizations.find(id))?.tenantId !== draft.tenantId) throw new OrganizationNotFound(id);
      }
      const { id, tenantId, name, orgType } = draft;
      await this.insert({ id, tenantId, name, shortName: draft.shortName ?? name, orgType, parentId, reportsToId, supervisedById: draft.supervisedById ?? null, uscc: draft.uscc ?? null }, actor);
    });
  }

  private async insert(organization: Organization, actor: Actor): Promise<void> {
    await this.organizations.insert(organization);
    await this.audit.record({ tenantId: organization.tenantId, actor, action: 'organization.create', object: `organization/${organization.id}`, before: undefined, after: organization });
  }

  private refuseWrongCode(uscc: string | undefined): void {
    if (uscc === undefined) return;
    const { reason } = checkUscc(uscc, this.settings.demo);
    const problems: Problem[] = reason ? [{ field: 'uscc', code: 'uscc-invalid', message: reason }] : [];
    if (problems.length > 0) throw new OrganizationRefused(problems);
  }
}
