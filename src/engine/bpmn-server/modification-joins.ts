import type { Diagram, DiagramElement, DiagramFlow } from '../definition/diagram';
import { ModificationRefused } from '../engine.errors';
import { library } from './library';
import type { Execution, Item, Token } from './library-shapes';
import { named, type PlannedStart } from './modification-plan';
import { stepOf } from './step-run';
import { aliveTokens, isArmed, runOf } from './tokens';

/** A run as joins know it, and where its tokens will be once the modification is done. */
interface Run {
  readonly subProcessId: string | undefined;
  readonly canceled: readonly Token[];
  readonly staying: readonly Token[];
  readonly starts: readonly string[];
}

/**
 * A parallel join takes one token per incoming flow. A modification after which one flow never brings a token, or brings
 * one more than the others, would only show as a stuck case later, so it is refused here.
 */
export function refuseHopelessJoins(execution: Execution, canceled: ReadonlySet<Token>, starts: readonly PlannedStart[]): void {
  const { diagram } = stepOf(execution);
  for (const run of runsTouched(execution, canceled, starts)) {
    for (const join of diagram.elements.values()) {
      if (join.type === 'parallelGateway' && join.incoming.length > 1 && join.parentId === run.subProcessId) refuseHopelessJoin(join, run, diagram);
    }
  }
}

function refuseHopelessJoin(join: DiagramElement, run: Run, diagram: Diagram): void {
  const places = run.staying.filter((token) => !waitsAt(token, join)).map(({ currentNode }) => currentNode.id);
  const passable = (other: DiagramElement) => isFedWithout(other, join, run, diagram);
  const flows = join.incoming.map((flow) => ({ flow, upstream: upstreamOf(flow, [join.id], diagram, passable) }));
  const leadsHere = (elementId: string) => flows.some(({ upstream }) => upstream.has(elementId));
  const touched = [...run.canceled.map(({ currentNode }) => currentNode.id), ...run.starts].some((id) => id === join.id || leadsHere(id));
  if (!touched) return;
  const arrived = new Set(run.staying.filter((token) => waitsAt(token, join)).map(arrivalOf));
  const served = flows.filter(({ flow, upstream }) => arrived.has(flow.id) || places.some((id) => upstream.has(id)));
  const open = flows.filter((flow) => !served.includes(flow));
  const standIns = run.starts.filter((id) => id === join.id).length;
  const starts = run.starts.filter((id) => id !== join.id);
  if (served.length === 0 && standIns === 0 && !starts.some(leadsHere)) return;
  const hopeless = open.filter(({ upstream }) => !starts.some((id) => upstream.has(id)));
  if (hopeless.length > standIns) {
    const from = hopeless.map(({ flow }) => flow.source).join(', ');
    throw new ModificationRefused(
      'hopeless-join',
      `并行网关“${named(join)}”将一直等待不会再来的分支（${from}）；请把同一分叉的其他分支一并取消，或同时在该网关前开始。`,
      `The parallel gateway "${named(join)}" would wait for ever for a branch that cannot come (${from}); cancel the other branches too, or start before the gateway as well.`,
      { elementId: join.id, missing: hopeless.map(({ flow }) => flow.id) },
    );
  }
  const afresh = (id: string) => open.some(({ upstream }) => upstream.has(id)) && served.some(({ upstream }) => upstream.has(id));
  if (starts.some(afresh)) {
    const left = served.map(({ flow }) => flow.source).join(', ');
    throw new ModificationRefused(
      'stale-branch',
      `并行网关“${named(join)}”的其他分支（${left}）还在办理或已到达，重新分叉后会多出一次；请一并取消。`,
      `Other branches of the parallel gateway "${named(join)}" (${left}) are still there and would come once too often; cancel them too.`,
      { elementId: join.id, left: served.map(({ flow }) => flow.id) },
    );
  }
}

/**
 * Can another join of the run be passed before this one is? If not, nothing reaches this one through it. A parallel join
 * needs every flow; an inclusive one waits for a flow that only this join can feed.
 */
function isFedWithout(other: DiagramElement, join: DiagramElement, run: Run, diagram: Diagram): boolean {
  const places = [...run.staying.filter((token) => !waitsAt(token, other)).map(({ currentNode }) => currentNode.id), ...run.starts];
  const arrived = new Set(run.staying.filter((token) => waitsAt(token, other)).map(arrivalOf));
  const isFed = (flow: DiagramFlow) => {
    const upstream = upstreamOf(flow, [join.id, other.id], diagram);
    return arrived.has(flow.id) || places.some((id) => upstream.has(id));
  };
  const unfed = other.incoming.filter((flow) => !isFed(flow));
  if (other.type === 'parallelGateway') return unfed.length === 0;
  const comesFromJoin = (flow: DiagramFlow) => upstreamOf(flow, [other.id], diagram).has(join.id);
  return !unfed.some(comesFromJoin) || other.incoming.some((flow) => !unfed.includes(flow) && comesFromJoin(flow));
}

function runsTouched(execution: Execution, canceled: ReadonlySet<Token>, starts: readonly PlannedStart[]): Run[] {
  const walkers = aliveTokens(execution).filter((token) => token.type !== 'SubProcess' && !isArmed(token));
  // a token that stands for one iteration is no run for itself: inside it there is nothing to join
  const runs = new Set<Token | null>([...canceled].map((token) => runOf(token) ?? null));
  for (const { run } of starts) runs.add(run);
  const entered = starts.filter(({ missing }) => missing.length > 0);
  const living = [...runs].map((run): Run => {
    const within = walkers.filter((token) => (runOf(token) ?? null) === run);
    return {
      subProcessId: run ? subProcessIdOf(execution, run) : undefined,
      canceled: [...canceled].filter((token) => (runOf(token) ?? null) === run),
      staying: within.filter((token) => !canceled.has(token)),
      starts: starts.filter((start) => start.run === run).map(({ element, missing }) => missing[0]?.id ?? element.id),
    };
  });
  const fresh = new Map<string, string[]>();
  for (const { element } of entered) fresh.set(element.parentId!, [...(fresh.get(element.parentId!) ?? []), element.id]);
  return [...living, ...[...fresh].map(([subProcessId, ids]): Run => ({ subProcessId, canceled: [], staying: [], starts: ids }))];
}

function subProcessIdOf(execution: Execution, run: Token): string | undefined {
  if (run.type === 'SubProcess') return run.originItem?.elementId;
  return stepOf(execution).diagram.elements.get(run.startNodeId)?.parentId;
}

/**
 * A token that begins before a join stands for one of the branches: the one that has not arrived and that nobody is
 * on. Answers the flow it is taken to have come by, without telling that the flow was taken.
 */
export function standInFlow(execution: Execution, token: Token): Item | undefined {
  const step = execution.step!;
  const join = step.element(token.startNodeId);
  if (!isJoin(join)) return undefined;
  const others = aliveTokens(execution).filter((other) => other !== token && runOf(other) === runOf(token) && !isArmed(other));
  const arrived = new Set(others.filter((other) => waitsAt(other, join)).map(arrivalOf));
  const open = join.incoming.filter(({ id }) => !arrived.has(id));
  const isServed = (flow: DiagramFlow) => {
    const upstream = upstreamOf(flow, [join.id], step.diagram);
    return others.some((other) => !waitsAt(other, join) && upstream.has(other.currentNode.id));
  };
  const chosen = open.find((flow) => !isServed(flow)) ?? open[0] ?? join.incoming[0]!;
  const flow = token.currentNode.inbounds.find(({ id }) => id === chosen.id)!;
  delete execution.step; // nobody walked along it: the story must not say so
  const item = new library.Item(flow, token, 'end');
  execution.step = step;
  return item;
}

function isJoin({ type, incoming }: DiagramElement): boolean {
  return (type === 'parallelGateway' || type === 'inclusiveGateway') && incoming.length > 1;
}

function waitsAt(token: Token, join: DiagramElement): boolean {
  return token.currentNode.id === join.id && token.currentItem?.status === 'wait';
}

function arrivalOf({ path }: Token): string {
  return path.findLast(({ type }) => type === 'bpmn:SequenceFlow')?.elementId ?? '';
}

/** Every element from which this flow can be reached without passing one of the stops, or a join that cannot be passed. */
function upstreamOf({ source }: DiagramFlow, stops: readonly string[], { elements }: Diagram, passable: (join: DiagramElement) => boolean = () => true): Set<string> {
  const seen = new Set<string>(stops);
  const open = [source];
  while (open.length > 0) {
    const id = open.pop();
    const element = id === undefined ? undefined : elements.get(id);
    if (!element || seen.has(element.id)) continue;
    if (isJoin(element) && !passable(element)) continue;
    seen.add(element.id);
    if (element.attachedTo !== undefined) open.push(element.attachedTo);
    open.push(...element.incoming.map((flow) => flow.source));
  }
  for (const stop of stops) seen.delete(stop);
  return seen;
}
