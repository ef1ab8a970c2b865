import { api } from './client';
import type { QueryOf } from './contract';

export type TaskQuery = QueryOf<'/api/user-tasks'>;

export const userTaskApi = {
  list: (query: TaskQuery) => api.get('/api/user-tasks', { query }),
  counts: () => api.get('/api/user-tasks/counts'),
  get: (id: string) => api.get('/api/user-tasks/{id}', { path: { id } }),
  claim: (id: string) => api.post('/api/user-tasks/{id}/claim', { path: { id } }),
  unclaim: (id: string) => api.post('/api/user-tasks/{id}/unclaim', { path: { id } }),
  complete: (id: string, variables: Record<string, unknown>, opinion?: string) =>
    api.post('/api/user-tasks/{id}/completion', { path: { id }, body: { variables, ...(opinion ? { opinion } : {}) } }),
  comment: (id: string, text: string) => api.post('/api/user-tasks/{id}/comments', { path: { id }, body: { text } }),
  assign: (id: string, userId: string, reason: string) => api.post('/api/user-tasks/{id}/assignment', { path: { id }, body: { userId, reason } }),
};
