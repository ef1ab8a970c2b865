import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { OutboxGaveUp } from '../../platform/outbox';
import { JobGaveUp } from '../job';
import { IncidentRepository } from './incident.repository';

export interface IncidentReport {
  readonly tenantId: string;
  readonly kind: string;
  readonly processInstanceId?: string | null;
  readonly elementId?: string;
  readonly message: string;
  readonly attempts?: number;
}

/** Whatever gives up becomes a row a person sees; nothing fails in silence. */
@Injectable()
export class IncidentService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  onModuleInit(): void {
    this.events.within(JobGaveUp, (event) =>
      this.raise({ tenantId: event.tenantId, kind: `job:${event.kind}`, processInstanceId: event.processInstanceId, message: event.error, attempts: event.attempts }),
    );
    this.events.within(OutboxGaveUp, (event) => {
      const payload = event.payload as { processInstanceId?: string; parentInstanceId?: string } | null;
      return this.raise({
        tenantId: event.tenantId,
        kind: `outbox:${event.kind}`,
        processInstanceId: payload?.processInstanceId ?? payload?.parentInstanceId,
        message: event.error,
        attempts: event.attempts,
      });
    });
  }

  async raise(report: IncidentReport): Promise<void> {
    await this.unitOfWork.run(() =>
      this.incidents.insert({
        id: newId(),
        tenantId: report.tenantId,
        kind: report.kind,
        processInstanceId: report.processInstanceId ?? null,
        elementId: report.elementId ?? null,
        message: report.message.slice(0, 2000),
        attempts: report.attempts ?? 1,
        state: 'OPEN',
        createdAt: this.clock.now(),
        resolvedAt: null,
      }),
    );
  }
}
