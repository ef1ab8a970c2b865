import type BaseViewer from 'bpmn-js/lib/BaseViewer';

/** The parts of diagram-js we use, typed as we use them; its own types leave most of this open. */
export interface DiagramElement {
  id: string; type: string; di: { set(name: string, value: string): void }; businessObject: { id: string; name?: string; $type: string };
  x?: number; y?: number; width?: number; height?: number; waypoints?: { x: number; y: number }[]; labelTarget?: DiagramElement;
}
export interface Box { x: number; y: number; width: number; height: number }
export interface Canvas {
  zoom(level?: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  viewbox(box?: Box): Box & { inner: Box; outer: { width: number; height: number } };
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  scrollToElement(id: string): void;
}
export interface ElementRegistry { get(id: string): DiagramElement | undefined; getAll(): DiagramElement[]; getGraphics(element: DiagramElement): SVGElement }
export interface Overlays {
  add(id: string, type: string, overlay: { position: object; html: HTMLElement | string; scale?: boolean | object; show?: object }): string;
  remove(filter: { type: string }): void;
}
export interface GraphicsFactory { update(type: 'shape' | 'connection', element: DiagramElement, gfx: SVGElement): void }
export interface EventBus { on(event: string, handler: (event: { element: DiagramElement }) => void): void }

/** The services of a viewer or modeler by name. */
export const servicesOf = (viewer: BaseViewer) => ({
  canvas: viewer.get('canvas') as Canvas,
  registry: viewer.get('elementRegistry') as ElementRegistry,
  overlays: viewer.get('overlays') as Overlays,
  graphics: viewer.get('graphicsFactory') as GraphicsFactory,
  events: viewer.get('eventBus') as EventBus,
});
