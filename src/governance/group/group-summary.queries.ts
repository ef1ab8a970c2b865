import { Injectable } from '@nestjs/common';
import type { Actor, Page } from '../../common';
import { UserDirectory, type PersonLabel } from '../../platform/identity';
import { DeadlineQueries, type DeadlineSummary } from '../../workflow/deadline';
import { OrganizationQueries, type PickerOption } from '../organization';
import type { GroupDto, LabelDto } from './group.dto';
import type { WorkGroup } from './group.entity';
import { isOperating } from './group.policy';
import { GroupQueries, type GroupListRequest } from './group.queries';

/** The clocks everybody who reads the register may see. A case's clock would tell that there is a case, even the person it is about. */
const OWN_PROCESSES = ['group-establish', 'commitment-acknowledge', 'member-admission', 'member-audit', 'group-dissolve'];

/** Lines of the register: the row with the names of its people and its most pressing deadline. */
@Injectable()
export class GroupSummaries {
  constructor(
    private readonly groups: GroupQueries,
    private readonly users: UserDirectory,
    private readonly organizations: OrganizationQueries,
    private readonly deadlines: DeadlineQueries,
  ) {}

  async list(actor: Actor, request: GroupListRequest): Promise<Page<GroupDto>> {
    const page = await this.groups.list(actor, request);
    return { ...page, items: await this.of(actor.tenantId, page.items) };
  }

  async of(tenantId: string, groups: readonly WorkGroup[]): Promise<GroupDto[]> {
    const people = await this.users.names(groups.flatMap((group) => [group.ownerId, group.firstResponsibleId, ...group.adminIds].filter((id): id is string => !!id)));
    const units = await this.organizations.names(tenantId);
    const worst = await this.deadlines.worstByGroup(tenantId, groups.map((group) => group.groupNo), OWN_PROCESSES);
    return groups.map((group) => dtoOf(group, { people, unitName: units.get(group.unitId) ?? group.unitId, worst: worst.get(group.groupNo) }));
  }

  async pick(actor: Actor, text: string | undefined): Promise<PickerOption[]> {
    const groups = await this.groups.pick(actor, text);
    const units = await this.organizations.names(actor.tenantId);
    return groups.map((group) => ({ value: group.groupNo, label: group.name, hint: `${units.get(group.unitId) ?? group.unitId} · ${group.groupNo}` }));
  }
}

function dtoOf(group: WorkGroup, names: { people: ReadonlyMap<string, PersonLabel>; unitName: string; worst?: DeadlineSummary }): GroupDto {
  const overdue = names.worst?.status === 'MISSED' && isOperating(group.state) && !group.overlays.includes('OVERDUE');
  return {
    groupNo: group.groupNo,
    demoRef: group.demoRef ?? undefined,
    name: group.name,
    platform: group.platform,
    kind: group.kind,
    audience: group.audience,
    state: group.state,
    overlays: overdue ? [...group.overlays, 'OVERDUE'] : [...group.overlays],
    grade: group.grade ?? undefined,
    unit: { id: group.unitId, name: names.unitName },
    owner: labelOf(group.ownerId, names.people),
    firstResponsible: labelOf(group.firstResponsibleId, names.people),
    admins: group.adminIds.map((id) => labelOf(id, names.people)!),
    memberCount: group.memberCount,
    memberCap: group.memberCap,
    route: group.route ?? undefined,
    filingNo: group.filingNo ?? undefined,
    approvalNo: group.approvalNo ?? undefined,
    plannedEndDate: group.plannedEndDate ?? undefined,
    actualEndDate: group.actualEndDate ?? undefined,
    worstDeadline: names.worst,
    createdAt: group.createdAt.toISOString(),
  };
}

export function labelOf(id: string | null, people: ReadonlyMap<string, PersonLabel>): LabelDto | undefined {
  return id === null ? undefined : { id, name: people.get(id)?.name ?? id };
}
