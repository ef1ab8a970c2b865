import { Injectable } from '@nestjs/common';
import type { Job } from './job.entity';

/** What a handler is given when its job fires. */
export type FiredJob<P = unknown> = Pick<Job, 'id' | 'tenantId' | 'kind' | 'dueAt' | 'processInstanceId' | 'deadlineId'> & { readonly payload: P };
export type JobHandler<P = never> = (job: FiredJob<P>) => Promise<void>;

/** Who does which kind of job; runs in a unit of work of its own together with the "fired" mark. */
@Injectable()
export class JobHandlerRegistry {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly quiet = new Set<string>();
  private readonly pausing = new Set<string>();

  /**
   * `quiet`: nothing a visitor of the demo waits for; 到下一个期限 passes it by (reminders). `pausing`: does not fire while
   * its process instance is suspended.
   */
  register<P>(kind: string, handler: JobHandler<P>, options: { readonly quiet?: boolean; readonly pausing?: boolean } = {}): void {
    if (this.handlers.has(kind)) throw new Error(`job handler ${kind} is registered twice`);
    this.handlers.set(kind, handler as JobHandler);
    if (options.quiet) this.quiet.add(kind);
    if (options.pausing) this.pausing.add(kind);
  }

  /** Kinds at which the story turns: a deadline missed, a path forced by time, a cycle begun. */
  turningPoints(): string[] {
    return [...this.handlers.keys()].filter((kind) => !this.quiet.has(kind));
  }

  /** Kinds that wait with their process instance. */
  pausingKinds(): string[] {
    return [...this.pausing];
  }

  get(kind: string): JobHandler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`nobody handles jobs of kind ${kind}`);
    return handler;
  }
}
