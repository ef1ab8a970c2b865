import { api } from './client';

export const notificationApi = {
  list: (unread?: boolean) => api.get('/api/notifications', { query: { unread: unread ? 'true' : undefined, limit: 50 } }),
  read: (id: string) => api.post('/api/notifications/{id}/read', { path: { id } }),
  readAll: () => api.post('/api/notifications/read-all'),
};
