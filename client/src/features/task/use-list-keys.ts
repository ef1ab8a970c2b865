import { onBeforeUnmount, onMounted } from 'vue';

const STEP: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j and k, or the arrows, walk through the rows; Enter opens the one in focus, as a link does; `/` goes to the search. */
export function useListKeys(): void {
  function press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return;
    if (target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=listbox]')) return;
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.filters input[type=search]')?.focus();
      return;
    }
    const step = STEP[event.key];
    if (!step) return;
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-task-id]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    // arrows scroll the page until a row has been chosen
    if (at < 0 && event.key.startsWith('Arrow')) return;
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    if (!next) return;
    event.preventDefault();
    next.querySelector<HTMLElement>('a.ttl')?.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  onMounted(() => document.addEventListener('keydown', press));
  onBeforeUnmount(() => document.removeEventListener('keydown', press));
}
