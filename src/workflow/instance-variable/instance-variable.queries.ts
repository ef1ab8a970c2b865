import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { DefinitionOutlineService } from '../process-definition';
import { readableVariables, type ProcessInstance } from '../process-instance';
import { CaseInvolvementQueries, ProcessInstanceViewQueries } from '../process-instance-view';
import { InstanceVisibilityRegistry } from '../registry';
import { VariableRepairForbidden } from './instance-variable.errors';
import { holdsHidden, isHidden, masked, protectedNames, refuseRepair } from './instance-variable.policy';

export interface InstanceVariable {
  readonly name: string;
  readonly value?: unknown;
  readonly protected: boolean;
  readonly hidden: boolean;
}

/** What may be seen and set of a run's variables, and by whom. */
@Injectable()
export class InstanceVariableQueries {
  constructor(
    private readonly instances: ProcessInstanceViewQueries,
    private readonly involvement: CaseInvolvementQueries,
    private readonly outlines: DefinitionOutlineService,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  async list(actor: Actor, processInstanceId: string): Promise<InstanceVariable[]> {
    const instance = await this.getRepairable(actor, processInstanceId);
    const kept = await this.protectedOf(instance);
    return Object.entries(readable(instance))
      .map(([name, value]) => ({ name, ...(isHidden(name) ? {} : { value: masked(value) }), protected: kept.has(name), hidden: isHidden(name) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Refuses those who may not set variables of this run. */
  async getRepairable(actor: Actor, processInstanceId: string): Promise<ProcessInstance> {
    // whoever may not ask at all does not learn, either, whether there is such a run
    const refusal = refuseRepair(actor);
    if (refusal) throw new VariableRepairForbidden(processInstanceId, refusal);
    const instance = await this.instances.getVisible(actor, processInstanceId);
    const own = refuseRepair(actor, await this.involvement.involvedIn(instance));
    if (own) throw new VariableRepairForbidden(processInstanceId, own);
    return instance;
  }

  /** Names nobody may set by hand in this run. A list with something hidden in it cannot be set without seeing it. */
  async protectedOf(instance: ProcessInstance): Promise<ReadonlySet<string>> {
    const names = protectedNames(await this.outlines.getElements(instance.processDefinitionId), readableVariables(instance.variables));
    const holding = Object.entries(readable(instance)).flatMap(([name, value]) => (holdsHidden(value) ? [name] : []));
    return new Set([...names, ...this.visibility.variablesRead(), ...holding]);
  }
}

/** A run whose row is damaged is repaired all the same: the step writes the row anew from the engine's own state. */
export function readable({ variables }: Pick<ProcessInstance, 'variables'>): Variables {
  return readableVariables(variables) ?? {};
}
