import { computed, onScopeDispose, ref } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { clockApi } from '@/api/clock.api';
import { dayOf, wallTime } from '@/ui/format/dates';

const TICK_MS = 10_000;

/**
 * The business clock as the server has it: asked once a minute and carried on with the browser's own pace in
 * between, so that dates read right also when the demo clock was moved.
 */
export function useClock() {
  const query = useQuery({ queryKey: ['clock'], queryFn: clockApi.get, refetchInterval: 60_000 });
  const elapsed = ref(Date.now());
  const timer = setInterval(() => { elapsed.value = Date.now(); }, TICK_MS);
  onScopeDispose(() => clearInterval(timer));

  const now = computed(() => {
    const state = query.data.value;
    if (!state) return new Date(elapsed.value);
    const passed = state.mode === 'manual' ? 0 : Math.max(0, elapsed.value - query.dataUpdatedAt.value);
    return new Date(new Date(state.now).getTime() + passed);
  });
  return {
    state: query.data,
    now,
    today: computed(() => dayOf(now.value)),
    thisYear: computed(() => wallTime(now.value).year),
  };
}
