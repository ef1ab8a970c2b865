import { ref, watchEffect } from 'vue';

const title = ref('');
const waiting = ref(0);
/** beyond this the server stops counting */
const MOST = 99;

/** What stands in the tab: the page, and before it how much waits for the person. */
watchEffect(() => { document.title = waiting.value > 0 ? `(${badge(waiting.value)}) ${title.value}` : title.value; });

export function setPageTitle(text: string): void { title.value = text; }
export function setWaiting(count: number): void { waiting.value = count; }

/** A count as a badge shows it: 99+ where counting stopped. */
export function badge(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
