import { api } from './client';
import type { Schema } from './contract';

export type DraftKind = 'START' | 'TASK';
export type FormDraft = Schema<'FormDraftView'>;
export type DraftInput = Schema<'SaveFormDraftRequest'>;

const ROUTE = '/api/form-drafts/{kind}/{key}';

export const formDraftApi = {
  get: async (kind: DraftKind, key: string): Promise<FormDraft | undefined> => (await api.get(ROUTE, { path: { kind, key } })).draft,
  /** `last`: the page is going away and will not hear the answer */
  save: (kind: DraftKind, key: string, body: DraftInput, last = false) => (last ? api.putLast : api.put)(ROUTE, { path: { kind, key }, body }),
  discard: (kind: DraftKind, key: string) => api.delete(ROUTE, { path: { kind, key } }),
};
