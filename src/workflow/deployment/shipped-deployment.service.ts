import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config';
import { DeploymentService } from './deployment.service';
import { readShippedProcesses } from './shipped-processes';

/** At start-up: deploys the diagrams of `processes/shared` that were never deployed before in this very form. */
@Injectable()
export class ShippedDeploymentService implements OnApplicationBootstrap {
  private readonly logger = new Logger(ShippedDeploymentService.name);
  private done: Promise<void> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly deployments: DeploymentService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.deploy();
  }

  deploy(): Promise<void> {
    this.done ??= this.deployOnce();
    return this.done;
  }

  private async deployOnce(): Promise<void> {
    const deployed = await this.deployments.deployShipped(readShippedProcesses(join(this.settings.processesDir, 'shared')));
    for (const { key, version } of deployed) this.logger.log(`deployed ${key} version ${version}`);
  }
}
