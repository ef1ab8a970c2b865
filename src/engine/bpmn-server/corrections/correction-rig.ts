import { switchOffCorrections, switchOnCorrections } from './correction';

/** Runs a scenario on the library as it would be without these corrections. */
export async function without<T>(ids: string | readonly string[], scenario: () => Promise<T>): Promise<T> {
  switchOffCorrections(typeof ids === 'string' ? [ids] : ids);
  try {
    return await scenario();
  } finally {
    switchOnCorrections();
  }
}
