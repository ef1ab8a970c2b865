import { useQuery } from '@tanstack/vue-query';
import { userTaskApi } from '@/api/user-task.api';

/** Counts beside the lists and on the bell; asked every half minute, on focus and after every act. */
export const useTaskCounts = () => useQuery({ queryKey: ['user-tasks', 'counts'], queryFn: userTaskApi.counts, refetchInterval: 30_000 });
