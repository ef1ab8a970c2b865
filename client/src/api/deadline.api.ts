import { api } from './client';

export const deadlineApi = {
  get: (id: string) => api.get('/api/deadlines/{id}', { path: { id } }),
};
