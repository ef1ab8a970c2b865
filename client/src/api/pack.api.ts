import { api } from './client';

/** The tenant's regulation as far as the client needs it. */
export interface Pack {
  packId: string; title: string; version: string;
  clauses: { id: string; article?: string; text: string }[];
  deadlines: { code: string; title: string; amount: number; unit: string; source: 'REGULATION' | 'OURS'; clause?: string | null }[];
  platforms: { code: string; title: string }[];
  catalogue: { code: string; text: string; class: string }[];
  roles: { role: string; title: string }[];
  switches: Record<string, unknown>;
}

export const packApi = { current: () => api.get<Pack>('/packs/current') };
