import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StepFailed } from '../../engine';
import { EventBus } from '../../platform/event';
import { OutboxFailed, OutboxGaveUp, OutboxRecovered } from '../../platform/outbox';
import { JobFailed, JobGaveUp, JobRecovered } from '../job';
import { IncidentService } from './incident.service';

/** Failures of jobs and outbox messages become incidents: seen from the first try, a person's matter after the last. */
@Injectable()
export class IncidentFailureProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly incidents: IncidentService,
  ) {}

  onModuleInit(): void {
    this.events.within(JobFailed, (event) => this.job(event, event.nextRetryAt));
    this.events.within(JobGaveUp, (event) => this.job(event));
    this.events.within(JobRecovered, ({ jobId }) => this.incidents.resolve({ sourceId: jobId }));
    this.events.within(OutboxFailed, (event) => this.message(event, event.nextRetryAt));
    this.events.within(OutboxGaveUp, (event) => this.message(event));
    this.events.within(OutboxRecovered, ({ messageId }) => this.incidents.resolve({ sourceId: messageId }));
  }

  private job(event: JobFailed | JobGaveUp, nextRetryAt?: Date): Promise<void> {
    const { tenantId, kind, processInstanceId, cause, attempts } = event;
    return this.incidents.raise({
      tenantId, kind: `job:${kind}`, processInstanceId, elementId: fieldOf(event.payload, 'elementId'), error: cause, attempts, nextRetryAt, payload: contentOf(event.payload), source: { kind: 'JOB', id: event.jobId },
    });
  }

  private message(event: OutboxFailed | OutboxGaveUp, nextRetryAt?: Date): Promise<void> {
    const { tenantId, kind, cause, attempts } = event;
    const processInstanceId = fieldOf(event.payload, 'processInstanceId') ?? fieldOf(event.payload, 'parentInstanceId') ?? instanceKey(event) ?? (cause instanceof StepFailed ? cause.processInstanceId : undefined);
    return this.incidents.raise({ tenantId, kind: `outbox:${kind}`, processInstanceId, error: cause, attempts, nextRetryAt, payload: contentOf(event.payload), source: { kind: 'OUTBOX', id: event.messageId } });
  }
}

/** The payload may be what is damaged; then it says nothing. */
function fieldOf(payload: unknown, name: string): string | undefined {
  try {
    const value = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Messages to a run are kept in order by its id. */
function instanceKey({ kind, key }: OutboxFailed | OutboxGaveUp): string | undefined {
  return key && (kind.startsWith('call-activity.') || kind === 'message.hand-over') ? key : undefined;
}

/** Names of the model, which may be read by everybody. */
const MODEL_FIELDS = new Set(['elementId', 'calledElement', 'processDefinitionKey', 'startElementId', 'escalationCode', 'errorCode', 'code', 'kind']);

/** What a payload says of the case. */
function contentOf(payload: unknown): unknown {
  try {
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? Object.fromEntries(Object.entries(payload).filter(([name]) => !MODEL_FIELDS.has(name))) : payload;
  } catch {
    return undefined;
  }
}
