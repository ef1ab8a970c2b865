import { api } from './client';
import type { SavedFilterDraft } from './types';

export const savedFilterApi = {
  list: () => api.get('/api/saved-filters'),
  create: (body: SavedFilterDraft) => api.post('/api/saved-filters', { body }),
  change: (id: string, body: SavedFilterDraft) => api.put('/api/saved-filters/{id}', { path: { id }, body }),
  delete: (id: string) => api.delete('/api/saved-filters/{id}', { path: { id } }),
};
