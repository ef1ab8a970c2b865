import { Injectable } from '@nestjs/common';
import { localDateOf, newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { SequenceService } from '../../platform/sequence';
import { OrganizationQueries } from '../organization';
import type { WorkGroup } from './group.entity';
import { GroupHolderMissing } from './group.errors';
import { GroupOverlayChanged, GroupStateChanged } from './group.events';
import type { GroupDraft } from './group-application.policy';
import { missingHolders, nextState, overlaysAfter, withOverlay, type GroupEvent, type GroupOverlay } from './group.policy';
import { GroupRepository, type GroupRef } from './group.repository';

/** Columns a process may set along with a transition; state, overlays and counts have verbs of their own. */
export type GroupValues = Partial<
  Omit<WorkGroup, 'id' | 'tenantId' | 'groupNo' | 'state' | 'overlays' | 'memberCount' | 'createdAt' | 'createdBy' | 'updatedAt' | 'rowVersion'>
>;

/** When, by whom and on whose behalf something happened to a group. */
export interface GroupFacts {
  readonly at: Date;
  readonly actorId: string;
  readonly processInstanceId?: string;
  /** a reason or remark for the history */
  readonly note?: string;
  readonly values?: GroupValues;
}

/** The only writer of the register's rows. Called by start handlers and service tasks, inside their transaction. */
@Injectable()
export class GroupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: GroupRepository,
    private readonly sequences: SequenceService,
    private readonly events: EventBus,
    private readonly organizations: OrganizationQueries,
  ) {}

  /** A new application becomes a group in state SUBMITTED, with its number. */
  create(draft: GroupDraft, tenantId: string, facts: GroupFacts): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group: WorkGroup = {
        ...draft,
        id: newId(),
        tenantId,
        groupNo: `G-${await this.tenantCode(tenantId)}-${await this.nextNumber(tenantId, 'group', facts.at, 6)}`,
        audienceDeclaredBy: facts.actorId,
        audienceDeclaredAt: facts.at,
        platformGroupIdMasked: null,
        memberCount: 0,
        grade: null,
        gradeBasis: null,
        auditMonths: null,
        route: null,
        filingNo: null,
        approvalNo: null,
        approvalConditions: null,
        actualEndDate: null,
        endConfirmedBy: null,
        createdOnPlatformDate: null,
        joinConfirm: null,
        joinConfirmNote: null,
        acknowledgedBy: null,
        acknowledgedAt: null,
        lastAuditAt: null,
        state: 'SUBMITTED',
        overlays: [],
        createdBy: facts.actorId,
        createdAt: facts.at,
        landedAt: null,
        updatedAt: facts.at,
        rowVersion: 1,
      };
      refuseWithoutHolders(group);
      await this.groups.insert(group);
      await this.tell(group, 'submit', null, group.state, facts);
      return group;
    });
  }

  /** Moves a group to its next state and writes the history; refuses an event that is not possible now. */
  transition(ref: GroupRef, event: GroupEvent, facts: GroupFacts): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group = await this.groups.getForUpdate(ref);
      const from = group.state;
      const to = nextState(group.groupNo, from, event);
      const overlays = overlaysAfter(to, group.overlays);
      const after = { ...group, ...facts.values, state: to };
      refuseWithoutHolders(after);
      await this.groups.update(group, { ...facts.values, state: to, overlays, updatedAt: facts.at });
      await this.tell(group, event, from, to, facts);
      return group;
    });
  }

  /** Changes facts of the row without a change of state (a filing corrected, a name settled). */
  amend(ref: GroupRef, values: GroupValues, facts: GroupFacts): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group = await this.groups.getForUpdate(ref);
      refuseWithoutHolders({ ...group, ...values });
      await this.groups.update(group, { ...values, updatedAt: facts.at });
      await this.record(group, 'amend', null, null, facts);
      return group;
    });
  }

  /** Bookkeeping that is no event of the group's life: no history row. */
  set(ref: GroupRef, values: GroupValues, at: Date): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group = await this.groups.getForUpdate(ref);
      return this.groups.update(group, { ...values, updatedAt: at });
    });
  }

  /** Switches a mark on or off; switching to what it already is changes nothing. */
  setOverlay(ref: GroupRef, overlay: GroupOverlay, on: boolean, facts: GroupFacts): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group = await this.groups.getForUpdate(ref);
      if (group.overlays.includes(overlay) === on) return group;
      const overlays = withOverlay(group.groupNo, group.state, group.overlays, overlay, on);
      await this.groups.update(group, { overlays, updatedAt: facts.at });
      await this.record(group, on ? 'overlay-on' : 'overlay-off', null, null, { ...facts, note: facts.note ? `${overlay}：${facts.note}` : overlay });
      await this.events.publish(new GroupOverlayChanged(group.tenantId, group.groupNo, overlay, on, facts.at));
      return group;
    });
  }

  /** One more member, unless the cap is reached; atomic. */
  takePlace(ref: GroupRef): Promise<boolean> {
    return this.unitOfWork.run(() => this.groups.takePlace(ref));
  }

  /** What an audit or a landing says: how many people are in the group. Marks it when they are too many. */
  setMemberCount(ref: GroupRef, memberCount: number, facts: GroupFacts): Promise<WorkGroup> {
    return this.unitOfWork.run(async () => {
      const group = await this.groups.getForUpdate(ref);
      await this.groups.update(group, { memberCount, updatedAt: facts.at });
      return this.setOverlay(ref, 'OVER_CAP', memberCount > group.memberCap, { ...facts, note: `${memberCount}/${group.memberCap} 人` });
    });
  }

  /** `ST备-2026-001`, `ST批-2026-001`: the number a filing or an approval is known by, counted per tenant and year. */
  async issueNumber(kind: 'filing' | 'approval', tenantId: string, at: Date): Promise<string> {
    return `${await this.tenantCode(tenantId)}${kind === 'filing' ? '备' : '批'}-${await this.nextNumber(tenantId, `group-${kind}`, at, 3)}`;
  }

  /** The tenant in numbers people read: `ST`. Numbers are unique within their tenant only. */
  private async tenantCode(tenantId: string): Promise<string> {
    return (await this.organizations.getTenant(tenantId)).shortCode;
  }

  private async nextNumber(tenantId: string, name: string, at: Date, digits: number): Promise<string> {
    const year = Number(localDateOf(at).slice(0, 4));
    const value = await this.sequences.next(tenantId, name, year);
    return `${year}-${String(value).padStart(digits, '0')}`;
  }

  private async tell(group: WorkGroup, event: GroupEvent, from: WorkGroup['state'] | null, to: WorkGroup['state'], facts: GroupFacts): Promise<void> {
    await this.record(group, event, from, to, facts);
    await this.events.publish(new GroupStateChanged(group.tenantId, group.groupNo, event, from, to, facts.at));
  }

  private record(group: WorkGroup, event: string, from: WorkGroup['state'] | null, to: WorkGroup['state'] | null, facts: GroupFacts): Promise<void> {
    return this.groups.insertHistory({
      id: newId(),
      tenantId: group.tenantId,
      groupNo: group.groupNo,
      at: facts.at,
      event,
      from,
      to,
      actorId: facts.actorId,
      processInstanceId: facts.processInstanceId ?? null,
      note: facts.note ?? null,
    });
  }
}

function refuseWithoutHolders(group: Pick<WorkGroup, 'groupNo' | 'state' | 'ownerId' | 'firstResponsibleId'>): void {
  const missing = missingHolders(group);
  if (missing.length > 0) throw new GroupHolderMissing(group.groupNo, missing);
}
