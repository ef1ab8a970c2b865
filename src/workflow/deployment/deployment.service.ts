import { Injectable } from '@nestjs/common';
import { BusinessClock, faultPoint, newId, type Problem } from '../../common';
import type { DefinitionProblem } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { ProcessDefinitionRepository, type ProcessDefinition } from '../process-definition';
import { digestOf } from './definition-digest.policy';
import type { Deployment } from './deployment.entity';
import { DeploymentRefused } from './deployment.errors';
import { DeploymentRepository } from './deployment.repository';
import { readResources, type Resource } from './resource';
import { ResourceInspectionService, type JudgedResource } from './resource-inspection.service';

export interface DeployCommand {
  readonly reason: string;
  readonly deployedBy: string | null;
  readonly resources: readonly Resource[];
  /** the product's own files: trusted, and the whole process, so that forms of the version before are not taken over */
  readonly isShipped?: boolean;
}

/** Puts diagrams and forms into service as new versions; running instances stay on theirs. */
@Injectable()
export class DeploymentService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly deployments: DeploymentRepository,
    private readonly inspection: ResourceInspectionService,
    private readonly clock: BusinessClock,
  ) {}

  /** Everything that would stand in the way, and what deserves a look; writes nothing. */
  async check(resources: readonly Resource[]): Promise<DefinitionProblem[]> {
    return (await this.inspection.judge(await this.inspection.read(resources))).flatMap((one) => one.problems);
  }

  /** Deploys, or throws `DeploymentRefused` naming the elements and changes nothing. */
  async deploy(command: DeployCommand): Promise<{ deployment: Deployment; definitions: ProcessDefinition[] }> {
    const read = await this.inspection.read(command.resources, command.isShipped);
    return this.unitOfWork.run(async () => {
      await this.deployments.lock();
      // inside, so that what is compared with is what the new version follows
      const checked = await this.inspection.judge(read);
      const errors = checked.flatMap((one) => one.problems).filter((problem) => problem.severity === 'error');
      if (errors.length) throw new DeploymentRefused(errors.map(({ elementId, code, message }): Problem => ({ elementId, code, message })));
      const id = newId();
      const now = this.clock.now();
      const definitions: ProcessDefinition[] = [];
      for (const one of checked) definitions.push(await this.insertVersion(id, one, now));
      await faultPoint('definition-written');
      const deployment: Deployment = { id, reason: command.reason, deployedBy: command.deployedBy, deployedAt: now, definitionIds: definitions.map((definition) => definition.id) };
      await this.deployments.insert(deployment);
      return { deployment, definitions };
    });
  }

  /** Deploys what the product brings along, as far as these very files were never deployed before. */
  deployShipped(resources: readonly Resource[]): Promise<ProcessDefinition[]> {
    // under the lock from the first look on: hosts that start together must not deploy the same files twice
    return this.unitOfWork.run(async () => {
      await this.deployments.lock();
      return this.deployUnknown(resources);
    });
  }

  private async deployUnknown(resources: readonly Resource[]): Promise<ProcessDefinition[]> {
    const unknown: Resource[] = [];
    const { diagrams, forms } = readResources(resources);
    for (const diagram of diagrams) {
      const own = [...forms].filter(([name]) => name.startsWith(`${diagram.key}/`));
      const digest = digestOf(diagram.xml, new Map(own.map(([name, schema]) => [name.slice(diagram.key.length + 1), schema])));
      if (await this.definitions.findByDigest(diagram.key, digest)) continue;
      unknown.push(...resources.filter((resource) => resource.name.startsWith(`${diagram.key}/`)));
    }
    if (unknown.length === 0) return [];
    return (await this.deploy({ reason: '随产品提供的流程', deployedBy: null, resources: unknown, isShipped: true })).definitions;
  }

  private async insertVersion(deploymentId: string, { diagram, inspection, forms }: JudgedResource, now: Date): Promise<ProcessDefinition> {
    const latest = await this.definitions.findLatest(inspection.processKey);
    const startForm = inspection.startForms[0];
    const start = inspection.elements.find((element) => element.id === startForm?.elementId);
    const definition: ProcessDefinition = {
      id: newId(),
      key: inspection.processKey,
      version: (latest?.version ?? 0) + 1,
      deploymentId,
      name: inspection.processName ?? inspection.processKey,
      description: start?.gov.summary ?? inspection.documentation ?? '',
      category: start?.gov.category ?? latest?.category ?? '',
      xml: diagram.xml,
      digest: digestOf(diagram.xml, forms),
      startable: startForm !== undefined && start?.gov.startable !== 'false',
      startFormKey: startForm?.formKey ?? null,
      deployedAt: now,
    };
    await this.definitions.insert(definition, forms);
    return definition;
  }
}
