import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import type { GroupRef } from '../group';
import { BlacklistEntry, IdentityVerification, MemberAudit, Membership } from './membership.entity';
import { MembershipNotFound } from './membership.errors';
import { IN_GROUP, type MembershipStatus } from './membership.policy';

@Injectable()
export class MembershipRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get members() {
    return this.unitOfWork.repository(Membership);
  }

  async insert(membership: Membership): Promise<void> {
    await this.members.insert(membership as never);
  }

  async get(tenantId: string, id: string): Promise<Membership> {
    const membership = await this.members.findOneBy({ tenantId, id });
    if (!membership) throw new MembershipNotFound(id);
    return membership;
  }

  async update(id: string, values: Partial<Membership>): Promise<void> {
    await this.members.update({ id }, values as never);
  }

  /** In the order of joining; UUIDv7 ids sort by creation. */
  list(ref: GroupRef, statuses: readonly MembershipStatus[]): Promise<Membership[]> {
    return this.members.find({ where: { tenantId: ref.tenantId, groupNo: ref.groupNo, status: In([...statuses]) }, order: { id: 'ASC' } });
  }

  listInGroup(ref: GroupRef): Promise<Membership[]> {
    return this.list(ref, IN_GROUP);
  }

  async insertVerification(verification: IdentityVerification): Promise<void> {
    await this.unitOfWork.repository(IdentityVerification).insert(verification as never);
  }

  listVerifications(ref: GroupRef): Promise<IdentityVerification[]> {
    return this.unitOfWork.repository(IdentityVerification).find({ where: { tenantId: ref.tenantId, groupNo: ref.groupNo }, order: { id: 'ASC' } });
  }

  async insertBlacklistEntry(entry: BlacklistEntry): Promise<void> {
    await this.unitOfWork.repository(BlacklistEntry).insert(entry as never);
  }

  /** An entry in force against this person, for this group or for all of the tenant's. */
  findBlacklistEntry(ref: GroupRef, person: { personId: string | null; name: string; unit: string | null }, now: Date): Promise<BlacklistEntry | null> {
    const query = this.unitOfWork
      .repository(BlacklistEntry)
      .createQueryBuilder('b')
      .where('b.tenant_id = :tenantId AND b.until_at > :now', { tenantId: ref.tenantId, now: now.getTime() })
      .andWhere("(b.scope = 'TENANT' OR b.group_no = :groupNo)", { groupNo: ref.groupNo });
    if (person.personId) query.andWhere('(b.person_id = :personId OR (b.person_id IS NULL AND b.name = :name))', { personId: person.personId, name: person.name });
    else query.andWhere("b.name = :name AND (b.unit IS NULL OR :unit = '' OR b.unit = :unit)", { name: person.name, unit: person.unit ?? '' });
    return query.limit(1).getOne();
  }

  async insertAudit(audit: MemberAudit): Promise<void> {
    await this.unitOfWork.repository(MemberAudit).insert(audit as never);
  }

  findOpenAudit(ref: GroupRef): Promise<MemberAudit | null> {
    return this.unitOfWork.repository(MemberAudit).findOneBy({ tenantId: ref.tenantId, groupNo: ref.groupNo, state: 'OPEN' });
  }

  async getAudit(tenantId: string, auditNo: string): Promise<MemberAudit> {
    return this.unitOfWork.repository(MemberAudit).findOneByOrFail({ tenantId, auditNo });
  }

  async updateAudit(id: string, values: Partial<MemberAudit>): Promise<void> {
    await this.unitOfWork.repository(MemberAudit).update({ id }, values as never);
  }

  listAudits(ref: GroupRef): Promise<MemberAudit[]> {
    return this.unitOfWork.repository(MemberAudit).find({ where: { tenantId: ref.tenantId, groupNo: ref.groupNo }, order: { id: 'DESC' } });
  }

  /** Ids of the running admissions and audits of a group. */
  async listOpenRuns(ref: GroupRef): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      "SELECT id FROM process_instance WHERE tenant_id = ? AND group_no = ? AND state = 'ACTIVE' AND process_definition_key IN ('member-admission', 'member-audit')",
      [ref.tenantId, ref.groupNo],
    );
    return rows.map((row) => row.id);
  }
}
