import { api } from './client';
import type { QueryOf, Schema } from './contract';

export type TaskQuery = QueryOf<'/api/user-tasks'>;

export const userTaskApi = {
  list: (query: TaskQuery) => api.get('/api/user-tasks', { query }),
  counts: () => api.get('/api/user-tasks/counts'),
  get: (id: string) => api.get('/api/user-tasks/{id}', { path: { id } }),
  claim: (id: string) => api.post('/api/user-tasks/{id}/claim', { path: { id } }),
  unclaim: (id: string) => api.post('/api/user-tasks/{id}/unclaim', { path: { id } }),
  complete: (id: string, variables: Record<string, unknown>, opinion?: string) =>
    api.post('/api/user-tasks/{id}/completion', { path: { id }, body: { variables, ...(opinion ? { opinion } : {}) } }),
  comment: (id: string, text: string, evidenceIds: string[] = []) => api.post('/api/user-tasks/{id}/comments', { path: { id }, body: { text, evidenceIds } }),
  assign: (id: string, userId: string, reason: string) => api.post('/api/user-tasks/{id}/assignment', { path: { id }, body: { userId, reason } }),
  transfer: (id: string, body: Schema<'HandOnRequest'>) => api.post('/api/user-tasks/{id}/transfer', { path: { id }, body }),
  delegate: (id: string, body: Schema<'HandOnRequest'>) => api.post('/api/user-tasks/{id}/delegation', { path: { id }, body }),
  resolve: (id: string, body: Schema<'ResolveDelegationRequest'>) => api.post('/api/user-tasks/{id}/delegation/resolution', { path: { id }, body }),
  addSigners: (id: string, body: Schema<'AddSignersRequest'>) => api.post('/api/user-tasks/{id}/additional-signers', { path: { id }, body }),
  removeSigner: (id: string, signatureId: string, reason: string) => api.post('/api/user-tasks/{id}/additional-signers/{signatureId}/removal', { path: { id, signatureId }, body: { reason } }),
  sign: (id: string, body: Schema<'SignRequest'>) => api.post('/api/user-tasks/{id}/signature', { path: { id }, body }),
  return: (id: string, body: Schema<'ReturnRequest'>) => api.post('/api/user-tasks/{id}/return', { path: { id }, body }),
  recall: (id: string, reason: string) => api.post('/api/user-tasks/{id}/recall', { path: { id }, body: { reason } }),
  urge: (id: string, text?: string) => api.post('/api/user-tasks/{id}/urge', { path: { id }, body: text ? { text } : {} }),
  copy: (id: string, userIds: string[], note?: string) => api.post('/api/user-tasks/{id}/cc', { path: { id }, body: { userIds, ...(note ? { note } : {}) } }),
  readCopy: (copyId: string) => api.post('/api/cc/{id}/read', { path: { id: copyId } }),
  completeBatch: (taskIds: string[], variables: Record<string, unknown>, opinion?: string) => api.post('/api/user-tasks/batch-completion', { body: { taskIds, variables, ...(opinion ? { opinion } : {}) } }),
};
