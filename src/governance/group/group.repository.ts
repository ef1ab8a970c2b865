import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { GroupHistory, WorkGroup } from './group.entity';
import { GroupChangedMeanwhile, GroupNotFound } from './group.errors';
import { LIVE_STATES } from './group.policy';

/** Where a group stands: its number within its tenant. */
export interface GroupRef {
  readonly tenantId: string;
  readonly groupNo: string;
}

@Injectable()
export class GroupRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(WorkGroup);
  }

  async insert(group: WorkGroup): Promise<void> {
    await this.rows.insert(group as never);
  }

  find(ref: GroupRef): Promise<WorkGroup | null> {
    return this.rows.findOneBy({ tenantId: ref.tenantId, groupNo: ref.groupNo });
  }

  /** The row, locked for the running transaction. */
  async getForUpdate(ref: GroupRef): Promise<WorkGroup> {
    if (this.unitOfWork.forUpdate) {
      await this.unitOfWork.query(`SELECT id FROM work_group WHERE tenant_id = ? AND group_no = ?${this.unitOfWork.forUpdate}`, [ref.tenantId, ref.groupNo]);
    }
    const group = await this.find(ref);
    if (!group) throw new GroupNotFound(ref.groupNo);
    return group;
  }

  /** Writes the values if the row is still the one that was read. */
  async update(group: WorkGroup, values: Partial<WorkGroup>): Promise<WorkGroup> {
    const next = { ...values, rowVersion: group.rowVersion + 1 };
    const result = await this.rows.update({ id: group.id, rowVersion: group.rowVersion }, next as never);
    if (result.affected === 0) throw new GroupChangedMeanwhile(group.groupNo);
    return Object.assign(group, next);
  }

  /** A live group of the same name on the same platform in the same unit, other than the given one. */
  findLiveNamesake(where: { tenantId: string; unitId: string; platform: string; name: string; exceptGroupNo?: string }): Promise<WorkGroup | null> {
    const query = this.rows
      .createQueryBuilder('g')
      .where('g.tenant_id = :tenantId AND g.unit_id = :unitId AND g.platform = :platform AND g.name = :name', where)
      .andWhere('g.state IN (:...live)', { live: LIVE_STATES });
    if (where.exceptGroupNo) query.andWhere('g.group_no <> :exceptGroupNo', where);
    return query.limit(1).getOne();
  }

  /** One more member if the cap allows it, in one statement: two admissions at once cannot both take the last place. */
  async takePlace(ref: GroupRef): Promise<boolean> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      'UPDATE work_group SET member_count = member_count + 1, row_version = row_version + 1 WHERE tenant_id = ? AND group_no = ? AND member_count < member_cap RETURNING id',
      [ref.tenantId, ref.groupNo],
    );
    return firstRow(rows) !== undefined;
  }

  async insertHistory(entry: GroupHistory): Promise<void> {
    await this.unitOfWork.repository(GroupHistory).insert(entry as never);
  }
}

/** TypeORM answers an UPDATE … RETURNING with rows on SQLite and with `[rows, count]` on PostgreSQL. */
function firstRow<T>(answer: readonly T[]): T | undefined {
  const first: unknown = answer[0];
  return Array.isArray(first) ? (first[0] as T | undefined) : (first as T | undefined);
}
