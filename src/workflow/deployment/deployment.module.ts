import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { ProcessDefinitionModule } from '../process-definition';
import { DeploymentController } from './deployment.controller';
import { DeploymentRepository } from './deployment.repository';
import { DeploymentService } from './deployment.service';
import { ShippedDeploymentService } from './shipped-deployment.service';

@Module({
  imports: [ProcessDefinitionModule, IdentityModule],
  controllers: [DeploymentController],
  providers: [DeploymentRepository, DeploymentService, ShippedDeploymentService],
  exports: [DeploymentService, ShippedDeploymentService],
})
export class DeploymentModule {}
