import { Injectable } from '@nestjs/common';
import type { Sentence } from '../../common';
import type { Duty } from '../../workflow/registry';
import type { WorkGroup } from './group.entity';
import { GroupQueries } from './group.queries';

const HELD: readonly { readonly title: Sentence; readonly isHeldBy: (group: WorkGroup, userId: string) => boolean }[] = [
  { title: { zh: '群主', en: 'owner' }, isHeldBy: ({ ownerId }, userId) => ownerId === userId },
  { title: { zh: '管理员', en: 'administrator' }, isHeldBy: ({ adminIds }, userId) => adminIds.includes(userId) },
  { title: { zh: '第一责任人', en: 'first responsible person' }, isHeldBy: ({ firstResponsibleId }, userId) => firstResponsibleId === userId },
  { title: { zh: '指定专人', en: 'designated person' }, isHeldBy: ({ designatedPersonId }, userId) => designatedPersonId === userId },
];

/** What somebody holds on live groups: whoever no longer fits, or leaves, is to be replaced in time (B5). */
@Injectable()
export class GroupDuties {
  constructor(private readonly groups: GroupQueries) {}

  async listOf(tenantId: string, userId: string): Promise<Duty[]> {
    const groups = await this.groups.listHeldBy(tenantId, userId);
    return groups.map((group) => {
      const held = HELD.filter(({ isHeldBy }) => isHeldBy(group, userId));
      return {
        title: { zh: `${held.map(({ title }) => title.zh).join('、')} · ${group.name}`, en: `${held.map(({ title }) => title.en).join(', ')} · ${group.name}` },
        groupNo: group.groupNo,
      };
    });
  }
}
