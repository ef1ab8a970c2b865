import { Injectable } from '@nestjs/common';
import type { ServiceTaskCall, Variables } from '../../engine';

/** Code behind `<bpmn:serviceTask implementation="name">`: variables in, variables out, inside the step's transaction. */
export type ServiceTask = (call: ServiceTaskCall) => Promise<Variables | void>;

/** Service tasks register themselves by name from above (`group.issueFilingNumber`). */
@Injectable()
export class ServiceTaskRegistry {
  private readonly tasks = new Map<string, ServiceTask>();

  register(name: string, task: ServiceTask): void {
    if (this.tasks.has(name)) throw new Error(`service task ${name} is registered twice`);
    this.tasks.set(name, task);
  }

  find(name: string): ServiceTask | undefined {
    return this.tasks.get(name);
  }

  names(): string[] {
    return [...this.tasks.keys()].sort();
  }
}
