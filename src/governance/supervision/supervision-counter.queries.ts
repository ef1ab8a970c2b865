import { Injectable } from '@nestjs/common';
import { BusinessClock, endOfDay, localDateOf } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../../workflow/calendar';
import { GroupForecasts, type GroupForecastDto, type WorkGroup } from '../group';
import { ESCALATION_PROCESS } from './overdue-escalation.projector';
import { GROUP_PROCESSES, isWithin, type SupervisionScope } from './supervision.policy';

/** now < due ≤ end of today < due ≤ end of the second workday */
export interface Instants {
  readonly now: number;
  readonly endOfToday: number;
  readonly endOfSoon: number;
}

export interface WindowCounts {
  readonly processDefinitionKey: string;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
}

const SOON_WORKDAYS = 2;

/** The figures of the supervision page. One grouped read per figure; nothing is loaded to be counted here. */
@Injectable()
export class SupervisionCounters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendar: CalendarService,
    private readonly forecasts: GroupForecasts,
    private readonly clock: BusinessClock,
  ) {}

  instants(): Instants {
    const now = this.clock.now();
    const today = localDateOf(now);
    return { now: now.getTime(), endOfToday: endOfDay(today).getTime(), endOfSoon: this.calendar.endOfNthWorkdayAfter(today, SOON_WORKDAYS).getTime() };
  }

  /** Groups by process and window, each by the earliest of its open working-day deadlines in that process. */
  async groupWindows(scope: SupervisionScope, instants: Instants): Promise<WindowCounts[]> {
    const unit = unitFilter(scope, 'p.unit_id');
    const rows = await this.unitOfWork.query<{ process_key: string; overdue: number | string; today: number | string; soon: number | string }>(
      `SELECT w.process_key,
              SUM(CASE WHEN w.due < ? THEN 1 ELSE 0 END) AS overdue,
              SUM(CASE WHEN w.due >= ? AND w.due <= ? THEN 1 ELSE 0 END) AS today,
              SUM(CASE WHEN w.due > ? THEN 1 ELSE 0 END) AS soon
         FROM (SELECT d.process_definition_key AS process_key, COALESCE(p.group_no, p.id) AS subject, MIN(d.due_at) AS due
                 FROM deadline d JOIN process_instance p ON p.id = d.process_instance_id
                WHERE d.tenant_id = ? AND d.status = 'OPEN' AND d.due_at <= ? AND d.unit = 'WORKDAY'
                  AND d.process_definition_key IN (${marks(GROUP_PROCESSES)})${unit.sql}
                GROUP BY d.process_definition_key, COALESCE(p.group_no, p.id)) w
        GROUP BY w.process_key`,
      [instants.now, instants.now, instants.endOfToday, instants.endOfToday, scope.tenantId, instants.endOfSoon, ...GROUP_PROCESSES, ...unit.values],
    );
    return rows.map((row) => ({ processDefinitionKey: row.process_key, overdue: Number(row.overdue), today: Number(row.today), soon: Number(row.soon) }));
  }

  /** Overdue clocks one by one: hour clocks, working-day clocks of the group processes, and of everything else. */
  async overdueClocks(scope: SupervisionScope, { now }: Instants): Promise<{ hour: number; groupClocks: number; otherClocks: number }> {
    const unit = unitFilter(scope, 'p.unit_id');
    const inGroupProcess = `d.process_definition_key IN (${marks(GROUP_PROCESSES)})`;
    const [row] = await this.unitOfWork.query<Record<string, number | string | null>>(
      `SELECT SUM(CASE WHEN d.unit = 'HOUR' THEN 1 ELSE 0 END) AS hour_clocks,
              SUM(CASE WHEN d.unit = 'WORKDAY' AND ${inGroupProcess} THEN 1 ELSE 0 END) AS group_clocks,
              SUM(CASE WHEN d.unit = 'WORKDAY' AND NOT ${inGroupProcess} THEN 1 ELSE 0 END) AS other_clocks
         FROM deadline d JOIN process_instance p ON p.id = d.process_instance_id
        WHERE d.tenant_id = ? AND d.status = 'OPEN' AND d.due_at < ?${unit.sql}`,
      [...GROUP_PROCESSES, ...GROUP_PROCESSES, scope.tenantId, now, ...unit.values],
    );
    return { hour: Number(row?.hour_clocks ?? 0), groupClocks: Number(row?.group_clocks ?? 0), otherClocks: Number(row?.other_clocks ?? 0) };
  }

  /** Runs that are going on; called processes and 督办 do not count as cases of their own. */
  async runs(scope: SupervisionScope): Promise<{ running: number; openCases: number }> {
    const unit = unitFilter(scope, 'p.unit_id');
    const [row] = await this.unitOfWork.query<Record<string, number | string | null>>(
      `SELECT COUNT(*) AS running, SUM(CASE WHEN p.process_definition_key = 'violation-case' THEN 1 ELSE 0 END) AS open_cases
         FROM process_instance p
        WHERE p.tenant_id = ? AND p.state = 'ACTIVE' AND p.parent_instance_id IS NULL AND p.process_definition_key <> ?${unit.sql}`,
      [scope.tenantId, ESCALATION_PROCESS, ...unit.values],
    );
    return { running: Number(row?.running ?? 0), openCases: Number(row?.open_cases ?? 0) };
  }

  async groups(scope: SupervisionScope): Promise<{ dissolving: number; unverified: number }> {
    const unit = unitFilter(scope, 'g.unit_id');
    const [row] = await this.unitOfWork.query<Record<string, number | string | null>>(
      `SELECT SUM(CASE WHEN g.state IN ('DISSOLVING', 'FORCED_DISSOLVING') THEN 1 ELSE 0 END) AS dissolving,
              SUM(CASE WHEN g.state = 'DISSOLVED_UNVERIFIED' THEN 1 ELSE 0 END) AS unverified
         FROM work_group g WHERE g.tenant_id = ?${unit.sql}`,
      [scope.tenantId, ...unit.values],
    );
    return { dissolving: Number(row?.dissolving ?? 0), unverified: Number(row?.unverified ?? 0) };
  }

  async supervisionTasks(scope: SupervisionScope): Promise<number> {
    const unit = unitFilter(scope, 't.unit_id');
    return this.count(`SELECT COUNT(*) AS n FROM user_task t WHERE t.tenant_id = ? AND t.state = 'CREATED' AND t.process_definition_key = ?${unit.sql}`, [
      scope.tenantId,
      ESCALATION_PROCESS,
      ...unit.values,
    ]);
  }

  async incidents(scope: SupervisionScope): Promise<number> {
    const unit = unitFilter(scope, 'p.unit_id');
    return this.count(
      `SELECT COUNT(*) AS n FROM incident i LEFT JOIN process_instance p ON p.id = i.process_instance_id WHERE i.tenant_id = ? AND i.state = 'OPEN'${unit.sql}`,
      [scope.tenantId, ...unit.values],
    );
  }

  /** Groups whose dissolution, ended as planned, would fall due in a year without official arrangements. */
  async provisionalForecasts(scope: SupervisionScope): Promise<{ group: WorkGroup; forecast: GroupForecastDto }[]> {
    const all = await this.forecasts.list(scope.tenantId);
    return all.filter(({ group, forecast }) => forecast.provisional && isWithin(scope, group.unitId));
  }

  private async count(sql: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.unitOfWork.query<{ n: number | string }>(sql, values);
    return Number(row?.n ?? 0);
  }
}

/** ` AND column IN (…)` for those who oversee units only. */
export function unitFilter(scope: SupervisionScope, column: string): { sql: string; values: readonly string[] } {
  return scope.unitIds ? { sql: ` AND ${column} IN (${marks(scope.unitIds)})`, values: scope.unitIds } : { sql: '', values: [] };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
