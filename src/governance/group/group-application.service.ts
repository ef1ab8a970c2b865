import { Injectable } from '@nestjs/common';
import { localDateOf, type Problem } from '../../common';
import type { Variables } from '../../engine';
import type { StartPreparation, StartRequest } from '../../workflow/registry';
import { OrganizationQueries } from '../organization';
import { PolicyService } from '../policy';
import { applicationProblems, draftOf, variablesOf, type GroupDraft } from './group-application.policy';
import { GroupCases } from './group-cases.registry';
import { GroupApplicationInvalid } from './group.errors';
import { GroupPeople } from './group-people.queries';
import { namingWarnings, type GroupKind } from './group.policy';
import { GroupRepository } from './group.repository';
import { GroupService } from './group.service';

/** Receives applications for a group: checks them and creates the row; corrections are checked the same way. */
@Injectable()
export class GroupApplicationService {
  constructor(
    private readonly groups: GroupService,
    private readonly rows: GroupRepository,
    private readonly people: GroupPeople,
    private readonly cases: GroupCases,
    private readonly packs: PolicyService,
    private readonly organizations: OrganizationQueries,
  ) {}

  /** Start handler of P01: a refused application leaves nothing behind, an accepted one is a group in SUBMITTED. */
  async receive(request: StartRequest): Promise<StartPreparation> {
    const { actor, tenantId, now } = request;
    const draft = await this.check(tenantId, request.variables, now);
    const group = await this.groups.create(draft, tenantId, { at: now, actorId: actor.userId });
    const responsibles = await this.people.firstResponsibles(tenantId, draft.unitId);
    return {
      businessKey: group.groupNo,
      title: `建群申请：${draft.name}`,
      groupNo: group.groupNo,
      unitId: draft.unitId,
      variables: {
        ...variablesOf(draft),
        groupNo: group.groupNo,
        memberCount: 0,
        namingWarnings: namingWarnings(draft.name),
        starterIsFirstResponsible: responsibles.length > 0 && responsibles.every((person) => person.id === actor.userId),
        convertedToApproval: false,
        filingCheckedBy: null,
        groupRoute: null,
        decision: null,
      },
    };
  }

  /** The draft in these variables, or `GroupApplicationInvalid` naming every field to correct. */
  async check(tenantId: string, variables: Readonly<Variables>, now: Date, groupNo?: string): Promise<GroupDraft> {
    const unitId = typeof variables.unitId === 'string' ? variables.unitId : '';
    const unitKnown = unitId !== '' && (await this.organizations.find(tenantId, unitId)) !== undefined;
    const responsibles = unitKnown ? await this.people.firstResponsibles(tenantId, unitId) : [];
    const draft = draftOf(variables, responsibles[0]?.id ?? null);
    const problems = applicationProblems(draft, {
      today: localDateOf(now),
      platformMax: await this.platformMax(tenantId, draft.platform),
      plannedEndKinds: await this.plannedEndKinds(tenantId),
      unitKnown,
      strangers: await this.people.strangers(tenantId, [draft.ownerId, draft.designatedPersonId, ...draft.adminIds]),
      namesake: (await this.rows.findLiveNamesake({ tenantId, unitId, platform: draft.platform, name: draft.name, exceptGroupNo: groupNo }))?.groupNo,
      ownerUnderCase: draft.ownerId !== null && (await this.cases.hasOpenSevereCase(tenantId, draft.ownerId)),
    });
    if (unitKnown && responsibles.length === 0) problems.push(withoutFirstResponsible);
    if (problems.length > 0) throw new GroupApplicationInvalid(problems);
    return draft;
  }

  async platformMax(tenantId: string, platform: string): Promise<number | undefined> {
    return (await this.packs.packOf(tenantId)).platform(platform)?.maxMembers;
  }

  private async plannedEndKinds(tenantId: string): Promise<readonly GroupKind[]> {
    return ((await this.packs.packOf(tenantId)).switch('plannedEndKinds') as GroupKind[] | undefined) ?? [];
  }
}

const withoutFirstResponsible: Problem = {
  field: 'unitId',
  code: 'first-responsible-missing',
  message: { zh: '该单位没有登记第一责任人，请先在组织机构中确定', en: 'the unit has no first responsible person; name one in the organization first' },
};
