import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { GroupQueries } from '../group';
import type { DissolutionRecord } from './dissolution.entity';
import { DissolutionRepository } from './dissolution.repository';

@Injectable()
export class DissolutionQueries {
  constructor(
    private readonly records: DissolutionRepository,
    private readonly groups: GroupQueries,
  ) {}

  /** The group's dissolutions, newest first; a group of another tenant does not exist. */
  async listByGroup(actor: Actor, groupNo: string): Promise<DissolutionRecord[]> {
    await this.groups.get(actor.tenantId, groupNo);
    return this.records.listByGroup(actor.tenantId, groupNo);
  }

  findRunning(tenantId: string, groupNo: string): Promise<DissolutionRecord | null> {
    return this.records.findRunning(tenantId, groupNo);
  }
}
