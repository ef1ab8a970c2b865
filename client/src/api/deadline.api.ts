import { api } from './client';
import type { DeadlineDetail } from './types';

export const deadlineApi = {
  get: (id: string) => api.get<DeadlineDetail>(`/deadlines/${encodeURIComponent(id)}`),
};
