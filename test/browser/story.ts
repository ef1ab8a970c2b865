import type { BrowserWorld } from '../support/browser-world';

/** Chapters of one story: each builds on the ones before, so after a failure the rest fails at once and says so. */
export function story(world: () => BrowserWorld | undefined) {
  let brokenAt = '';
  return (title: string, act: () => Promise<void>): void => {
    it(title, async () => {
      if (brokenAt) throw brief(`the story broke off at "${brokenAt}"`);
      brokenAt = title;
      try {
        await act();
        expect(world()?.troubles).toEqual([]);
        brokenAt = '';
      } catch (error) {
        await world()?.shootAll('失败');
        throw error;
      }
    });
  };
}

/** Without a stack: the failure that matters stands above. */
function brief(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
