import { api } from './client';
import type { ChannelName, NotificationPreferenceRequest } from './types';

export const notificationApi = {
  list: (unread?: boolean) => api.get('/api/notifications', { query: { unread: unread ? 'true' : undefined, limit: 50 } }),
  read: (id: string) => api.post('/api/notifications/{id}/read', { path: { id } }),
  preferences: () => api.get('/api/notifications/preferences'),
  savePreferences: (body: NotificationPreferenceRequest) => api.put('/api/notifications/preferences', { body }),
  test: (channel: ChannelName) => api.post('/api/notifications/preferences/test', { body: { channel } }),
  readAll: () => api.post('/api/notifications/read-all'),
};
