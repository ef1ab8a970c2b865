import type { Moddle } from './modeler-services';

export interface DiagramItem { id: string; type: string; name: string }
export interface DiagramDiff {
  added: DiagramItem[]; removed: DiagramItem[]; renamed: (DiagramItem & { from: string })[];
  /** same element, other settings: the names of what differs */
  changed: (DiagramItem & { what: string[] })[];
  flowsAdded: number; flowsRemoved: number;
}
interface Fact extends DiagramItem { settings: Map<string, string> }

/** Parts of an element that are shown elsewhere or follow from others. */
const IGNORED = new Set(['id', 'name', 'di', 'incoming', 'outgoing', 'flowElements', 'artifacts', 'laneSets', 'lanes', 'boundaryEventRefs', 'dataInputAssociations', 'dataOutputAssociations']);

/** Everything a moddle object says, references by id, in a stable order; nested elements of the flow are left to themselves. */
function textOf(value: unknown, seen: Set<unknown>): string {
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each, seen)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (seen.has(value)) return '';
  seen.add(value);
  const settings = [...settingsOf(value as Moddle, seen)].filter(([, text]) => text !== '').sort(([a], [b]) => a.localeCompare(b));
  return `${(value as Moddle).$type}{${settings.map(([name, text]) => `${name}:${text}`).join(',')}}`;
}

function settingsOf(element: Moddle, seen: Set<unknown>): Map<string, string> {
  const settings = new Map<string, string>();
  // an extension of a foreign namespace has no properties of its own; its plain values say what it is
  if (!element.$descriptor.properties) return new Map(Object.entries(element).filter(([name]) => !name.startsWith('$')).map(([name, value]) => [name, String(value)]));
  for (const property of element.$descriptor.properties) {
    const name = property.ns.localName;
    if (IGNORED.has(name) || property.isVirtual || name.startsWith('$')) continue;
    const value = element.get<unknown>(property.name);
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    const text = property.isReference ? referenceOf(value) : textOf(value, seen);
    settings.set(property.ns.name.startsWith('bpmn:') ? name : property.ns.name, text);
  }
  for (const [name, value] of Object.entries(element.$attrs)) if (!name.startsWith('xmlns')) settings.set(name, String(value));
  return settings;
}
const referenceOf = (value: unknown): string => (Array.isArray(value) ? value : [value]).map((each) => (each as Moddle).id ?? '').join(' ');

/** All elements of all processes, sub-processes included, by id. */
function factsOf(definitions: Moddle): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const visit = (element: Moddle): void => {
    const id = element.id ?? '';
    facts.set(id, { id, type: element.$type, name: element.name ?? '', settings: settingsOf(element, new Set([element])) });
    for (const child of element.get<Moddle[] | undefined>('flowElements') ?? []) visit(child);
  };
  for (const root of definitions.get<Moddle[]>('rootElements')) if (root.$instanceOf('bpmn:Process')) visit(root);
  return facts;
}

const isFlow = (fact: Fact): boolean => fact.type === 'bpmn:SequenceFlow';
const itemOf = ({ id, type, name }: Fact): DiagramItem => ({ id, type, name });
const isNamed = (fact: Fact): boolean => !isFlow(fact) || fact.name !== '';

/** What a new version would change, invisible settings included. The layout does not count. */
export function compareDiagrams(before: Moddle, after: Moddle): DiagramDiff {
  const old = factsOf(before);
  const now = factsOf(after);
  const diff: DiagramDiff = { added: [], removed: [], renamed: [], changed: [], flowsAdded: 0, flowsRemoved: 0 };
  for (const fact of now.values()) {
    const was = old.get(fact.id);
    if (!was) {
      if (isFlow(fact)) diff.flowsAdded += 1; else diff.added.push(itemOf(fact));
      continue;
    }
    if (was.name !== fact.name && isNamed(fact)) diff.renamed.push({ ...itemOf(fact), from: was.name });
    const what = [...new Set([...was.settings.keys(), ...fact.settings.keys()])].filter((name) => was.settings.get(name) !== fact.settings.get(name));
    if (was.type !== fact.type) what.unshift('type');
    if (what.length > 0) diff.changed.push({ ...itemOf(fact), what });
  }
  for (const was of old.values()) {
    if (now.has(was.id)) continue;
    if (isFlow(was)) diff.flowsRemoved += 1; else diff.removed.push(itemOf(was));
  }
  return diff;
}

export const isEmptyDiff = (diff: DiagramDiff): boolean =>
  diff.added.length + diff.removed.length + diff.renamed.length + diff.changed.length + diff.flowsAdded + diff.flowsRemoved === 0;
