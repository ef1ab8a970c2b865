import { api } from './client';

const routes = { user: '/api/pickers/users', group: '/api/pickers/groups', member: '/api/pickers/members', org: '/api/pickers/orgs' } as const;
export type RemotePicker = keyof typeof routes;

/** True when the options of this picker are looked up on the server while typing. */
export const isRemotePicker = (picker: string | undefined): picker is RemotePicker => !!picker && Object.hasOwn(routes, picker);

export const pickerApi = {
  search: (picker: RemotePicker, q: string, groupNo?: string) => api.get(routes[picker], { query: { q, groupNo } }),
};
