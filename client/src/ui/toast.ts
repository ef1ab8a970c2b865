import { reactive } from 'vue';

export type ToastKind = 'done' | 'info' | 'error';
export interface Toast { id: number; kind: ToastKind; title: string; lines: string[]; link?: { to: string; text: string } }
export interface ToastOptions { lines?: string[]; link?: Toast['link']; seconds?: number }

/** What ToastStack.vue shows. */
export const toasts = reactive<Toast[]>([]);
let nextId = 1;

export function dismissToast(id: number): void {
  const at = toasts.findIndex((each) => each.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

function show(kind: ToastKind, title: string, options: ToastOptions = {}): number {
  const lines = options.lines ?? [];
  // the same news again is the same toast, for longer
  const same = toasts.find((each) => each.kind === kind && each.title === title && String(each.lines) === String(lines));
  if (same) dismissToast(same.id);
  const id = nextId++;
  toasts.push({ id, kind, title, lines, link: options.link });
  if (toasts.length > 4) toasts.shift();
  setTimeout(() => dismissToast(id), (options.seconds ?? (kind === 'error' ? 8 : 4)) * 1000);
  return id;
}

/** Short news at the edge of the screen; it never holds the only copy of something important. */
export const toast = {
  done: (title: string, options?: ToastOptions) => show('done', title, options),
  info: (title: string, options?: ToastOptions) => show('info', title, options),
  error: (title: string, options?: ToastOptions) => show('error', title, options),
};
