import { api } from './client';
import type { ClockAdvance, ClockState } from './types';

export const clockApi = {
  get: () => api.get<ClockState>('/clock'),
  advance: (by: 'day' | 'next-deadline') => api.post<ClockAdvance>('/clock/advance', { by }),
};
