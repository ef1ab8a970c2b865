import type { Variables } from '../../engine';
import { StoredValueUnreadable } from '../../platform/database';

/** Stored variables for those who must go on although they may be damaged; nothing when they are. */
export function readableVariables(variables: Variables): Variables | undefined {
  try {
    return { ...variables };
  } catch (error) {
    if (error instanceof StoredValueUnreadable) return undefined;
    throw error;
  }
}
