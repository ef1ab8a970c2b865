import type { Schema } from './contract';

export type Resource = Schema<'ResourceRequest'>;
export type DeployedDefinition = Schema<'DeployedDefinitionResponse'>;
export type Deployment = Schema<'DeploymentResponse'>;
export type DiagramProblem = Schema<'DeploymentProblemResponse'>;
