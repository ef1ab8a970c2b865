import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, newId, type Sentence } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { HistoryService } from '../history';
import { ProcessInstanceClosed } from '../process-instance';
import { IncidentPlaceReader } from './incident-place.reader';
import { causeOf } from './incident-cause.policy';
import type { FailedCommand, Incident, IncidentOutcome, IncidentSource } from './incident.entity';
import { IncidentRepository, type IncidentPlace } from './incident.repository';

export interface IncidentReport {
  readonly tenantId: string;
  readonly kind: string;
  readonly processInstanceId?: string | null;
  readonly elementId?: string;
  readonly elementName?: string;
  /** in words everybody who sees the run may read; otherwise they are made from the error */
  readonly sentence?: Sentence;
  readonly error?: unknown;
  readonly source?: { readonly kind: IncidentSource; readonly id: string };
  readonly command?: FailedCommand;
  /** what the work was about: none of its values may stand in any text */
  readonly payload?: unknown;
  /** it is tried again by itself at this instant of machine time: nobody need act yet */
  readonly nextRetryAt?: Date;
  readonly attempts?: number;
}

const TECHNICAL: Sentence = { zh: '系统处理时出现异常，未能继续，已登记，待管理人员处理。', en: 'Something went wrong in the system; it is registered and will be looked at.' };

/** Whatever fails becomes a row a person sees; nothing fails in silence. */
@Injectable()
export class IncidentService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly places: IncidentPlaceReader,
    private readonly history: HistoryService,
    private readonly events: EventBus,
    private readonly clock: BusinessClock,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, ({ instance }) => this.resolve({ processInstanceId: instance.id }, 'ENDED'));
  }

  /** The same trouble is one incident, counted; it is told in the story when a person is needed. */
  async raise(report: IncidentReport): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { tenantId, kind, processInstanceId, source } = report;
      const now = this.clock.now();
      const place = await this.places.read(processInstanceId, [report.command?.variables, report.payload]);
      const { sentence, technical, elementId: failedElementId } = report.sentence ? { sentence: report.sentence, technical: report.sentence.zh, elementId: undefined } : causeOf(report.error, place.secrets);
      const elementId = report.elementId ?? failedElementId ?? null;
      const known = await this.findKnown(report, elementId);
      const standsAt = report.elementName ?? (elementId ? ((await this.places.nameOf(place, elementId)) ?? null) : null);
      const brokeAt = failedElementId && failedElementId !== elementId ? ((await this.places.nameOf(place, failedElementId)) ?? null) : standsAt;
      const next = {
        failedElementId: failedElementId ?? null,
        elementName: brokeAt,
        cause: sentence,
        message: technical,
        state: report.nextRetryAt ? ('RETRYING' as const) : ('OPEN' as const),
        lastAttemptAt: now,
        nextRetryAt: report.nextRetryAt ?? null,
        sourceKind: source?.kind ?? null,
        sourceId: source?.id ?? null,
        command: report.command ?? null,
      };
      const id = known?.id ?? newId();
      if (known) await this.incidents.update(id, { ...next, attempts: known.attempts + 1, ...(report.nextRetryAt ? {} : { resolution: null, resolvedBy: null, resolutionReason: null }) });
      else await this.incidents.insert({ id, tenantId, kind, processInstanceId: processInstanceId ?? null, elementId, attempts: report.attempts ?? 1, createdAt: now, resolution: null, resolvedBy: null, resolutionReason: null, resolvedAt: null, ...next });
      if (!processInstanceId || next.state !== 'OPEN' || known?.state === 'OPEN') return;
      const text = report.sentence ? sentence.zh : TECHNICAL.zh;
      await this.history.record({ tenantId, processInstanceId, at: now, kind: 'INCIDENT', elementId, elementName: standsAt, detail: { incidentId: id, text } });
    });
  }

  /** It went on after all. */
  async resolve(place: IncidentPlace, outcome: IncidentOutcome = 'MENDED'): Promise<void> {
    await this.unitOfWork.run(() => this.incidents.resolve(place, this.clock.now(), outcome));
  }

  private findKnown({ tenantId, kind, processInstanceId, source }: IncidentReport, elementId: string | null): Promise<Incident | null> {
    if (source) return this.incidents.findUnresolved({ tenantId, kind, processInstanceId: processInstanceId ?? undefined, sourceId: source.id, ...(source.kind === 'COMMAND' && elementId ? { elementId } : {}) });
    if (!processInstanceId) return Promise.resolve(null);
    return this.incidents.findUnresolved({ tenantId, kind, processInstanceId, ...(elementId ? { elementId } : {}) });
  }
}
