import { api } from './client';
import type { QueryOf } from './contract';

export type SupervisionQuery = QueryOf<'/api/supervision/overdue'>;

export const supervisionApi = {
  overview: () => api.get('/api/supervision/overview'),
  list: (query: SupervisionQuery) => api.get('/api/supervision/overdue', { query }),
};
