import type { DiagramElement } from '../../definition/diagram';
import type { Variables } from '../../process-engine';

/** One visit to one element; it lives until it is completed or canceled. */
export interface Visit {
  /** visits are numbered in the order in which they begin */
  readonly serial: number;
  readonly element: DiagramElement;
  readonly scope: Scope;
  /** the multi-instance activity as a whole: holds its iterations, carries the boundary events */
  readonly isBody: boolean;
  /** boundary events: the visit they sit on */
  readonly host?: Visit;
  /** catching events behind one event-based gateway: the first one ends the others */
  readonly race?: Set<Visit>;
  /** start of an event sub-process that could begin */
  readonly isArmedStart: boolean;
  /** errors and escalations: not to be fired from outside */
  readonly isInternal: boolean;
  /** firings of a repeating timer that are left, this one included */
  readonly firingsLeft?: number;
  /** waits for something outside */
  waits: boolean;
  inner: Scope[];
  entries: unknown[];
  begun: number;
}

/**
 * Where tokens run: the process, one run of a sub-process, of an event sub-process or of one iteration. Visits of inner
 * scopes belong to the visit (`owner`) that opened the scope.
 */
export class Scope {
  readonly visits = new Set<Visit>();
  /** tokens that wait at a join, by the flow they came over */
  parked: { readonly gateway: DiagramElement; readonly flowId: string }[] = [];
  isOver = false;

  constructor(
    readonly kind: 'process' | 'sub-process' | 'event-sub-process' | 'iteration',
    readonly containerId: string | undefined,
    readonly parent?: Scope,
    readonly owner?: Visit,
    readonly iteration?: number,
    /** iterations and the process have variables of their own */
    readonly variables?: Variables,
  ) {}

  /** Index of the innermost iteration around. */
  get index(): number | undefined {
    return this.iteration ?? this.parent?.index;
  }

  get visible(): Variables {
    return { ...this.parent?.visible, ...(this.index === undefined ? {} : { loopCounter: this.index }), ...this.variables };
  }

  set(variables: Variables): void {
    if (this.variables) Object.assign(this.variables, variables);
    else this.parent!.set(variables);
  }

  /** Sub-processes around, the outermost first: how a visit is told from others of the same element. */
  get path(): string {
    if (this.kind !== 'sub-process') return this.parent?.path ?? '';
    return `${this.parent!.path}/${this.owner!.element.id}${suffix(this.parent!.index)}`;
  }

  isWithin(other: Scope): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false);
  }
}

export function keyOf(visit: Visit): string {
  return `${visit.scope.path}/${visit.element.id}${suffix(visit.scope.index)}${visit.isArmedStart ? ' armed' : ''}`;
}

export function suffix(iteration: number | undefined): string {
  return iteration === undefined ? '' : `#${iteration}`;
}
