import { api } from './client';
import type { Deployment, DiagramProblem, Resource } from './deployment.types';
import type { Page, ProcessDefinition } from './types';

export const deploymentApi = {
  list: async () => (await api.get<Page<Deployment>>('/deployments')).items,
  /** What would stand in the way; changes nothing. */
  check: async (resources: Resource[]) => (await api.post<{ problems: DiagramProblem[] }>('/deployments/check', { resources })).problems,
  /** Puts new versions into service, or throws with the problems by element. */
  deploy: (reason: string, resources: Resource[]) => api.post<Deployment>('/deployments', { reason, resources }),
  /** All versions of one process, newest first. */
  versions: async (key: string) =>
    [...(await api.get<Page<ProcessDefinition>>('/process-definitions', { key })).items].sort((a, b) => b.version - a.version),
};
