import { areAllCorrectionsOn } from './corrections';
import { library } from './library';
import type { Definition, Execution, InstanceState, Item, Token } from './library-shapes';
import { isAlive, isArmed } from './tokens';

/*
 * What is kept between two steps: variables, tokens and the items they stand on. No log, no XML, no history (that is
 * the host's, from the facts). Written only for the product's own reading: the layout may change with `version`.
 */
interface Snapshot {
  readonly version: 1;
  readonly status: InstanceState['status'];
  readonly data: Record<string, unknown>;
  readonly scopes: Record<string, Record<string, unknown>>;
  readonly tokens: SavedToken[];
  readonly items: Record<string, unknown>[];
  readonly loops: Record<string, unknown>[];
}

interface SavedToken extends Record<string, unknown> {
  readonly id: number;
}

const ITEM_FIELDS = ['id', 'seq', 'itemKey', 'tokenId', 'elementId', 'status', 'startedAt', 'endedAt'] as const;

export function writeSnapshot(execution: Execution): string {
  const kept = areAllCorrectionsOn() ? selectKept(execution) : everything(execution);
  const loops = new Map([...kept.tokens].flatMap(({ loop }) => (loop ? [[loop.id, loop] as const] : [])));
  const paths = new Set([...kept.tokens].map(({ dataPath }) => dataPath));
  const snapshot: Snapshot = {
    version: 1,
    status: execution.instance.status,
    data: execution.instance.data,
    scopes: Object.fromEntries(Object.entries(execution.scopes ?? {}).filter(([path]) => paths.has(path))),
    tokens: [...kept.tokens].sort((a, b) => a.id - b.id).map((token) => saveToken(token, kept)),
    items: kept.items.map(saveItem),
    loops: [...loops.values()].map((loop) => loop.save()),
  };
  return JSON.stringify(snapshot);
}

/** Brings an instance back to where its last step left it. */
export async function readSnapshot(text: string, definition: Definition, instanceId: string, server: object): Promise<Execution> {
  const snapshot = JSON.parse(text) as Snapshot;
  if (snapshot.version !== 1) throw new Error(`snapshot of unknown version ${String(snapshot.version)}`);
  const { status, data, scopes, tokens, items, loops } = snapshot;
  // `source` carries the loaded definition: see PassedDefinition in library.ts
  const state: InstanceState = { id: instanceId, name: definition.name, status, data, items, tokens, loops, logs: [], source: definition, svg: 'none' };
  const execution = await library.Execution.restore(server, state);
  execution.scopes = scopes;
  const activities = new Map(items.map((item) => [item['id'], item['activity']]));
  for (const item of execution.getItems()) item.activity = activities.get(item.id) as Item['activity'];
  return execution;
}

interface Kept {
  readonly tokens: Set<Token>;
  readonly items: Item[];
  /** the token that stands in for a parent which is left out */
  readonly parentOf: (token: Token) => Token | null | undefined;
  readonly originOf: (token: Token) => Item | null | undefined;
}

function everything(execution: Execution): Kept {
  return { tokens: new Set(execution.tokens.values()), items: execution.getItems(), parentOf: ({ parentToken }) => parentToken, originOf: ({ originItem }) => originItem };
}

/**
 * Only what later steps can ask for, so that an instance that loops for a year stays small: tokens that live, those
 * that hold a structure around them, the item each stands on and the flow it came by, and where structures hang.
 */
function selectKept(execution: Execution): Kept {
  const tokens = new Set<Token>();
  const items = new Set<Item>();
  const keepToken = (token: Token): void => {
    if (tokens.has(token)) return;
    tokens.add(token);
    const holder = structureAround(token);
    if (holder) keepToken(holder);
  };
  const first = execution.tokens.get(0);
  if (first?.path[0]) {
    keepToken(first);
    items.add(first.path[0]);
  }
  for (const token of execution.tokens.values()) {
    if (!isAlive(token)) continue;
    keepToken(token);
    const arrival = token.path.findLast(({ type }) => type === 'bpmn:SequenceFlow');
    for (const item of [arrival, token.currentItem]) if (item) items.add(item);
    const origin = originStillAsked(token);
    if (origin) {
      items.add(origin);
      keepToken(origin.token);
    }
  }
  return { tokens, items: [...items].sort((a, b) => a.seq - b.seq), parentOf: structureAround, originOf: originStillAsked };
}

function structureAround(token: Token): Token | null {
  for (let parent = token.parentToken; parent; parent = parent.parentToken) {
    if (isAlive(parent) || parent.type === 'SubProcess' || parent.type === 'Instance' || parent.type === 'EventSubProces') return parent;
  }
  return null;
}

function originStillAsked(token: Token): Item | null | undefined {
  const asked = token.type === 'SubProcess' || token.type === 'Instance' || isArmed(token) || (token.type === 'Diverge' && token.currentNode.id === token.startNodeId);
  return isAlive(token) && asked ? token.originItem : null;
}

function saveToken(token: Token, kept: Kept): SavedToken {
  const saved = token.save() as SavedToken;
  return { ...saved, parentToken: kept.parentOf(token)?.id, originItem: kept.originOf(token)?.id };
}

function saveItem(item: Item): Record<string, unknown> {
  const source = item as unknown as Record<string, unknown>;
  const saved: Record<string, unknown> = Object.fromEntries(ITEM_FIELDS.map((field) => [field, source[field]]));
  return item.status === 'end' ? saved : { ...saved, activity: item.activity };
}
