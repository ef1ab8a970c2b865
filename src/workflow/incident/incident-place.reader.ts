import { Injectable, Logger } from '@nestjs/common';
import { DefinitionOutlineService } from '../process-definition';
import { ProcessInstanceRepository } from '../process-instance';
import { secretsIn } from './incident-cause.policy';

export interface ReadPlace {
  readonly processDefinitionId?: string;
  /** values of the case that must not stand in any text */
  readonly secrets: readonly string[];
}

/**
 * What is known of the run something failed in. The run itself may be what is damaged, and an incident must come about
 * all the same: what cannot be read is left out, with a line in the log.
 */
@Injectable()
export class IncidentPlaceReader {
  private readonly logger = new Logger(IncidentPlaceReader.name);

  constructor(
    private readonly instances: ProcessInstanceRepository,
    private readonly outlines: DefinitionOutlineService,
  ) {}

  /** `more`: what else holds values of the case */
  async read(processInstanceId: string | null | undefined, more: readonly unknown[] = []): Promise<ReadPlace> {
    const instance = processInstanceId ? await this.instances.find(processInstanceId) : null;
    const { variables, title, groupName, processDefinitionId } = instance ?? {};
    return { processDefinitionId, secrets: [variables, ...more, title, groupName].flatMap((value) => this.secretsOf(value)) };
  }

  async nameOf({ processDefinitionId }: ReadPlace, elementId: string): Promise<string | undefined> {
    if (!processDefinitionId) return undefined;
    try {
      return (await this.outlines.find(processDefinitionId, elementId))?.name;
    } catch (error) {
      this.logger.warn(`the diagram ${processDefinitionId} of an incident cannot be read: ${error instanceof Error ? error.name : 'unknown'}`);
      return undefined;
    }
  }

  private secretsOf(value: unknown): string[] {
    try {
      return secretsIn([value]);
    } catch (error) {
      this.logger.warn(`what an incident is about cannot be read: ${error instanceof Error ? error.name : 'unknown'}`);
      return [];
    }
  }
}
