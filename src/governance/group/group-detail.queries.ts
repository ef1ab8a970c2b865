import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { GroupCases } from './group-cases.registry';
import { GroupForecasts } from './group-forecast.queries';
import { GroupRoster } from './group-roster.registry';
import { GroupRuns } from './group-run.queries';
import { GroupSummaries, labelOf } from './group-summary.queries';
import type { GroupDetailDto, GroupHistoryDto } from './group.dto';
import type { GroupHistory, WorkGroup } from './group.entity';
import { GroupQueries } from './group.queries';

/** The group's own page: facts, roster, running clocks, cases, history, runs, forecast. */
@Injectable()
export class GroupDetails {
  constructor(
    private readonly groups: GroupQueries,
    private readonly summaries: GroupSummaries,
    private readonly runs: GroupRuns,
    private readonly roster: GroupRoster,
    private readonly cases: GroupCases,
    private readonly forecasts: GroupForecasts,
    private readonly users: UserDirectory,
  ) {}

  async get(actor: Actor, groupNo: string): Promise<GroupDetailDto> {
    const { tenantId } = actor;
    const group = await this.groups.get(tenantId, groupNo);
    const [summary] = await this.summaries.of(tenantId, [group]);
    const roster = await this.roster.list(tenantId, groupNo);
    const history = await this.runs.withoutSecrets(actor, await this.groups.listHistory(tenantId, groupNo));
    const people = await this.users.names([...history.map((entry) => entry.actorId), ...(group.designatedPersonId ? [group.designatedPersonId] : [])]);
    return {
      ...summary!,
      ...factsOf(group),
      designatedPerson: labelOf(group.designatedPersonId, people),
      roster: [...roster],
      rosterByCategory: countBy(roster.filter((member) => member.status !== 'LEFT').map((member) => member.category)),
      clocks: await this.runs.clocks(actor, groupNo),
      cases: [...(await this.cases.list(tenantId, groupNo, actor))],
      history: history.map((entry) => historyOf(entry, labelOf(entry.actorId, people)!)),
      instances: await this.runs.list(actor, groupNo),
      forecast: await this.forecasts.of(group),
    };
  }
}

function factsOf(group: WorkGroup) {
  const { underUnitName, purpose, memberCategories, expectedMembers, activity } = group;
  return {
    underUnitName,
    purpose,
    memberCategories,
    expectedMembers,
    activity,
    functionText: group.functionText ?? undefined,
    projectName: group.projectName ?? undefined,
    capReason: group.capReason ?? undefined,
    gradeBasis: group.gradeBasis ?? undefined,
    auditMonths: group.auditMonths ?? undefined,
    approvalConditions: group.approvalConditions ?? undefined,
    existingSince: group.existingSince ?? undefined,
    platformGroupIdMasked: group.platformGroupIdMasked ?? undefined,
    createdOnPlatformDate: group.createdOnPlatformDate ?? undefined,
    joinConfirm: group.joinConfirm ?? undefined,
    joinConfirmNote: group.joinConfirmNote ?? undefined,
    acknowledgedAt: group.acknowledgedAt?.toISOString(),
    landedAt: group.landedAt?.toISOString(),
    lastAuditAt: group.lastAuditAt?.toISOString(),
  };
}

function historyOf(entry: GroupHistory, actor: { id: string; name: string }): GroupHistoryDto {
  return {
    at: entry.at.toISOString(),
    event: entry.event,
    from: entry.from ?? undefined,
    to: entry.to ?? undefined,
    actor: actor.id === 'system' ? { id: actor.id, name: '系统' } : actor,
    note: entry.note ?? undefined,
    processInstanceId: entry.processInstanceId ?? undefined,
  };
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
