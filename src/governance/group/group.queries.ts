import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { holdsRole, type Actor, type Page } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { seesGroupData } from '../../platform/identity';
import type { HoldersOfGroup } from '../organization';
import { GroupHistory, WorkGroup } from './group.entity';
import { GroupNotFound, RegisterClosedToRole } from './group.errors';
import { isOperating, LIVE_STATES, type GroupState } from './group.policy';

export interface GroupListRequest {
  readonly states?: readonly string[];
  readonly kind?: string;
  readonly unitId?: string;
  readonly grade?: number;
  readonly platform?: string;
  readonly overlay?: string;
  readonly text?: string;
  /** groups the actor owns, administers, answers for or is designated for */
  readonly mine?: boolean;
  readonly limit: number;
  readonly after?: string;
}

/** Reads of the register. Never asks the engine, never changes a row. */
@Injectable()
export class GroupQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A group of the tenant; somebody else's group does not exist for the caller. */
  async get(tenantId: string, groupNo: string): Promise<WorkGroup> {
    const group = await this.find(tenantId, groupNo);
    if (!group) throw new GroupNotFound(groupNo);
    return group;
  }

  find(tenantId: string, groupNo: string): Promise<WorkGroup | null> {
    return this.unitOfWork.repository(WorkGroup).findOneBy({ tenantId, groupNo });
  }

  findByDemoRef(tenantId: string, demoRef: string): Promise<WorkGroup | null> {
    return this.unitOfWork.repository(WorkGroup).findOneBy({ tenantId, demoRef });
  }

  listByNumbers(tenantId: string, groupNos: readonly string[]): Promise<WorkGroup[]> {
    if (groupNos.length === 0) return Promise.resolve([]);
    return this.groups(tenantId).andWhere('g.group_no IN (:...groupNos)', { groupNos: [...new Set(groupNos)] }).getMany();
  }

  /** The newest number first, by keyset on the number. */
  async list(actor: Actor, request: GroupListRequest): Promise<Page<WorkGroup>> {
    const query = this.groups(actor.tenantId);
    this.filter(query, actor, request);
    const total = await query.getCount();
    if (request.after) query.andWhere('g.group_no < :after', { after: request.after });
    const found = await query.orderBy('g.group_no', 'DESC').limit(request.limit + 1).getMany();
    const items = found.slice(0, request.limit);
    return { items, total, nextCursor: found.length > request.limit ? items[items.length - 1]!.groupNo : undefined };
  }

  /** The newest first. */
  listHistory(tenantId: string, groupNo: string): Promise<GroupHistory[]> {
    return this.unitOfWork.repository(GroupHistory).find({ where: { tenantId, groupNo }, order: { at: 'DESC', id: 'DESC' } });
  }

  /** Running groups whose planned end is known: their dissolution can be forecast. */
  listWithPlannedEnd(tenantId: string): Promise<WorkGroup[]> {
    return this.groups(tenantId).andWhere("g.state = 'ACTIVE' AND g.planned_end_date IS NOT NULL").orderBy('g.planned_end_date').addOrderBy('g.group_no').getMany();
  }

  /** Who holds the group: what `OWNER@group` and `ADMIN@group` mean. */
  async findHolders(tenantId: string, groupNo: string): Promise<HoldersOfGroup | undefined> {
    const group = await this.find(tenantId, groupNo);
    if (!group) return undefined;
    const one = (id: string | null) => (id === null ? [] : [id]);
    return {
      unitId: group.unitId,
      ownerIds: one(group.ownerId),
      adminIds: group.adminIds,
      firstResponsibleIds: one(group.firstResponsibleId),
      designatedIds: one(group.designatedPersonId),
    };
  }

  /** Live groups somebody owns, administers, answers for or is designated for, by name. */
  listHeldBy(tenantId: string, userId: string): Promise<WorkGroup[]> {
    return this.groups(tenantId).andWhere('g.state IN (:...live)', { live: LIVE_STATES }).andWhere(HELD_BY, heldBy(userId)).orderBy('g.name').addOrderBy('g.group_no').getMany();
  }

  /** Choices of the group picker: live groups, the actor's own first. */
  async pick(actor: Actor, text: string | undefined, limit = 50): Promise<WorkGroup[]> {
    const query = this.groups(actor.tenantId).andWhere('g.state IN (:...states)', { states: LIVE_STATES.filter((state: GroupState) => isOperating(state)) });
    if (text) query.andWhere("(g.name LIKE :like ESCAPE '\\' OR g.group_no LIKE :like ESCAPE '\\')", { like: likeOf(text) });
    query.addSelect('CASE WHEN g.owner_id = :me OR g.admin_ids LIKE :meQuoted THEN 0 ELSE 1 END', 'mine_first').setParameters(heldBy(actor.userId));
    return query.orderBy('mine_first').addOrderBy('g.name').limit(limit).getMany();
  }

  private filter(query: SelectQueryBuilder<WorkGroup>, actor: Actor, request: GroupListRequest): void {
    if (request.states?.length) query.andWhere('g.state IN (:...states)', { states: request.states });
    if (request.kind) query.andWhere('g.kind = :kind', { kind: request.kind });
    if (request.unitId) query.andWhere('g.unit_id = :unitId', { unitId: request.unitId });
    if (request.platform) query.andWhere('g.platform = :platform', { platform: request.platform });
    if (request.grade) query.andWhere('g.grade = :grade', { grade: request.grade });
    if (request.overlay) query.andWhere('g.overlays LIKE :overlay', { overlay: `%"${request.overlay}"%` });
    if (request.text) {
      query.andWhere("(g.name LIKE :like ESCAPE '\\' OR g.group_no LIKE :like ESCAPE '\\' OR g.filing_no LIKE :like ESCAPE '\\' OR g.approval_no LIKE :like ESCAPE '\\' OR g.demo_ref = :exact)", { like: likeOf(request.text), exact: request.text });
    }
    if (request.mine) query.andWhere(`(${HELD_BY} OR g.created_by = :me)`, heldBy(actor.userId));
  }

  private groups(tenantId: string): SelectQueryBuilder<WorkGroup> {
    return this.unitOfWork.repository(WorkGroup).createQueryBuilder('g').where('g.tenant_id = :tenantId', { tenantId });
  }
}

const HELD_BY = '(g.owner_id = :me OR g.first_responsible_id = :me OR g.designated_person_id = :me OR g.admin_ids LIKE :meQuoted)';

function heldBy(userId: string): Record<string, string> {
  return { me: userId, meQuoted: `%"${userId}"%` };
}

/** Refuses those who run the technique or sit outside (spec §2.3 rules 1 and 5). */
export function assertMayReadRegister(actor: Actor): void {
  const external = actor.roles.length > 0 && actor.roles.every((holding) => holding.role.startsWith('EXT_'));
  if (external || (!seesGroupData(actor) && !holdsRole(actor, 'AUDITOR'))) throw new RegisterClosedToRole();
}

function likeOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
