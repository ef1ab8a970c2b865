import { api } from './client';
import type { Notification, Page } from './types';

export const notificationApi = {
  list: (unread?: boolean) => api.get<Page<Notification>>('/notifications', { unread: unread || undefined, limit: 50 }),
  read: (id: string) => api.post(`/notifications/${encodeURIComponent(id)}/read`),
  readAll: () => api.post('/notifications/read-all'),
};
