import { QueryClient } from '@tanstack/vue-query';
import { ApiProblem } from '@/api/api-problem';

/** One cache for all reads. Refusals are answers and are not tried again; lost connections are, once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => !(error instanceof ApiProblem) && count < 1,
    },
  },
});

/**
 * After any act (claim, completion, start, moved clock) everything shown may have changed: lists, counts, clocks.
 * Cheap, because only what is on the screen is fetched again.
 */
export function refreshAll(): Promise<void> {
  return queryClient.invalidateQueries();
}
