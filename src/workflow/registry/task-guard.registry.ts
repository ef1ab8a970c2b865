import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';

export interface TaskCompletionRequest {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly taskId: string;
  readonly elementId: string;
  readonly processInstanceId: string;
  readonly processDefinitionKey: string;
  readonly businessKey: string;
  readonly groupNo?: string;
  readonly evidenceIds: readonly string[];
  /** what the form sent, already validated against its schema */
  readonly input: Variables;
  /** the instance's variables before the completion */
  readonly variables: Readonly<Variables>;
  readonly now: Date;
}

/** A rule of the domain the form cannot know. Throws a DomainError to refuse; nothing has changed then. */
export type TaskGuard = (request: TaskCompletionRequest) => Promise<void>;

@Injectable()
export class TaskGuardRegistry {
  private readonly guards = new Map<string, TaskGuard[]>();

  register(processDefinitionKey: string, elementId: string, guard: TaskGuard): void {
    const key = `${processDefinitionKey}/${elementId}`;
    this.guards.set(key, [...(this.guards.get(key) ?? []), guard]);
  }

  of(processDefinitionKey: string, elementId: string): readonly TaskGuard[] {
    return this.guards.get(`${processDefinitionKey}/${elementId}`) ?? [];
  }
}
