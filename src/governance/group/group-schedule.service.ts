import { Injectable, type OnModuleInit } from '@nestjs/common';
import { atTime, localDateOf, type LocalDate } from '../../common';
import { JobHandlerRegistry, JobService } from '../../workflow/job';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { GroupRepository, type GroupRef } from './group.repository';

export const AUDIT_JOB = 'member-audit.due';
export const PLANNED_END_JOB = 'group-dissolve.planned-end';

export interface AuditJob {
  readonly groupNo: string;
  /** day the cycle counts from, so that the 31st does not drift to the 28th for ever */
  readonly anchorDate: LocalDate;
  readonly round: number;
}

/**
 * What a running group owes at fixed times: a member audit every cycle (P05, B4c) and the dissolution when the planned
 * end is there (P12). One job each. The audit's handler stands with the roster, in the membership module.
 */
@Injectable()
export class GroupScheduleService implements OnModuleInit {
  constructor(
    private readonly jobs: JobService,
    private readonly handlers: JobHandlerRegistry,
    private readonly processes: ProcessInstanceService,
    private readonly groups: GroupRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.register<{ groupNo: string }>(PLANNED_END_JOB, (job) => this.projectEnds({ tenantId: job.tenantId, groupNo: job.payload.groupNo }));
  }

  /** The first audit one cycle after the day, at 09:00; a cycle already running begins anew. */
  async scheduleAudits(ref: GroupRef, from: Date, months: number): Promise<Date> {
    return this.scheduleRound(ref, { groupNo: ref.groupNo, anchorDate: localDateOf(from), round: 1 }, months);
  }

  /** P12 begins at 09:00 of the planned end (modelling.md); calling again moves it, `null` takes it away. */
  async schedulePlannedEnd(ref: GroupRef, plannedEndDate: LocalDate | null): Promise<void> {
    const key = `${PLANNED_END_JOB}:${ref.tenantId}:${ref.groupNo}`;
    if (!plannedEndDate) return this.jobs.cancel(key);
    await this.jobs.schedule({ tenantId: ref.tenantId, kind: PLANNED_END_JOB, key, dueAt: atTime(plannedEndDate, 9), payload: { groupNo: ref.groupNo } });
  }

  /** No more audits and no planned end: the group has been dissolved. */
  async stop(ref: GroupRef): Promise<void> {
    await this.jobs.cancel(`${AUDIT_JOB}:${ref.tenantId}:${ref.groupNo}`);
    await this.schedulePlannedEnd(ref, null);
  }

  /** The round after the one that has just come due. */
  scheduleNextAudit(ref: GroupRef, due: AuditJob, months: number): Promise<Date> {
    return this.scheduleRound(ref, { ...due, round: due.round + 1 }, months);
  }

  private async scheduleRound(ref: GroupRef, payload: AuditJob, months: number): Promise<Date> {
    const dueAt = atTime(addMonths(payload.anchorDate, months * payload.round), 9);
    await this.jobs.schedule({ tenantId: ref.tenantId, kind: AUDIT_JOB, key: `${AUDIT_JOB}:${ref.tenantId}:${ref.groupNo}`, dueAt, payload });
    return dueAt;
  }

  private async projectEnds(ref: GroupRef): Promise<void> {
    const group = await this.groups.find(ref);
    if (group?.state !== 'ACTIVE') return;
    await this.processes.startLater({ tenantId: ref.tenantId, processDefinitionKey: 'group-dissolve', variables: { groupNo: ref.groupNo, trigger: 'PROJECT_END' }, key: ref.groupNo });
  }
}

/** The same day of the month, or the month's last day when it has none such (民法典 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay))).toISOString().slice(0, 10);
}
