import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { StoredValueUnreadable } from '../../platform/database';

export interface VisibleInstance {
  readonly id: string;
  readonly tenantId: string;
  readonly processDefinitionKey: string;
  readonly businessKey: string;
  readonly variables: Readonly<Variables>;
}

/** May this person see this run, beside what the general rule says? A case is hidden from the person it is about. */
export type VisibilityRule = (actor: Actor, instance: VisibleInstance) => boolean;

/** unknown: what the rule reads is damaged */
export type Visibility = 'allowed' | 'hidden' | 'unknown';

@Injectable()
export class InstanceVisibilityRegistry {
  private readonly rules = new Map<string, VisibilityRule>();
  private readonly read = new Set<string>();
  private find: (processInstanceId: string) => Promise<VisibleInstance | null> = () => Promise.resolve(null);

  /** `reads`: the variables the rule judges by; nobody sets them by hand, nor those of the runs they were passed on from. */
  register(processDefinitionKey: string, rule: VisibilityRule, reads: readonly string[] = []): void {
    this.rules.set(processDefinitionKey, rule);
    for (const name of reads) this.read.add(name);
  }

  provideInstances(find: (processInstanceId: string) => Promise<VisibleInstance | null>): void {
    this.find = find;
  }

  /** The same for what belongs to a run: a deadline, a piece of evidence, a line of a list. No run, no secret. */
  async allowsRun(actor: Actor, processInstanceId: string): Promise<boolean> {
    const instance = await this.find(processInstanceId);
    return instance === null || this.allows(actor, instance);
  }

  /** Is there anybody the run might have to be kept from? */
  async isShielded(processInstanceId: string): Promise<boolean> {
    const instance = await this.find(processInstanceId);
    return instance !== null && this.rules.has(instance.processDefinitionKey);
  }

  allows(actor: Actor, instance: VisibleInstance): boolean {
    return this.judge(actor, instance) === 'allowed';
  }

  /** One damaged row must not break the list it stands in; what cannot be judged is not shown. */
  judge(actor: Actor, instance: VisibleInstance): Visibility {
    try {
      return (this.rules.get(instance.processDefinitionKey)?.(actor, instance) ?? true) ? 'allowed' : 'hidden';
    } catch (error) {
      if (error instanceof StoredValueUnreadable) return 'unknown';
      throw error;
    }
  }

  /** The processes with a rule. */
  shieldedProcesses(): readonly string[] {
    return [...this.rules.keys()];
  }

  variablesRead(): ReadonlySet<string> {
    return this.read;
  }
}
