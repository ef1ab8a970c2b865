import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../common';
import type { StepContext, Variables } from '../../engine';
import { evaluateDecision, type DecisionResult, type DecisionTable } from '../../engine/decision';
import { UnitOfWork } from '../../platform/database';
import { DecisionRegistry, type DecisionEvaluator } from '../../workflow/registry';
import { DecisionEvaluationRepository } from './decision-evaluation.repository';
import type { PolicyPack } from './policy-pack';
import { PolicyService } from './policy.service';
import { authorityOf, type RuleAuthority } from './rule-authority.policy';

/** Decides for the business rule tasks: the pack's table over the instance's variables, and a row that explains it. */
@Injectable()
export class DecisionService implements DecisionEvaluator, OnModuleInit {
  constructor(
    private readonly policy: PolicyService,
    private readonly evaluations: DecisionEvaluationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly decisions: DecisionRegistry,
  ) {}

  onModuleInit(): void {
    this.decisions.provide(this);
  }

  /** What a diagram may refer to: decisions every pack in force has, because one diagram serves all of them. */
  refs(): readonly string[] {
    const inForce = this.policy.inForce();
    return Object.keys(inForce[0]?.decisions ?? {}).filter((ref) => inForce.every(({ decisions }) => ref in decisions));
  }

  async evaluate(decisionRef: string, variables: Readonly<Variables>, context: StepContext): Promise<unknown> {
    const pack = await this.policy.packFor(context.tenantId, variables.packVersion);
    const { table, result } = await this.decide(pack, decisionRef, variables, context.now);
    await this.unitOfWork.run(() => this.record(table, result, pack, context));
    return result.outputs;
  }

  /** The same answer without an instance and without a trace: previews in forms, service tasks. */
  async preview(tenantId: string, decisionRef: string, variables: Readonly<Variables>, now: Date): Promise<DecisionResult> {
    return (await this.decide(await this.policy.packOf(tenantId), decisionRef, variables, now)).result;
  }

  private async decide(pack: PolicyPack, decisionRef: string, variables: Readonly<Variables>, now: Date): Promise<{ table: DecisionTable; result: DecisionResult }> {
    const table = await this.policy.decisionTable(pack, decisionRef);
    const facts = { ...variables, pack: { id: pack.id, switches: pack.data.switches, activeItemCodes: pack.activeItemCodes } };
    return { table, result: evaluateDecision(table, facts, { now }) };
  }

  private record(table: DecisionTable, { matched, inputs, outputs }: DecisionResult, pack: PolicyPack, context: StepContext): Promise<void> {
    const rules = matched.map(({ number, annotation }) => ({ number, ...authorityIn(pack, annotation) }));
    return this.evaluations.insert({
      id: newId(),
      tenantId: context.tenantId,
      processInstanceId: context.processInstanceId,
      decisionRef: table.id,
      title: table.name,
      packRef: pack.ref,
      at: context.now,
      rules,
      source: rules[0]?.source ?? 'OURS',
      inputs: Object.fromEntries(inputs.map(({ label, value }) => [label, value])),
      outputs,
    });
  }
}

/** Shared tables name the clauses of both regulations: only those of this pack count, and without one it is our default. */
function authorityIn(pack: PolicyPack, annotation: string): RuleAuthority {
  const { source, clauses, text } = authorityOf(annotation);
  const own = clauses.filter((id) => pack.clauseText(id) !== undefined);
  return { source: source === 'REGULATION' && own.length === 0 ? 'OURS' : source, clauses: own, text };
}
