import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { DecisionView, MaterialView } from './case-material.dto';

/** What the domain keeps beside a run and the screens show with it. */
export interface CaseMaterial {
  listEvidence(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly MaterialView[]>;
  /** a small JPEG of a picture; nothing when it is none, or not for this person's eyes */
  findThumbnail(actor: Actor, evidenceId: string): Promise<Buffer | undefined>;
  /** of these ids the actor's own uploads that prove nothing yet, and what came with the step of this task when it was done before */
  listUsableUploads(actor: Actor, evidenceIds: readonly string[], taskId?: string): Promise<readonly MaterialView[]>;
  listDecisions(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly DecisionView[]>;
  /** texts of clause ids, for badges */
  clauseTexts(tenantId: string): Promise<Readonly<Record<string, string>>>;
}

@Injectable()
export class CaseMaterialRegistry implements CaseMaterial {
  private readonly parts: Partial<CaseMaterial> = {};

  provide(parts: Partial<CaseMaterial>): void {
    Object.assign(this.parts, parts);
  }

  async listEvidence(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly MaterialView[]> {
    return (await this.parts.listEvidence?.(tenantId, processInstanceIds)) ?? [];
  }

  async findThumbnail(actor: Actor, evidenceId: string): Promise<Buffer | undefined> {
    return this.parts.findThumbnail?.(actor, evidenceId);
  }

  async listUsableUploads(actor: Actor, evidenceIds: readonly string[], taskId?: string): Promise<readonly MaterialView[]> {
    return (await this.parts.listUsableUploads?.(actor, evidenceIds, taskId)) ?? [];
  }

  async listDecisions(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly DecisionView[]> {
    return (await this.parts.listDecisions?.(tenantId, processInstanceIds)) ?? [];
  }

  async clauseTexts(tenantId: string): Promise<Readonly<Record<string, string>>> {
    return (await this.parts.clauseTexts?.(tenantId)) ?? {};
  }
}
