import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { DiagramProblem } from '@/api/deployment.types';
import { servicesOf } from './viewer-services';

const OVERLAY = 'qunguan-problem';

/** A triangle at the upper left of every element with a problem: red for what stops a deployment, amber for the rest. */
export function markProblems(viewer: BaseViewer, problems: readonly DiagramProblem[]): void {
  const { registry, overlays } = servicesOf(viewer);
  overlays.remove({ type: OVERLAY });
  for (const [id, found] of byElement(problems)) {
    const element = registry.get(id);
    if (!element || element.type === 'bpmn:Process') continue;
    const error = found.some((each) => each.severity === 'error');
    const mark = document.createElement('span');
    mark.className = `qg-problem ${error ? 'qg-problem-error' : 'qg-problem-warning'}`;
    mark.title = found.map((each) => each.message).join('\n');
    mark.append(triangle());
    overlays.add(id, OVERLAY, { position: element.waypoints ? { top: -10, left: -10 } : { top: -14, left: -14 }, html: mark, scale: { min: 0.8, max: 1.2 } });
  }
}

function byElement(problems: readonly DiagramProblem[]): Map<string, DiagramProblem[]> {
  const groups = new Map<string, DiagramProblem[]>();
  for (const each of problems) groups.set(each.elementId ?? '', [...(groups.get(each.elementId ?? '') ?? []), each]);
  return groups;
}

const SVG = 'http://www.w3.org/2000/svg';
function triangle(): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  drawing.setAttribute('class', 'i');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.7v.1');
  drawing.append(path);
  return drawing;
}
