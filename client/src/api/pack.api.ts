import { api } from './client';
import type { Schema } from './contract';

/** The tenant's regulation as far as the client needs it. */
export type Pack = Schema<'PackDto'>;

export const packApi = { current: () => api.get('/api/packs/current') };
