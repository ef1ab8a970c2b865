import { ApiProblem } from './api-problem';
import { api, type Query } from './client';
import type {
  DecisionReason, Form, HistoryItem, InstanceDiagram, InstanceState, Page, ProcessDefinition, ProcessInstance,
  StartableProcess, StartedInstance,
} from './types';

export interface InstanceQuery extends Query {
  startedBy?: 'me'; state?: InstanceState; processDefinitionKey?: string; q?: string; limit?: number; after?: string;
}
const definition = (id: string, rest = ''): string => `/process-definitions/${encodeURIComponent(id)}${rest}`;
const instance = (id: string, rest = ''): string => `/process-instances/${encodeURIComponent(id)}${rest}`;
/** Lists come as a page or, where they are short, as a bare array. */
const items = <T>(answer: Page<T> | T[]): T[] => (Array.isArray(answer) ? answer : answer.items);

export const processDefinitionApi = {
  latest: async () => items(await api.get<Page<ProcessDefinition>>('/process-definitions', { latest: true })),
  startable: async () => items(await api.get<StartableProcess[] | Page<StartableProcess>>('/process-definitions/startable')),
  get: (id: string) => api.get<ProcessDefinition>(definition(id)),
  xml: (id: string) => api.getText(definition(id, '/xml')),
  /** Nothing to fill in is no failure: some processes start without a form. */
  startForm: async (id: string): Promise<Form | null> => {
    try {
      return (await api.get<Form | null>(definition(id, '/start-form'))) ?? null;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
};

export const processInstanceApi = {
  start: (processDefinitionKey: string, variables: Record<string, unknown>) =>
    api.post<StartedInstance>('/process-instances', { processDefinitionKey, variables }),
  list: (query: InstanceQuery) => api.get<Page<ProcessInstance>>('/process-instances', query),
  get: (id: string) => api.get<ProcessInstance>(instance(id)),
  history: async (id: string) => items(await api.get<Page<HistoryItem>>(instance(id, '/history'))),
  diagram: (id: string) => api.get<InstanceDiagram>(instance(id, '/diagram')),
  decisions: async (id: string) => items(await api.get<DecisionReason[] | Page<DecisionReason>>(instance(id, '/decisions'))),
  withdraw: (id: string, reason: string) => api.post(instance(id, '/withdrawal'), { reason }),
};
