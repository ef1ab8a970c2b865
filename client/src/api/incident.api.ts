import { api } from './client';
import type { QueryOf, Schema } from './contract';

export type IncidentQuery = QueryOf<'/api/incidents'>;
export type Incident = Schema<'IncidentResponse'>;
export type IncidentState = Incident['state'];
export type IncidentDetail = Schema<'IncidentDetailResponse'>;
export type IncidentAction = Schema<'IncidentActionResponse'>['action'];
export type InstanceVariable = Schema<'InstanceVariableResponse'>;

export const incidentApi = {
  list: (query: IncidentQuery) => api.get('/api/incidents', { query }),
  get: (id: string) => api.get('/api/incidents/{id}', { path: { id } }),
  /** Answers the incident as it stands after the try. */
  resolve: (id: string, action: IncidentAction, reason: string, variables?: Record<string, unknown>) =>
    api.post('/api/incidents/{id}/resolution', { path: { id }, body: { action, reason, variables } }),
  variables: async (processInstanceId: string) => (await api.get('/api/process-instances/{id}/variables', { path: { id: processInstanceId } })).items,
};
