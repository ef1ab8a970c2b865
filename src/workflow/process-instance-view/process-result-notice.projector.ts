import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import { EventBus } from '../../platform/event';
import { NotificationService } from '../../platform/notification';
import { ProcessInstanceClosed, type ProcessInstance } from '../process-instance';

/** How a run ended, told to the person who started it. Called runs and what the system started tell nobody. */
@Injectable()
export class ProcessResultNoticeProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, ({ instance }) => this.tell(instance));
  }

  private async tell(instance: ProcessInstance): Promise<void> {
    if (instance.rootInstanceId !== instance.id || instance.startedBy === SYSTEM_USER_ID) return;
    const { title, body } = resultText(instance);
    await this.notifications.notify({
      tenantId: instance.tenantId,
      userIds: [instance.startedBy],
      kind: 'RESULT',
      title,
      body,
      processInstanceId: instance.id,
      dedupeKey: `result:${instance.id}`,
    });
  }
}

/** The end event's own name is the result; its wording says which of the three ways it went. */
export function resultText({ state, outcome, title }: Pick<ProcessInstance, 'state' | 'outcome' | 'title'>): { title: string; body: string } {
  if (state === 'TERMINATED') return { title: `已终止：${title}`, body: '您发起的事项已被终止，不再办理。原因见流转记录。' };
  const result = outcome ? `结果：${outcome}。` : '';
  if (outcome && /撤回/.test(outcome)) return { title: `已撤回：${title}`, body: `您发起的事项已经撤回。${result}` };
  if (outcome && /不予|不准|驳回/.test(outcome)) return { title: `未通过：${title}`, body: `您发起的事项未获同意。${result}意见见流转记录。` };
  return { title: `已办结：${title}`, body: `您发起的事项已经办结。${result}` };
}
