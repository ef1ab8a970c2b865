import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Box, Point } from './diagram-geometry';
import { ROOT, textOf } from './source-files';

export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** id of the sub-process or process it stands in */
  readonly parent: string;
  /** for boundary events */
  readonly host: string | undefined;
  readonly outgoing: readonly string[];
  readonly incoming: readonly string[];
  /** `formKey`, `clause`, `deadline` … without their prefix */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
}

export interface Drawn<T> {
  readonly place: T;
  readonly label: Box | undefined;
}

/** A diagram as written in its file, in the words of this folder's tests. */
export interface ShippedDiagram {
  readonly key: string;
  readonly xml: string;
  readonly readme: string;
  readonly forms: readonly string[];
  readonly processId: string;
  readonly documentation: string;
  readonly ids: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  readonly shapes: ReadonlyMap<string, Drawn<Box>>;
  readonly edges: ReadonlyMap<string, Drawn<readonly Point[]>>;
  readonly warnings: readonly string[];
}

const FOLDER = 'processes/shared';

/** Every diagram of `processes/shared`. */
export async function shippedDiagrams(): Promise<ShippedDiagram[]> {
  const keys = readdirSync(join(ROOT, FOLDER), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Promise.all(keys.map((entry) => read(entry.name)));
}

async function read(key: string): Promise<ShippedDiagram> {
  const folder = `${FOLDER}/${key}`;
  const xml = textOf(`${folder}/${key}.bpmn`);
  const { rootElement, elementsById, warnings } = await new BpmnModdle().fromXML(xml);
  const process = rootElement['rootElements'].find((element: ModdleElement) => element.$type === 'bpmn:Process') as ModdleElement;
  const elements = flowElements(process);
  const drawn = rootElement['diagrams'][0].plane.planeElement as ModdleElement[];
  return {
    key,
    xml,
    readme: textOf(`${folder}/README.md`),
    forms: readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.form.json')),
    processId: process.id!,
    documentation: process['documentation']?.[0]?.text ?? '',
    ids: Object.keys(elementsById),
    nodes: elements.filter((element) => element.$type !== 'bpmn:SequenceFlow').map(nodeOf),
    flows: elements.filter((element) => element.$type === 'bpmn:SequenceFlow').map(flowOf),
    shapes: new Map(drawn.filter((one) => one['bounds']).map((one) => [one['bpmnElement'].id, { place: boxOf(one['bounds']), label: labelOf(one) }])),
    edges: new Map(drawn.filter((one) => one['waypoint']).map((one) => [one['bpmnElement'].id, { place: one['waypoint'].map(pointOf), label: labelOf(one) }])),
    warnings: warnings.map((warning) => warning.message),
  };
}

function flowElements(container: ModdleElement): ModdleElement[] {
  return ((container['flowElements'] ?? []) as ModdleElement[]).flatMap((element) => [element, ...flowElements(element)]);
}

function nodeOf(element: ModdleElement): FlowNode {
  const idsOf = (flows: ModdleElement[] | undefined) => (flows ?? []).map((flow) => flow.id!);
  const attributes = Object.entries(element.$attrs).map(([name, value]) => [name.replace(/^\w+:/, ''), value]);
  return {
    id: element.id!,
    type: element.$type.replace('bpmn:', ''),
    name: element.name ?? '',
    parent: element.$parent!.id!,
    host: element['attachedToRef']?.id,
    outgoing: idsOf(element['outgoing']),
    incoming: idsOf(element['incoming']),
    attributes: Object.fromEntries(attributes),
  };
}

function flowOf(element: ModdleElement): Flow {
  return { id: element.id!, name: element.name ?? '', source: element['sourceRef'].id, target: element['targetRef'].id };
}

function labelOf(element: ModdleElement): Box | undefined {
  return element['label']?.bounds ? boxOf(element['label'].bounds) : undefined;
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}

function pointOf({ x, y }: Point): Point {
  return { x, y };
}
