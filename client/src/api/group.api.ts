import { api, type Query } from './client';
import type { Group, GroupDetail } from './group.types';
import type { Page } from './types';

export interface GroupQuery extends Query {
  /** one state or several, separated by commas */
  state?: string; kind?: string; unitId?: string; platform?: string; grade?: number; overlay?: string; q?: string; mine?: boolean;
  limit?: number; after?: string;
}

export const groupApi = {
  list: (query: GroupQuery) => api.get<Page<Group>>('/groups', query),
  get: (groupNo: string) => api.get<GroupDetail>(`/groups/${encodeURIComponent(groupNo)}`),
};
