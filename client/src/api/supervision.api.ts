import { api, type Query } from './client';
import type { Incident, SupervisionItem, SupervisionOverview, SupervisionWindow } from './supervision.types';
import type { Page } from './types';

export interface SupervisionQuery extends Query {
  window: SupervisionWindow; processDefinitionKey?: string; unitId?: string; limit?: number; after?: string;
}

export const supervisionApi = {
  overview: () => api.get<SupervisionOverview>('/supervision/overview'),
  list: (query: SupervisionQuery) => api.get<Page<SupervisionItem>>('/supervision/overdue', query),
  incidents: () => api.get<Page<Incident>>('/incidents'),
};
