import { api, type Query } from './client';
import type { Page, TaskCounts, TaskList, UserTask, UserTaskDetail } from './types';

export interface TaskQuery extends Query {
  list: TaskList; overdue?: boolean; processDefinitionKey?: string; q?: string; limit?: number; after?: string;
}
const path = (id: string, act = ''): string => `/user-tasks/${encodeURIComponent(id)}${act}`;

export const userTaskApi = {
  list: (query: TaskQuery) => api.get<Page<UserTask>>('/user-tasks', query),
  counts: () => api.get<TaskCounts>('/user-tasks/counts'),
  get: (id: string) => api.get<UserTaskDetail>(path(id)),
  claim: (id: string) => api.post(path(id, '/claim')),
  unclaim: (id: string) => api.post(path(id, '/unclaim')),
  complete: (id: string, variables: Record<string, unknown>, opinion?: string) =>
    api.post(path(id, '/completion'), { variables, ...(opinion ? { opinion } : {}) }),
  comment: (id: string, text: string) => api.post(path(id, '/comments'), { text }),
  assign: (id: string, userId: string, reason: string) => api.post(path(id, '/assignment'), { userId, reason }),
};
