import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InstanceVisibilityRegistry } from '../registry';
import { ProcessInstanceRepository } from './process-instance.repository';

/** Lets those who know only a run's id ask whether somebody is kept away from it. */
@Injectable()
export class VisibleInstanceReader implements OnModuleInit {
  constructor(
    private readonly visibility: InstanceVisibilityRegistry,
    private readonly instances: ProcessInstanceRepository,
  ) {}

  onModuleInit(): void {
    this.visibility.provideInstances((processInstanceId) => this.instances.find(processInstanceId));
  }
}
