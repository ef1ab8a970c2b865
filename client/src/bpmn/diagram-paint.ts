import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { InstanceDiagram } from '@/api/types';
import { servicesOf, type DiagramElement, type ElementRegistry } from './viewer-services';

/** Colours of the tokens, as attributes of the diagram's own interchange data so that arrow heads follow. */
const ACCENT = '#1f5799';
const ACCENT_FILL = '#f2f7fc';
const RED = '#b0241a';
const RED_FILL = '#fdf2f1';
const INK = '#4d5866';

/** Text and ink of every diagram of this product. */
export const rendererOptions = {
  textRenderer: {
    defaultStyle: { fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif', fontSize: 12, lineHeight: 1.35 },
    // the diagrams leave room for labels of this size
    externalStyle: { fontSize: 11, lineHeight: 1.3 },
  },
  bpmnRenderer: { defaultStrokeColor: '#38424e', defaultFillColor: '#ffffff', defaultLabelColor: '#151b22' },
};

/** Draws where an instance has been and where it is: taken path in accent, current steps ringed, overdue ones red. */
export function paintInstance(viewer: BaseViewer, diagram: Pick<InstanceDiagram, 'taken' | 'completed' | 'current'>): void {
  const { registry, canvas, graphics } = servicesOf(viewer);
  const paint = (id: string, stroke: string, fill?: string): DiagramElement | undefined => {
    const element = registry.get(id);
    if (!element) return undefined;
    element.di.set('color:border-color', stroke);
    if (fill) element.di.set('color:background-color', fill);
    graphics.update(element.waypoints ? 'connection' : 'shape', element, registry.getGraphics(element));
    return element;
  };
  for (const element of registry.getAll()) {
    if (element.waypoints && element.type === 'bpmn:SequenceFlow') paint(element.id, INK);
  }
  for (const id of diagram.completed) if (paint(id, ACCENT, ACCENT_FILL)) canvas.addMarker(id, 'qg-completed');
  for (const id of diagram.taken) if (paint(id, ACCENT)) canvas.addMarker(id, 'qg-taken');
  for (const each of diagram.current) {
    if (paint(each.elementId, each.overdue ? RED : ACCENT, each.overdue ? RED_FILL : '#ffffff')) {
      canvas.addMarker(each.elementId, each.overdue ? 'qg-overdue' : 'qg-current');
      ring(registry, each.elementId);
    }
  }
}

/** A halo round a current step, in the shape of the step: box, circle or diamond. */
function ring(registry: ElementRegistry, id: string): void {
  const element = registry.get(id);
  if (!element) return;
  const [width, height] = [element.width ?? 0, element.height ?? 0];
  const make = (name: string, attributes: Record<string, string | number>): void => {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries({ ...attributes, class: 'qg-ring' })) shape.setAttribute(key, String(value));
    registry.getGraphics(element).prepend(shape);
  };
  if (/Event$/.test(element.type)) make('circle', { cx: width / 2, cy: height / 2, r: width / 2 + 5 });
  else if (/Gateway$/.test(element.type)) make('polygon', { points: `${width / 2},-7 ${width + 7},${height / 2} ${width / 2},${height + 7} -7,${height / 2}` });
  else make('rect', { x: -5, y: -5, width: width + 10, height: height + 10, rx: 14 });
}

/** Smaller than this the badges, which stay legible, would cover the steps. */
const LEGIBLE = 0.34;

/** The clause of each regulated element at its top right corner. */
export function addClauseBadges(viewer: BaseViewer, clauses: Record<string, string>, texts: Record<string, string> = {}): void {
  const { registry, overlays } = servicesOf(viewer);
  for (const [id, clause] of Object.entries(clauses)) {
    const element = registry.get(id);
    if (!element || element.waypoints || !clause) continue;
    const badge = document.createElement('span');
    badge.className = 'qg-clause';
    const small = (element.width ?? 0) < 60;
    const [first = '', ...others] = clause.split(/\s+/);
    badge.textContent = small && others.length > 0 ? `${first}…` : clause;
    if (!small) badge.classList.add('qg-clause-in');
    badge.title = clause.split(/\s+/).map((each) => [each, texts[each]].filter(Boolean).join(' ')).join('\n');
    overlays.add(id, 'clause', { position: small ? { top: -18, left: (element.width ?? 36) - 6 } : { top: -10, right: -4 }, html: badge, scale: { min: 0.5, max: 1 }, show: { minZoom: LEGIBLE } });
  }
}

/** A word at the lower right of each current step: how far its due date is. */
export function addDueBadges(viewer: BaseViewer, words: Record<string, { text: string; late: boolean }>): void {
  const { registry, overlays } = servicesOf(viewer);
  for (const [id, word] of Object.entries(words)) {
    if (!registry.get(id) || !word.text) continue;
    const badge = document.createElement('span');
    badge.className = word.late ? 'qg-due qg-due-late' : 'qg-due';
    badge.textContent = word.text;
    overlays.add(id, 'due', { position: { bottom: 10, left: 8 }, html: badge, scale: { min: 0.6, max: 1 }, show: { minZoom: LEGIBLE } });
  }
}
