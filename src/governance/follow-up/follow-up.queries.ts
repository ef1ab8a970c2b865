import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { FollowUp } from './follow-up.entity';

@Injectable()
export class FollowUpQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  async list(tenantId: string, filter: { groupNo?: string; caseNo?: string }, page: PageRequest): Promise<Page<FollowUp>> {
    const query = this.unitOfWork.repository(FollowUp).createQueryBuilder('f').where('f.tenant_id = :tenantId', { tenantId });
    if (filter.groupNo) query.andWhere('f.group_no = :groupNo', { groupNo: filter.groupNo });
    if (filter.caseNo) query.andWhere('f.case_no = :caseNo', { caseNo: filter.caseNo });
    if (page.after) query.andWhere('f.id < :after', { after: page.after });
    const rows = await query.orderBy('f.id', 'DESC').limit(page.limit + 1).getMany();
    const items = rows.slice(0, page.limit);
    return rows.length > page.limit ? { items, nextCursor: items[items.length - 1]!.id } : { items };
  }
}
