import { api } from './client';
import type { Schema } from './contract';

export type StandIn = Schema<'StandInResponse'>;
export type Handover = Schema<'HandoverResponse'>;

export const standInApi = {
  list: async () => (await api.get('/api/stand-ins')).items,
  arrange: (body: Schema<'ArrangeStandInRequest'>) => api.post('/api/stand-ins', { body }),
  revoke: (id: string, reason: string) => api.post('/api/stand-ins/{id}/revocation', { path: { id }, body: { reason } }),
  previewHandover: (fromUserId: string, toUserId: string) => api.post('/api/handovers/preview', { body: { fromUserId, toUserId } }),
  handOver: (fromUserId: string, toUserId: string, reason: string) => api.post('/api/handovers', { body: { fromUserId, toUserId, reason } }),
};
