import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsString, Matches, ValidateNested } from 'class-validator';
import { FileText, RequiredText } from '../../platform/http';

export class ResourceRequest {
  /** `group-dissolve/group-dissolve.bpmn` or `group-dissolve.bpmn`; diagrams of other tools have all kinds of keys */
  @Matches(/^([A-Za-z0-9_-]{1,255}\/)?[A-Za-z0-9_.-]{1,255}\.(bpmn|form\.json)$/)
  name: string;

  @IsString()
  @FileText()
  content: string;
}

export class CheckDeploymentRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ResourceRequest)
  resources: ResourceRequest[];
}

export class DeployRequest extends CheckDeploymentRequest {
  /** why this version is put into service */
  @RequiredText(2, 500)
  reason: string;
}

export class DeploymentProblemResponse {
  elementId?: string;
  severity: 'error' | 'warning';
  code: string;
  message: string;
}

export class DeploymentCheckResponse {
  problems: DeploymentProblemResponse[];
}

export class DeployedDefinitionResponse {
  id: string;
  key: string;
  version: number;
  name: string;
}

/** Who deployed. */
export class DeployerResponse {
  id: string;
  name: string;
}

export class DeploymentResponse {
  id: string;
  reason: string;
  /** absent: delivered with the product */
  deployedBy?: DeployerResponse;
  deployedAt: string;
  definitions: DeployedDefinitionResponse[];
}

export class DeploymentListResponse {
  items: DeploymentResponse[];
}
