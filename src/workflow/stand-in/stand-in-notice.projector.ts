import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf } from '../../common';
import { EventBus } from '../../platform/event';
import { NotificationService } from '../../platform/notification';
import { StandInChanged } from './stand-in.events';

/** Both sides are told what the other one arranged. */
@Injectable()
export class StandInNoticeProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.events.within(StandInChanged, ({ standIn, actor, what }) => {
      const { tenantId, principalId, deputyId, startsAt, endsAt } = standIn;
      const userIds = [principalId, deputyId].filter((id) => id !== actor.userId);
      const period = `${localDateOf(startsAt)}至${localDateOf(endsAt)}`;
      const body = what === 'ARRANGED' ? `${actor.name}设置了代理，期间${period}。代理期间，被代理人的待办列入代理人的待办。` : `${actor.name}撤销了${period}的代理。`;
      return this.notifications.notify({ tenantId, userIds, kind: 'INFO', title: what === 'ARRANGED' ? '外出代理' : '代理已撤销', body });
    });
  }
}
