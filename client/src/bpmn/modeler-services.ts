import type Modeler from 'bpmn-js/lib/Modeler';
import type { DiagramElement } from './viewer-services';

/** A moddle object: typed attributes by name, everything else behind `get`. */
export interface Moddle {
  id?: string; name?: string; $type: string; $attrs: Record<string, unknown>; $parent?: Moddle;
  $descriptor: { properties?: { name: string; ns: { name: string; localName: string }; isMany?: boolean; isReference?: boolean; isVirtual?: boolean }[] };
  get<T = unknown>(name: string): T;
  $instanceOf(type: string): boolean;
}
export interface CommandStack { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean; clear(): void }
export interface Modeling { updateProperties(element: DiagramElement, properties: Record<string, unknown>): void }
export interface BpmnFactory { create(type: string, attributes: object): Moddle }
export interface Selection { select(element: DiagramElement | null): void; get(): DiagramElement[] }
export interface ModdleReader {
  fromXML(xml: string): Promise<{ rootElement: Moddle; warnings: { message: string }[] }>;
  /** the namespaces it knows */
  getPackages(): { prefix: string; uri: string }[];
}

/** The services only an editor has, typed as we use them. */
export const editingOf = (modeler: Modeler) => ({
  commands: modeler.get('commandStack') as CommandStack,
  selection: modeler.get('selection') as Selection,
  moddle: modeler.get('moddle') as ModdleReader,
});
