import { api } from './client';
import type { QueryOf } from './contract';

export type GroupQuery = QueryOf<'/api/groups'>;

export const groupApi = {
  list: (query: GroupQuery) => api.get('/api/groups', { query }),
  get: (groupNo: string) => api.get('/api/groups/{groupNo}', { path: { groupNo } }),
};
