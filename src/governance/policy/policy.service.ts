import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DecisionCache, DecisionInvalid, type DecisionTable } from '../../engine/decision';
import { UnitOfWork } from '../../platform/database';
import { DeadlineRuleRegistry, type DeadlineRule } from '../../workflow/registry';
import { activationGaps } from './pack-activation.policy';
import type { EscalationLevel, PolicyPack } from './policy-pack';
import { PolicyPackRepository } from './policy-pack.repository';
import { DeadlineCodeUnknown, DecisionUnknown, PackNotActivatable, PackNotFound, type ActivationGap } from './policy.errors';
import { TenantPackRegistry } from './tenant-pack.registry';

/** What an instance remembers of its pack; merged into its start variables. */
export interface PinnedPack {
  readonly packId: string;
  readonly packVersion: string;
}

/** The packs in force, which tenant follows which, and what they say. Answers the T-codes of the deadlines. */
@Injectable()
export class PolicyService implements OnModuleInit {
  private readonly logger = new Logger(PolicyService.name);
  private readonly cache = new DecisionCache();
  private readonly current = new Map<string, { readonly pack: PolicyPack; readonly gaps: readonly ActivationGap[] }>();
  private readonly pinned = new Map<string, PolicyPack>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly packs: PolicyPackRepository,
    private readonly tenants: TenantPackRegistry,
    private readonly deadlineRules: DeadlineRuleRegistry,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load();
    this.deadlineRules.provide({ get: (code, tenantId) => this.getDeadlineRule(code, tenantId) });
  }

  /** Reads the packs of the folder and checks them. One with gaps stays out of force; its tenants are told which. */
  async load(): Promise<void> {
    for (const pack of await this.packs.readAll()) {
      const gaps = activationGaps(pack, await this.readableTables(pack));
      if (gaps.length > 0) this.logger.error(new PackNotActivatable(pack.id, gaps).message);
      else await this.unitOfWork.run(() => this.packs.keep(pack));
      this.current.set(pack.id, { pack, gaps });
    }
  }

  /** The pack in force for the tenant. */
  async packOf(tenantId: string): Promise<PolicyPack> {
    const key = await this.tenants.find(tenantId);
    if (!key) throw new PackNotFound(tenantId);
    return this.get(key);
  }

  /** The pack of that key in force. */
  get(packId: string): PolicyPack {
    const known = this.current.get(packId);
    if (!known) throw new PackNotFound(packId);
    if (known.gaps.length > 0) throw new PackNotActivatable(packId, known.gaps);
    return known.pack;
  }

  inForce(): readonly PolicyPack[] {
    return [...this.current.values()].filter(({ gaps }) => gaps.length === 0).map(({ pack }) => pack);
  }

  /** Keys of the packs in the folder with what each one lacks. */
  list(): readonly { readonly packId: string; readonly gaps: readonly ActivationGap[] }[] {
    return [...this.current].map(([packId, { gaps }]) => ({ packId, gaps }));
  }

  async pin(tenantId: string): Promise<PinnedPack> {
    const pack = await this.packOf(tenantId);
    return { packId: pack.id, packVersion: pack.version };
  }

  /** The pack an instance pinned; the one in force when it pinned none. */
  async packFor(tenantId: string, packVersion?: unknown): Promise<PolicyPack> {
    const pack = await this.packOf(tenantId);
    if (typeof packVersion !== 'string' || packVersion === pack.version) return pack;
    const ref = `${pack.id}@${packVersion}`;
    const found = this.pinned.get(ref) ?? (await this.packs.find(ref));
    if (!found) throw new PackNotFound(ref);
    this.pinned.set(ref, found);
    return found;
  }

  /** The parsed decision table of a pack. */
  decisionTable(pack: PolicyPack, decisionRef: string): Promise<DecisionTable> {
    const xml = pack.decisions[decisionRef];
    if (xml === undefined) throw new DecisionUnknown(decisionRef, pack.id);
    return this.cache.get(`${pack.ref}/${decisionRef}`, () => xml);
  }

  /** A T-code of the tenant's pack. */
  async getDeadlineRule(code: string, tenantId: string): Promise<DeadlineRule> {
    const pack = await this.packOf(tenantId);
    const rule = pack.deadline(code);
    if (!rule) throw new DeadlineCodeUnknown(code, pack.id);
    return rule;
  }

  /** The S1 levels of a T-code: who is told how late. */
  async escalationLevels(tenantId: string, code: string): Promise<readonly EscalationLevel[]> {
    return (await this.packOf(tenantId)).escalationOf(code);
  }

  private async readableTables(pack: PolicyPack): Promise<Map<string, DecisionTable>> {
    const tables = new Map<string, DecisionTable>();
    for (const key of Object.keys(pack.decisions)) {
      try {
        tables.set(key, await this.decisionTable(pack, key));
      } catch (error) {
        if (!(error instanceof DecisionInvalid)) throw error;
        this.logger.error(`${pack.id}/${key}: ${error.message}`);
      }
    }
    return tables;
  }
}
