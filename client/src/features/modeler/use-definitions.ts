import { computed, type Ref } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { deploymentApi } from '@/api/deployment.api';
import { processDefinitionApi } from '@/api/process.api';
import type { ProcessDefinition } from '@/api/types';

/** The newest version of every process. */
export const useLatestDefinitions = () => useQuery({ queryKey: ['process-definitions', 'latest'], queryFn: processDefinitionApi.latest });

export interface Version extends ProcessDefinition { reason: string; by: string; running: boolean }

/** All versions of one process, each with why and by whom it was deployed; the newest is the one new cases run on. */
export function useVersions(key: Ref<string | undefined>) {
  const query = useQuery({ queryKey: ['process-definitions', 'versions', key], queryFn: () => deploymentApi.versions(key.value ?? ''), enabled: computed(() => !!key.value) });
  const deployments = useQuery({ queryKey: ['deployments'], queryFn: deploymentApi.list });
  const versions = computed<Version[]>(() => (query.data.value ?? []).map((definition, index) => {
    const deployment = deployments.data.value?.find((each) => each.definitions.some(({ id }) => id === definition.id));
    return { ...definition, reason: deployment?.reason ?? '', by: deployment?.deployedBy?.name ?? '', running: index === 0 };
  }));
  return { query, versions };
}

/** A version never changes, so its diagram is fetched once. */
export const useDefinitionXml = (id: Ref<string | undefined>) => useQuery({
  queryKey: ['process-definitions', id, 'xml'], queryFn: () => processDefinitionApi.xml(id.value ?? ''), enabled: computed(() => !!id.value), staleTime: Infinity,
});
