import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored, RequireRole } from '../../platform/http';
import { UserDirectory } from '../../platform/identity';
import { ProcessDefinitionRepository } from '../process-definition';
import { CheckDeploymentRequest, DeploymentCheckResponse, DeploymentListResponse, DeploymentResponse, DeployRequest } from './deployment.dto';
import type { Deployment } from './deployment.entity';
import { DeploymentRepository } from './deployment.repository';
import { DeploymentService } from './deployment.service';

@ApiTags('deployments')
@Controller('api/deployments')
@RequireRole('PROCESS_OWNER')
export class DeploymentController {
  constructor(
    private readonly deployments: DeploymentService,
    private readonly repository: DeploymentRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly users: UserDirectory,
  ) {}

  /** Deploys new versions; 422 lists the problems by element and nothing has changed. */
  @Post()
  async deploy(@Body() request: DeployRequest, @CurrentActor() actor: Actor): Promise<DeploymentResponse> {
    const { deployment } = await this.deployments.deploy({ ...request, deployedBy: actor.userId });
    return this.toResponse(deployment);
  }

  /** What would stand in the way of deploying these files. */
  @Post('check')
  @IdempotencyKeyIgnored('only reads')
  @HttpCode(200)
  async check(@Body() request: CheckDeploymentRequest, @CurrentLocale() locale: 'zh' | 'en'): Promise<DeploymentCheckResponse> {
    const problems = await this.deployments.check(request.resources);
    return { problems: problems.map(({ elementId, severity, code, message }) => ({ elementId, severity, code, message: message[locale] })) };
  }

  /** Deployments, newest first. */
  @Get()
  async list(): Promise<DeploymentListResponse> {
    return { items: await Promise.all((await this.repository.list(100)).map((deployment) => this.toResponse(deployment))) };
  }

  private async toResponse(deployment: Deployment): Promise<DeploymentResponse> {
    const by = deployment.deployedBy ? await this.users.find(deployment.deployedBy) : undefined;
    const definitions = await Promise.all(deployment.definitionIds.map((id) => this.definitions.get(id)));
    return {
      id: deployment.id,
      reason: deployment.reason,
      deployedBy: by && { id: by.id, name: by.name },
      deployedAt: deployment.deployedAt.toISOString(),
      definitions: definitions.map(({ id, key, version, name }) => ({ id, key, version, name })),
    };
  }
}
