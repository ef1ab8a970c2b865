import { useQuery } from '@tanstack/vue-query';
import { userTaskApi } from '@/api/user-task.api';
import { refetchEvery } from './live-updates';

/** Counts beside the lists and on the bell: told by the server, otherwise asked every half minute, on focus and after every act. */
export const useTaskCounts = () => useQuery({ queryKey: ['user-tasks', 'counts'], queryFn: userTaskApi.counts, refetchInterval: refetchEvery(30_000) });
