import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { OutboxGaveUp } from '../../platform/outbox';
import { HistoryService } from '../history';
import { JobGaveUp } from '../job';
import { ProcessInstanceClosed } from '../process-instance';
import { IncidentRepository } from './incident.repository';

export interface IncidentReport {
  readonly tenantId: string;
  readonly kind: string;
  readonly processInstanceId?: string | null;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
  /** the message may be read by everybody who sees the run; technical ones stay with the incident */
  readonly forEverybody?: boolean;
  readonly attempts?: number;
}

const TECHNICAL = '系统处理时出现异常，未能继续，已登记，待管理人员处理。';

/** Whatever gives up becomes a row a person sees; nothing fails in silence. */
@Injectable()
export class IncidentService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly history: HistoryService,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, ({ instance }) => this.resolve({ processInstanceId: instance.id }));
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

  /** The same trouble at the same element is one incident, counted. */
  async raise(report: IncidentReport): Promise<void> {
    const { tenantId, kind, processInstanceId, elementId } = report;
    const message = report.message.slice(0, 2000);
    await this.unitOfWork.run(async () => {
      const known = processInstanceId && elementId ? await this.incidents.findOpen({ tenantId, kind, processInstanceId, elementId }) : null;
      if (known) return this.incidents.repeat(known, message);
      const now = this.clock.now();
      const id = newId();
      await this.incidents.insert({
        id,
        tenantId,
        kind,
        processInstanceId: processInstanceId ?? null,
        elementId: elementId ?? null,
        message,
        attempts: report.attempts ?? 1,
        state: 'OPEN',
        createdAt: now,
        resolvedAt: null,
      });
      if (!processInstanceId) return;
      const text = report.forEverybody ? message : TECHNICAL;
      await this.history.record({ tenantId, processInstanceId, at: now, kind: 'INCIDENT', elementId: elementId ?? null, elementName: report.elementName ?? null, detail: { incidentId: id, text } });
    });
  }

  /** It went on after all. */
  async resolve(place: { readonly processInstanceId: string; readonly elementId?: string; readonly kind?: string }): Promise<void> {
    await this.unitOfWork.run(() => this.incidents.resolve(place, this.clock.now()));
  }
}
