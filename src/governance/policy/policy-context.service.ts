import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseMaterialRegistry, StandardVariablesRegistry, type DecisionView } from '../../workflow/registry';
import { DecisionQueries } from './decision.queries';
import { PolicyService } from './policy.service';

/** What the pack gives to every run (the version it is pinned to) and to every screen (why a route was chosen, what a clause says). */
@Injectable()
export class PolicyContextService implements OnModuleInit {
  constructor(
    private readonly policy: PolicyService,
    private readonly decisions: DecisionQueries,
    private readonly variables: StandardVariablesRegistry,
    private readonly material: CaseMaterialRegistry,
  ) {}

  onModuleInit(): void {
    this.variables.provide(async (tenantId) => ({ ...(await this.policy.pin(tenantId)) }));
    this.material.provide({
      listDecisions: (_tenantId, processInstanceIds) => this.listDecisions(processInstanceIds),
      clauseTexts: async (tenantId) => {
        const pack = await this.policy.packOf(tenantId);
        return Object.fromEntries(pack.data.clauses.map((clause) => [clause.id, `${clause.article}：${clause.text}`]));
      },
    });
  }

  private async listDecisions(processInstanceIds: readonly string[]): Promise<DecisionView[]> {
    const lists = await Promise.all(processInstanceIds.map((id) => this.decisions.listFor(id)));
    return lists.flat().map((explanation) => ({ ...explanation, at: explanation.at.toISOString() }));
  }
}
