import { api } from './client';
import type { DemoUser, Me } from './types';

export const sessionApi = {
  current: () => api.get<Me>('/session'),
  signIn: (username: string, password: string) => api.post<Me>('/session', { username, password }),
  signOut: () => api.delete('/session'),
  demoUsers: () => api.get<DemoUser[]>('/demo/users'),
  signInAsDemoUser: (username: string) => api.post<Me>('/demo/session', { username }),
};
