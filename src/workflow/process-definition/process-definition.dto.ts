import type { FormSchema } from '../form';
import type { ProcessDefinition } from './process-definition.entity';

export class ProcessDefinitionResponse {
  id: string;
  /** BPMN process id */
  key: string;
  version: number;
  name: string;
  description: string;
  category: string;
  deploymentId: string;
  deployedAt: string;
  /** a person may start it */
  startable: boolean;

  static of(definition: ProcessDefinition): ProcessDefinitionResponse {
    const { id, key, version, name, description, category, deploymentId, deployedAt, startable } = definition;
    return { id, key, version, name, description, category, deploymentId, deployedAt: deployedAt.toISOString(), startable };
  }
}

export class ProcessDefinitionListResponse {
  items: ProcessDefinitionResponse[];
}

export class FormResponse {
  id: string;
  key: string;
  /** bpmn.io form-js schema (the subset of src/workflow/form/README.md) */
  schema: FormSchema;
  /** what the fields start with */
  data: Record<string, unknown>;
}
