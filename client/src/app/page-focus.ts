import { nextTick } from 'vue';

/** as long as a page may take to have its heading */
const PATIENCE_MS = 5_000;
let stop: (() => void) | undefined;

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** A page was opened: its heading has the focus as soon as it is there, unless somebody was quicker. */
export async function focusPage(): Promise<void> {
  stop?.();
  const before = document.activeElement;
  const observer = new MutationObserver(() => { if (isLost()) focusHeading(); });
  const timer = setTimeout(() => end(), PATIENCE_MS);
  const end = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, end, true);
    if (stop === end) stop = undefined;
  };
  stop = end;
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, end, true);
  await nextTick();
  if (stop !== end) return;
  if (isLost() || document.activeElement === before) focusHeading();
  observer.observe(document.body, { childList: true, subtree: true });
}

/** What had the focus may have gone with what was done: then the page's heading gets it. */
export function keepFocus(): void {
  void nextTick().then(() => { if (isLost() && !document.querySelector('dialog[open]')) focusHeading(); });
}
