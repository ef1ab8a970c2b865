import { api } from './client';

export const sessionApi = {
  current: () => api.get('/api/session'),
  signIn: (username: string, password: string) => api.post('/api/session', { body: { username, password } }),
  signOut: () => api.delete('/api/session'),
  demoUsers: () => api.get('/api/demo/users'),
  signInAsDemoUser: (username: string) => api.post('/api/demo/session', { body: { username } }),
};
