import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotificationFacts } from '../../platform/notification';
import { InstanceVisibilityRegistry } from '../registry';
import { ProcessInstanceRepository } from './process-instance.repository';

/** Lets those who know only a run's id ask whether somebody is kept away from it, or might be. */
@Injectable()
export class VisibleInstanceReader implements OnModuleInit {
  constructor(
    private readonly visibility: InstanceVisibilityRegistry,
    private readonly instances: ProcessInstanceRepository,
    private readonly notifications: NotificationFacts,
  ) {}

  onModuleInit(): void {
    this.visibility.provideInstances((processInstanceId) => this.instances.find(processInstanceId));
    this.notifications.provideShielded((processInstanceId) => this.visibility.isShielded(processInstanceId));
  }
}
