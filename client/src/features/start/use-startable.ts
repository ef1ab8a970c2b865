import { useQuery } from '@tanstack/vue-query';
import { processDefinitionApi } from '@/api/process.api';

/** The processes this person may start. */
export const useStartable = () => useQuery({ queryKey: ['process-definitions', 'startable'], queryFn: processDefinitionApi.startable, staleTime: 60_000 });
