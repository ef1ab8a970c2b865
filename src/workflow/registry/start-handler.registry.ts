import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';

export interface StartRequest {
  readonly actor: Actor;
  readonly tenantId: string;
  /** validated against the start form when a person starts it */
  readonly variables: Variables;
  readonly now: Date;
}

/** What a process needs before its first token: its business key, its title and the variables added by the domain. */
export interface StartPreparation {
  readonly businessKey: string;
  /** the human line in lists: 建群申请：二号临建-项目-工作群 */
  readonly title: string;
  /** the group the instance is about, when it is about one */
  readonly groupNo?: string;
  /** organization whose roles `@unit` means */
  readonly unitId?: string;
  /** the run is recorded as started by the system: the domain keeps who it was (reporters, spec §4.7 P3) */
  readonly protectStarter?: boolean;
  readonly variables: Variables;
}

/** Checks the request (DomainError = refused, no instance) and allocates the business key. Same transaction as the start. */
export type StartHandler = (request: StartRequest) => Promise<StartPreparation>;

@Injectable()
export class StartHandlerRegistry {
  private readonly handlers = new Map<string, StartHandler>();

  register(processDefinitionKey: string, handler: StartHandler): void {
    if (this.handlers.has(processDefinitionKey)) throw new Error(`start handler of ${processDefinitionKey} is registered twice`);
    this.handlers.set(processDefinitionKey, handler);
  }

  find(processDefinitionKey: string): StartHandler | undefined {
    return this.handlers.get(processDefinitionKey);
  }
}
