import { api } from './client';
import type { Resource } from './deployment.types';

export const deploymentApi = {
  list: async () => (await api.get('/api/deployments')).items,
  /** What would stand in the way; changes nothing. */
  check: async (resources: Resource[]) => (await api.post('/api/deployments/check', { body: { resources } })).problems,
  /** Puts new versions into service, or throws with the problems by element. */
  deploy: (reason: string, resources: Resource[]) => api.post('/api/deployments', { body: { reason, resources } }),
  /** All versions of one process, newest first. */
  versions: async (key: string) => [...(await api.get('/api/process-definitions', { query: { key } })).items].sort((a, b) => b.version - a.version),
};
