import type { ActivityFact, StepOutcome, Variables } from '../process-engine';
import { toFact, type ActivityState } from './activity';

/** What a stored snapshot says, without bringing the instance back to life. */
export interface SnapshotContent {
  readonly state: StepOutcome['state'];
  readonly variables: Variables;
  /** activities that only something outside can continue, armed event sub-processes among them */
  readonly waiting: readonly ActivityFact[];
}

interface Stored {
  readonly version: number;
  readonly status: string;
  readonly data: Variables;
  readonly tokens: readonly { readonly id: number; readonly status?: string }[];
  readonly items: readonly { readonly tokenId: number; readonly status: string; readonly activity?: ActivityState }[];
}

/** For those who compare the engine's truth with the rows derived from it. */
export function inspectSnapshot(text: string): SnapshotContent {
  const { version, status, data, tokens, items } = JSON.parse(text) as Stored;
  if (version !== 1) throw new Error(`snapshot of unknown version ${String(version)}`);
  const ended = new Set(tokens.flatMap((token) => (token.status === 'end' || token.status === 'terminated' ? [token.id] : [])));
  const waiting = items.flatMap(({ tokenId, status: itemStatus, activity }) => (itemStatus === 'wait' && activity?.waitsOutside && !ended.has(tokenId) ? [toFact(activity)] : []));
  return { state: status === 'running' ? 'ACTIVE' : status === 'terminated' ? 'TERMINATED' : 'COMPLETED', variables: data, waiting: status === 'running' ? waiting : [] };
}
