import { api } from './client';

export const clockApi = {
  get: () => api.get('/api/clock'),
  advance: (by: 'day' | 'next-deadline') => api.post('/api/clock/advance', { body: { by } }),
};
