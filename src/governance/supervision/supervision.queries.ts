import { Injectable } from '@nestjs/common';
import { endOfDay, startOfDay, weekdayOf, type Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { CalendarService } from '../../workflow/calendar';
import { DeadlineQueries, type DeadlineSummary } from '../../workflow/deadline';
import { DeadlineRuleRegistry, InstanceVisibilityRegistry } from '../../workflow/registry';
import { OrganizationQueries } from '../organization';
import { OverdueEscalationRepository } from './overdue-escalation.repository';
import { SupervisionCounters } from './supervision-counter.queries';
import { cursorFor, SupervisionLists, type LateRun, type OpenTask } from './supervision-list.queries';
import type { NamedDto, SupervisionItem, SupervisionOverview, SupervisionPage, SupervisionWindow } from './supervision.dto';
import { SupervisionForbidden } from './supervision.errors';
import { GROUP_PROCESSES, scopeOf, type SupervisionScope } from './supervision.policy';

export interface OverdueFilter {
  readonly window: SupervisionWindow;
  readonly processDefinitionKey?: string;
  readonly unitId?: string;
  readonly limit: number;
  readonly after?: string;
}

const T_DISS = 'T-DISS';

/** What is late, why, and whose turn it is; within what the actor oversees. */
@Injectable()
export class SupervisionQueries {
  constructor(
    private readonly counters: SupervisionCounters,
    private readonly lists: SupervisionLists,
    private readonly deadlines: DeadlineQueries,
    private readonly escalations: OverdueEscalationRepository,
    private readonly organizations: OrganizationQueries,
    private readonly users: UserDirectory,
    private readonly rules: DeadlineRuleRegistry,
    private readonly calendar: CalendarService,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  async overview(actor: Actor): Promise<SupervisionOverview> {
    const scope = allowed(actor);
    const instants = this.counters.instants();
    const windows = await this.counters.groupWindows(scope, instants);
    const clocks = await this.counters.overdueClocks(scope, instants);
    const runs = await this.counters.runs(scope);
    const groups = await this.counters.groups(scope);
    const names = await this.lists.processNames();
    const overdue = sum(windows.map((row) => row.overdue));
    return {
      now: new Date(instants.now).toISOString(),
      overdue: {
        count: overdue,
        byProcess: GROUP_PROCESSES.map((key) => ({
          processDefinitionKey: key,
          name: names.get(key) ?? key,
          count: windows.find((row) => row.processDefinitionKey === key)?.overdue ?? 0,
        })),
      },
      dueToday: { count: sum(windows.map((row) => row.today)) },
      dueSoon: { count: sum(windows.map((row) => row.soon)) },
      hourOverdue: { count: clocks.hour },
      subStepsOverdue: { count: clocks.groupClocks - overdue },
      casesOverdue: { count: clocks.otherClocks },
      running: runs.running,
      dissolutionsRunning: groups.dissolving,
      waitingVerification: groups.unverified,
      provisional: (await this.counters.provisionalForecasts(scope)).length,
      supervisionTasks: await this.counters.supervisionTasks(scope),
      openCases: runs.openCases,
      incidents: await this.counters.incidents(scope),
    };
  }

  async listOverdue(actor: Actor, filter: OverdueFilter): Promise<SupervisionPage> {
    const scope = allowed(actor);
    if (filter.window === 'provisional') return this.listForecasts(scope, filter);
    const { window, ...rest } = filter;
    const found = await this.lists.listRuns(scope, { ...rest, window, limit: filter.limit + 1 }, this.counters.instants());
    const runs = found.slice(0, filter.limit);
    const shown = await this.withoutSecrets(actor, runs);
    const items = await this.itemsOf(scope, shown, await this.summariesOf(scope, window, shown));
    return found.length > filter.limit ? { items, nextCursor: cursorFor(runs[runs.length - 1]!) } : { items };
  }

  /** A late case is no line for the person it is about, whatever the office. */
  private async withoutSecrets(actor: Actor, runs: readonly LateRun[]): Promise<LateRun[]> {
    const allowed = await Promise.all(runs.map((run) => this.visibility.allowsRun(actor, run.processInstanceId)));
    return runs.filter((_, index) => allowed[index]);
  }

  /** By deadline: hour clocks one by one, otherwise the worst one of each run. */
  private async summariesOf(scope: SupervisionScope, window: SupervisionWindow, runs: readonly LateRun[]): Promise<Map<string, DeadlineSummary>> {
    const found =
      window === 'hour'
        ? (await this.deadlines.listOpen(scope.tenantId, { window })).map((row) => row.summary)
        : [...(await this.deadlines.worstByInstance(runs.map((run) => run.processInstanceId))).values()];
    return new Map(found.map((summary) => [summary.id, summary]));
  }

  private async itemsOf(scope: SupervisionScope, runs: readonly LateRun[], summaries: ReadonlyMap<string, DeadlineSummary>): Promise<SupervisionItem[]> {
    const tasks = await this.lists.listOpenTasks([...new Set(runs.map((run) => run.processInstanceId))]);
    const levels = await this.escalations.highestLevels(runs.map((run) => run.deadlineId));
    const units = await this.organizations.names(scope.tenantId);
    const handlers = await this.handlersOf(scope.tenantId, tasks);
    return runs.filter((run) => summaries.has(run.deadlineId)).map((run) => {
      const task = tasks.find(({ id }) => id === run.taskId) ?? tasks.find(({ processInstanceId }) => processInstanceId === run.processInstanceId);
      const deadline = summaries.get(run.deadlineId)!;
      return {
        processInstanceId: run.processInstanceId,
        processDefinitionKey: run.processDefinitionKey,
        processName: run.processName,
        title: run.title,
        groupNo: run.groupNo ?? undefined,
        groupName: run.groupName ?? undefined,
        demoRef: run.demoRef ?? undefined,
        unit: run.unitId ? { id: run.unitId, name: units.get(run.unitId) ?? run.unitId } : undefined,
        currentStep: task?.name,
        handlers: task ? handlers.get(task.id)! : [],
        deadline,
        workdaysLate: deadline.workdaysLate ?? 0,
        ladderLevel: levels.get(run.deadlineId),
        taskId: task?.id,
        urgeCount: task?.urgeCount ?? 0,
      };
    });
  }

  /** Whose turn it is: who is asked to sign, the assignee, else everybody who may take the task. */
  private async handlersOf(tenantId: string, tasks: readonly OpenTask[]): Promise<Map<string, NamedDto[]>> {
    const holders = new Map<string, string[]>();
    for (const identity of new Set(tasks.flatMap((task) => (task.assigneeId ? [] : task.candidates.groups)))) {
      const at = identity.indexOf(':');
      holders.set(identity, (await this.users.listHolders(tenantId, identity.slice(0, at), identity.slice(at + 1))).map(({ id }) => id));
    }
    const idsOf = (task: OpenTask) => (task.signerIds.length > 0 ? [...task.signerIds] : task.assigneeId ? [task.assigneeId] : [...new Set([...task.candidates.users, ...task.candidates.groups.flatMap((group) => holders.get(group) ?? [])])]);
    const names = await this.users.names(tasks.flatMap(idsOf));
    return new Map(tasks.map((task) => [task.id, idsOf(task).map((id) => ({ id, name: names.get(id)?.name ?? id }))]));
  }

  private async listForecasts(scope: SupervisionScope, filter: OverdueFilter): Promise<SupervisionPage> {
    const found = await this.counters.provisionalForecasts(scope);
    const units = await this.organizations.names(scope.tenantId);
    const rule = await this.rules.get(T_DISS, scope.tenantId);
    const names = await this.lists.processNames();
    const items = found
      .filter(({ group }) => !filter.unitId || group.unitId === filter.unitId)
      .slice(0, filter.limit)
      .map(({ group, forecast }): SupervisionItem => {
        const deadline: DeadlineSummary = {
          id: `forecast:${group.groupNo}`,
          code: rule.code,
          title: rule.title,
          source: forecast.source,
          clause: forecast.clause,
          unit: rule.unit,
          amount: rule.amount,
          startAt: startOfDay(forecast.startDate).toISOString(),
          dueAt: endOfDay(forecast.dueDate).toISOString(),
          dueDate: forecast.dueDate,
          provisional: true,
          status: 'OPEN',
          weekday: weekdayOf(forecast.dueDate),
          lieuWorkday: this.calendar.isLieuWorkday(forecast.dueDate),
        };
        return {
          processDefinitionKey: 'group-dissolve',
          processName: names.get('group-dissolve') ?? 'group-dissolve',
          title: `${forecast.label}：${group.name}`,
          groupNo: group.groupNo,
          groupName: group.name,
          demoRef: group.demoRef ?? undefined,
          unit: { id: group.unitId, name: units.get(group.unitId) ?? group.unitId },
          handlers: [],
          deadline,
          workdaysLate: 0,
          urgeCount: 0,
        };
      });
    return { items };
  }
}

function allowed(actor: Actor): SupervisionScope {
  const scope = scopeOf(actor);
  if (!scope) throw new SupervisionForbidden();
  return scope;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
