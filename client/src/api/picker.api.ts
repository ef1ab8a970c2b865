import { api } from './client';
import type { Option, Page } from './types';

const paths: Record<string, string> = { user: 'users', group: 'groups', member: 'members', org: 'orgs' };

/** True when the options of this picker are looked up on the server while typing. */
export const isRemotePicker = (picker: string | undefined): boolean => !!picker && picker in paths;

export const pickerApi = {
  search: async (picker: string, q: string, groupNo?: string): Promise<Option[]> => {
    const answer = await api.get<Option[] | Page<Option>>(`/pickers/${paths[picker] ?? picker}`, { q, groupNo });
    return Array.isArray(answer) ? answer : answer.items;
  },
};
