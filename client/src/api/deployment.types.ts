import type { Problem } from './api-problem';
import type { Instant, PersonRef } from './types';

export interface Resource { name: string; content: string }
export interface DeployedDefinition { id: string; key: string; version: number; name: string }
export interface Deployment { id: string; reason: string; deployedBy?: PersonRef | null; deployedAt: Instant; definitions: DeployedDefinition[] }
export interface DiagramProblem extends Problem { severity: 'error' | 'warning' }
