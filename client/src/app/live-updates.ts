import { onBeforeUnmount, onMounted, readonly, ref } from 'vue';
import { apiUrl } from '@/api/client';
import type { LiveUpdate } from '@/api/types';
import { queryClient } from './query';

/** how long a page that was refused or lost its server asks by itself before it tries again */
const RETRY_MS = 30_000;
/** also a connected page looks now and then: a host may have died with a word on its lips */
const CONNECTED_MS = 300_000;

const connected = ref(false);

/** Does the server say by itself what changes? Otherwise lists and counts are asked for. */
export const isLive = readonly(connected);

/** `every`: how often to ask while the server does not say by itself. */
export const refetchEvery = (every: number) => (): number => (connected.value ? CONNECTED_MS : every);

function take({ counts, lists }: LiveUpdate): void {
  queryClient.setQueryData(['user-tasks', 'counts'], counts);
  for (const list of lists) {
    // what is on the screen is fetched anew, quietly; the rest when it is opened
    void queryClient.invalidateQueries({ queryKey: list === 'started' ? ['process-instances', 'started'] : ['user-tasks', 'list', list] });
  }
  if (lists.includes('todo') || lists.includes('claimable')) void queryClient.invalidateQueries({ queryKey: ['saved-filters'] });
}

/** Keeps the page in touch with the server as long as its frame stands. */
export function useLiveUpdates(): void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source = new EventSource(apiUrl('/api/events'));
    source.addEventListener('state', (event) => {
      connected.value = true;
      take(JSON.parse((event as MessageEvent<string>).data) as LiveUpdate);
    });
    source.onerror = () => {
      connected.value = false;
      // a broken line is taken up again by the browser; a refusal is not
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS * (0.75 + Math.random() / 2));
    };
  }

  onMounted(open);
  onBeforeUnmount(() => {
    clearTimeout(timer);
    source?.close();
    connected.value = false;
  });
}
