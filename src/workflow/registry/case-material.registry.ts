import { Injectable } from '@nestjs/common';

/** A file kept with a run, as lists show it. */
export interface MaterialView {
  readonly id: string;
  readonly fileName: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: { readonly id: string; readonly name: string };
  readonly uploadedAt: string;
  readonly capturedAt?: string;
  readonly taskId?: string;
}

/** Why a route was chosen: a decision that was evaluated for a run, with the rules that hit. */
export interface DecisionView {
  readonly decisionRef: string;
  readonly title: string;
  readonly at: string;
  /** number of the deciding rule, from 1; 0 when none matched */
  readonly rule: number;
  readonly ruleText: string;
  readonly clause?: string;
  readonly source: string;
  /** every rule that hit, for decisions that give lists */
  readonly rules: ReadonlyArray<{ readonly number: number; readonly text: string }>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
}

/** What the domain keeps beside a run and the screens show with it. */
export interface CaseMaterial {
  listEvidence(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly MaterialView[]>;
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

  async listDecisions(tenantId: string, processInstanceIds: readonly string[]): Promise<readonly DecisionView[]> {
    return (await this.parts.listDecisions?.(tenantId, processInstanceIds)) ?? [];
  }

  async clauseTexts(tenantId: string): Promise<Readonly<Record<string, string>>> {
    return (await this.parts.clauseTexts?.(tenantId)) ?? {};
  }
}
