import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isLocalDate, type LocalDate } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ProcessInstanceNotFound, ProcessInstanceRepository } from '../process-instance';
import { ServiceTaskRegistry } from '../registry';
import type { Deadline } from './deadline.entity';
import { DeadlineInputInvalid } from './deadline.errors';
import { DeadlineService, type DeadlineRef } from './deadline.service';

/**
 * The service tasks of diagrams for stage deadlines: `deadline.start`, `.restart`, `.meet`, `.pause`, `.resume`,
 * `.cancel`. Inputs: `code` (null or empty: nothing is done), `start` (a day or an instant), `subject`, `reason`
 * (restart: END_DATE or RESTART), `resultVariable` (name of a variable that receives due day and lateness).
 */
@Injectable()
export class DeadlineServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly deadlines: DeadlineService,
    private readonly instances: ProcessInstanceRepository,
  ) {}

  onModuleInit(): void {
    this.register('start', (call, ref) => this.start(call, ref.code));
    this.register('restart', (call, ref) => {
      const reason = call.input.reason === 'END_DATE' ? 'END_DATE' : 'RESTART';
      return this.deadlines.restart(ref, { ...startOf(call), reason, note: text(call.input.note) });
    });
    this.register('meet', (call, ref) => this.deadlines.meet(ref, call.context.now));
    this.register('pause', (call, ref) => this.deadlines.pause(ref, call.context.now));
    this.register('resume', (call, ref) => this.deadlines.resume(ref, call.context.now));
    this.register('cancel', (call, ref) => this.deadlines.cancel(ref, call.context.now));
  }

  private register(
    verb: string,
    act: (call: ServiceTaskCall, ref: Exclude<DeadlineRef, string>) => Promise<Deadline | undefined>,
  ): void {
    this.registry.register(`deadline.${verb}`, async (call): Promise<Variables | void> => {
      const { code } = call.input;
      if (code === null || code === undefined || code === '') return;
      if (typeof code !== 'string') throw new DeadlineInputInvalid(call.elementId, 'code', code);
      const deadline = await act(call, { processInstanceId: call.context.processInstanceId, code });
      const variable = text(call.input.resultVariable);
      if (variable) return { [variable]: deadline ? resultOf(deadline) : null };
    });
  }

  private async start(call: ServiceTaskCall, code: string): Promise<Deadline> {
    const { processInstanceId, tenantId, now } = call.context;
    const instance = await this.instances.find(processInstanceId);
    if (!instance) throw new ProcessInstanceNotFound(processInstanceId);
    return this.deadlines.start({
      tenantId,
      code,
      startAt: now,
      ...startOf(call),
      processInstanceId,
      processDefinitionKey: instance.processDefinitionKey,
      activityInstanceId: call.activityInstanceId,
      groupNo: text(call.variables.groupNo) ?? instance.groupNo ?? undefined,
      subject: text(call.input.subject) ?? instance.title,
      kind: 'STAGE',
    });
  }
}

/** `YYYY-MM-DD` is a day, anything else an instant in ISO text. */
function startOf(call: ServiceTaskCall): { startAt?: Date; startDate?: LocalDate } {
  const { start } = call.input;
  if (start === null || start === undefined || start === '') return {};
  if (isLocalDate(start)) return { startAt: undefined, startDate: start };
  const instant = typeof start === 'string' && start.includes('T') ? new Date(start) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new DeadlineInputInvalid(call.elementId, 'start', start);
  return { startAt: instant };
}

function resultOf(deadline: Deadline): Variables {
  const { id, code, startDate, dueDate, dueAt, provisional, status, late, lateWorkdays } = deadline;
  return { deadlineId: id, code, startDate, dueDate, dueAt: dueAt.toISOString(), provisional, status, late, lateWorkdays };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
