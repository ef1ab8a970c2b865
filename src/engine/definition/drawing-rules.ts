import type { ModdleElement } from 'bpmn-moddle';
import { error, type DefinitionProblem } from './problem';

/** Lanes and associations mean nothing here, but the library reads them: only those it reads as drawing are let through. */
export function checkDrawing(container: ModdleElement): DefinitionProblem[] {
  const inner = childrenOf(container, 'flowElements').filter((element) => element['flowElements'] !== undefined || element['artifacts'] !== undefined);
  return [
    ...childrenOf(container, 'artifacts').flatMap(checkAssociation),
    ...childrenOf(container, 'laneSets').flatMap((laneSet) => checkLanes(laneSet, container.id)),
    ...inner.flatMap(checkDrawing),
  ];
}

function childrenOf(element: ModdleElement, property: string): ModdleElement[] {
  return (element[property] ?? []) as ModdleElement[];
}

/** The library turns a directed association into a sequence flow. */
function checkAssociation({ $type, id, associationDirection }: ModdleElement): DefinitionProblem[] {
  if ($type !== 'bpmn:Association' || (associationDirection ?? 'None') === 'None') return [];
  return [error(id, 'association-directed', '关联线不能有方向，请用无方向的关联线或顺序流。', 'An association has no direction here; draw it without an arrow, or draw a sequence flow.')];
}

function checkLanes(laneSet: ModdleElement, ownerId: string | undefined): DefinitionProblem[] {
  const lanes = childrenOf(laneSet, 'lanes');
  if (lanes.length === 0) return [error(laneSet.id ?? ownerId, 'lanes-empty', '泳道组中没有泳道。', 'The set of lanes holds no lane.')];
  return lanes.flatMap((lane) => [
    ...childrenOf(lane, 'flowNodeRef').flatMap(({ $type, id }) =>
      /Flow$|^bpmn:Data/.test($type) ? [error(lane.id, 'lane-holds-no-node', `泳道不能包含“${id}”，只能包含任务、事件和网关。`, `The lane must not list "${id}"; it holds tasks, events and gateways.`)] : [],
    ),
    ...(lane['childLaneSet'] ? checkLanes(lane['childLaneSet'] as ModdleElement, lane.id) : []),
  ]);
}
