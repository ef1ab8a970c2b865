import { Injectable } from '@nestjs/common';
import { CalendarService } from '../../workflow/calendar';
import { DeadlineRuleRegistry } from '../../workflow/registry';
import type { GroupForecastDto } from './group.dto';
import type { WorkGroup } from './group.entity';
import { GroupQueries } from './group.queries';

const T_DISS = 'T-DISS';

/** When a running group would have to be dissolved if its project ended as planned (A10(4)c, B14a). */
@Injectable()
export class GroupForecasts {
  constructor(
    private readonly groups: GroupQueries,
    private readonly rules: DeadlineRuleRegistry,
    private readonly calendar: CalendarService,
  ) {}

  async of(group: WorkGroup): Promise<GroupForecastDto | undefined> {
    if (group.state !== 'ACTIVE' || !group.plannedEndDate) return undefined;
    const rule = await this.rules.get(T_DISS, group.tenantId);
    const count = this.calendar.addWorkdays(group.plannedEndDate, rule.amount);
    return {
      label: `按计划结束日期推算的${rule.title}`,
      startDate: group.plannedEndDate,
      dueDate: count.dueDate,
      provisional: count.provisional,
      counted: [...count.counted],
      skipped: [...count.skipped],
      clause: rule.clause,
      source: rule.source,
    };
  }

  /** Of every running group with a planned end: the supervision page counts the provisional ones. */
  async list(tenantId: string): Promise<{ readonly group: WorkGroup; readonly forecast: GroupForecastDto }[]> {
    const found: { group: WorkGroup; forecast: GroupForecastDto }[] = [];
    for (const group of await this.groups.listWithPlannedEnd(tenantId)) {
      const forecast = await this.of(group);
      if (forecast) found.push({ group, forecast });
    }
    return found;
  }
}
