import { Injectable } from '@nestjs/common';
import type { Sentence } from '../../common';

/** What somebody holds that is no task: a role, a chat group. */
export interface Duty {
  readonly title: Sentence;
  /** the group's number, where it is one */
  readonly groupNo?: string;
}

type ListDuties = (tenantId: string, userId: string) => Promise<readonly Duty[]>;

/** What a person holds beyond their tasks, so that who leaves is replaced there too (B5). The domain provides it. */
@Injectable()
export class DutyRegistry {
  private readonly providers: ListDuties[] = [];

  provide(listDuties: ListDuties): void {
    this.providers.push(listDuties);
  }

  async listOf(tenantId: string, userId: string): Promise<Duty[]> {
    const lists: (readonly Duty[])[] = [];
    for (const listDuties of this.providers) lists.push(await listDuties(tenantId, userId));
    return lists.flat();
  }
}
