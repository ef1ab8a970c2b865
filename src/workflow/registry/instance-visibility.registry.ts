import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';

export interface VisibleInstance {
  readonly id: string;
  readonly tenantId: string;
  readonly processDefinitionKey: string;
  readonly businessKey: string;
  readonly variables: Readonly<Variables>;
}

/** May this person see this run, beside what the general rule says? A case is hidden from the person it is about. */
export type VisibilityRule = (actor: Actor, instance: VisibleInstance) => boolean;

@Injectable()
export class InstanceVisibilityRegistry {
  private readonly rules = new Map<string, VisibilityRule>();
  private find: (processInstanceId: string) => Promise<VisibleInstance | null> = () => Promise.resolve(null);

  register(processDefinitionKey: string, rule: VisibilityRule): void {
    this.rules.set(processDefinitionKey, rule);
  }

  provideInstances(find: (processInstanceId: string) => Promise<VisibleInstance | null>): void {
    this.find = find;
  }

  /** The same for what belongs to a run: a deadline, a piece of evidence, a line of a list. No run, no secret. */
  async allowsRun(actor: Actor, processInstanceId: string): Promise<boolean> {
    const instance = await this.find(processInstanceId);
    return instance === null || this.allows(actor, instance);
  }

  allows(actor: Actor, instance: VisibleInstance): boolean {
    return this.rules.get(instance.processDefinitionKey)?.(actor, instance) ?? true;
  }
}
