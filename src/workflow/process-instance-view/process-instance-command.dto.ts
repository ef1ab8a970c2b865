import { IsObject, IsString, Length, Matches } from 'class-validator';

export class StartProcessInstanceRequest {
  /** BPMN process id of a startable process */
  @Matches(/^[a-z0-9-]{1,80}$/)
  processDefinitionKey: string;

  /** what the start form sends */
  @IsObject()
  variables: Record<string, unknown>;
}

export class ReasonRequest {
  @IsString()
  @Length(2, 500)
  reason: string;
}

export class StartedProcessInstanceResponse {
  id: string;
  businessKey: string;
  title: string;
}
