import { Injectable } from '@nestjs/common';
import { NotificationService } from '../../platform/notification';
import { GroupPeople, GroupQueries } from '../group';

/** Tells the first responsible person that somebody blacklisted asked to come back (D04 row 2). */
@Injectable()
export class AdmissionNotices {
  constructor(
    private readonly notifications: NotificationService,
    private readonly groups: GroupQueries,
    private readonly people: GroupPeople,
  ) {}

  async blacklisted(membership: { tenantId: string; groupNo: string; id: string }, processInstanceId: string): Promise<void> {
    const group = await this.groups.get(membership.tenantId, membership.groupNo);
    const responsibles = await this.people.firstResponsibles(group.tenantId, group.unitId);
    await this.notifications.notify({
      tenantId: group.tenantId,
      userIds: responsibles.map((person) => person.id),
      kind: 'INFO',
      title: `黑名单人员申请入群：${group.name}`,
      body: '该人员在黑名单有效期内，入群申请已按规定不予受理',
      processInstanceId,
      dedupeKey: `blacklist:${membership.id}`,
    });
  }
}
