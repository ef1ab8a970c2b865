import { ApiProblem } from './api-problem';
import { api, apiUrl } from './client';
import type { QueryOf } from './contract';
import type { Form, Modification, TokenMove } from './types';

export type InstanceQuery = QueryOf<'/api/process-instances'>;

export const processDefinitionApi = {
  latest: async () => (await api.get('/api/process-definitions')).items,
  startable: async () => (await api.get('/api/process-definitions/startable')).items,
  get: (id: string) => api.get('/api/process-definitions/{id}', { path: { id } }),
  xml: (id: string) => api.getText('/api/process-definitions/{id}/xml', { path: { id } }),
  /** Nothing to fill in is no failure: some processes start without a form. */
  startForm: async (id: string): Promise<Form | null> => {
    try {
      return (await api.get('/api/process-definitions/{id}/start-form', { path: { id } })) ?? null;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
  /** which way a start form would go; nothing is written */
  routeForecast: (key: string, variables: Record<string, unknown>) => api.post('/api/process-definitions/{key}/route-forecast', { path: { key }, body: { variables } }),
};

export const processInstanceApi = {
  start: (processDefinitionKey: string, variables: Record<string, unknown>) =>
    api.post('/api/process-instances', { body: { processDefinitionKey, variables } }),
  list: (query: InstanceQuery) => api.get('/api/process-instances', { query }),
  get: (id: string) => api.get('/api/process-instances/{id}', { path: { id } }),
  history: async (id: string) => (await api.get('/api/process-instances/{id}/history', { path: { id } })).items,
  diagram: (id: string) => api.get('/api/process-instances/{id}/diagram', { path: { id } }),
  decisions: async (id: string) => (await api.get('/api/process-instances/{id}/decisions', { path: { id } })).items,
  /** what the caller may do to the run as a whole, and where it stands */
  controls: (id: string) => api.get('/api/process-instances/{id}/controls', { path: { id } }),
  suspend: (id: string, reason: string) => api.post('/api/process-instances/{id}/suspension', { path: { id }, body: { reason } }),
  resume: (id: string, reason: string) => api.post('/api/process-instances/{id}/resumption', { path: { id }, body: { reason } }),
  cancel: (id: string, reason: string) => api.post('/api/process-instances/{id}/cancellation', { path: { id }, body: { reason } }),
  modify: (id: string, change: Modification) => api.post('/api/process-instances/{id}/modification', { path: { id }, body: change }),
  /** what that would do; nothing changes */
  previewModification: (id: string, move: TokenMove) => api.post('/api/process-instances/{id}/modification/preview', { path: { id }, body: move }),
  /** 审批单, to be opened by the browser itself */
  sheetUrl: (id: string) => apiUrl('/api/process-instances/{id}/approval-sheet', { path: { id } }),
  sheetDigest: async (id: string) => (await api.get('/api/process-instances/{id}/approval-sheet/digest', { path: { id } })).digest,
  withdraw: (id: string, reason: string) => api.post('/api/process-instances/{id}/withdrawal', { path: { id }, body: { reason } }),
};
