/** longer than a saving takes, shorter than somebody who wants to go home waits */
const PATIENCE_MS = 3_000;
const finishing = new Set<() => Promise<unknown>>();

/** Something to be finished while the person is still signed in; answers how to take it back. */
export function beforeLeaving(finish: () => Promise<unknown>): () => void {
  finishing.add(finish);
  return () => finishing.delete(finish);
}

/** Called before the session ends. Nobody is kept from leaving by what fails or takes long. */
export async function finishBeforeLeaving(): Promise<void> {
  const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });
  await Promise.race([Promise.allSettled([...finishing].map((finish) => finish())), patience]);
}
