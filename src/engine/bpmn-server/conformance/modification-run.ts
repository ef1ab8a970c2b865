import type { EngineFact, StepOperation } from '../../process-engine';
import { ModificationRefused } from '../../engine.errors';
import { Instance } from '../step-rig';
import { diagramOf, randomTree } from './block-tree';
import { blocksAround, complete, enter, enterAt, inside, joinsInside, openTasks, reachable, type Walk } from './block-walk';
import { Random } from './random';

type Activity = Extract<EngineFact, { kind: 'activity-started' }>['activity'];
type Modification = Extract<StepOperation, { kind: 'modify' }>;

export interface ModificationTally {
  diagrams: number;
  completions: number;
  moves: number;
  /** moves that took more than one branch back */
  outOfBranches: number;
  intoSubProcess: number;
  outOfSubProcess: number;
  /** moves that would have left a join waiting for ever, refused without a trace */
  refused: number;
  readonly failures: { readonly seed: number; readonly why: string }[];
}

const MOST_MOVES = 5;
const MOST_COMPLETIONS = 3_000;

/** Moves tokens of random instances back at random moments and compares the open tasks with the walk after every step. */
export async function playModifications(firstSeed: number, diagrams: number, depth: number): Promise<ModificationTally> {
  const tally: ModificationTally = { diagrams: 0, completions: 0, moves: 0, outOfBranches: 0, intoSubProcess: 0, outOfSubProcess: 0, refused: 0, failures: [] };
  for (let seed = firstSeed; tally.diagrams < diagrams; seed++) {
    const player = new Player(new Random(seed * 6151), depth, tally);
    const why = await player.play().catch((error: unknown) => `threw ${String(error)}`);
    tally.diagrams += 1;
    if (why) tally.failures.push({ seed, why });
  }
  return tally;
}

class Player {
  private instance!: Instance;
  private walk: Walk | undefined;
  private moves = 0;

  constructor(
    private readonly random: Random,
    private readonly depth: number,
    private readonly tally: ModificationTally,
  ) {}

  async play(): Promise<string | undefined> {
    const tree = randomTree(this.random, this.depth);
    this.instance = await Instance.started(diagramOf(tree));
    this.walk = enter(tree, '');
    for (let completions = 0; this.walk; completions++) {
      if (completions > MOST_COMPLETIONS) return 'does not end';
      const task = this.random.pick(openTasks(this.walk));
      if (this.moves < MOST_MOVES && this.random.below(3) === 0) await this.moveBack(task);
      else await this.complete(task);
      const [is, should] = [this.waitingTasks(), this.walk ? openTasks(this.walk).sort() : []];
      if (is.join() !== should.join()) return `${is.join()} wait instead of ${should.join()}`;
    }
    return this.instance.state === 'COMPLETED' ? undefined : `is ${this.instance.state} although every task is done`;
  }

  private async complete(task: string): Promise<void> {
    const loop = blocksAround(this.walk!, task).at(-1)!;
    const variables = loop.kind === 'loop' ? { [`again_${loop.tree.decide}`]: loop.round === 1 } : {};
    await this.instance.step({ kind: 'complete', activityInstanceId: this.idOf(task), variables });
    this.walk = complete(this.walk!, task);
    this.tally.completions += 1;
  }

  /** One earlier place on the way to this task, in its own scope or around it, with everything after it taken back. */
  private async moveBack(task: string): Promise<void> {
    const chain = blocksAround(this.walk!, task);
    const places = chain.flatMap((block): { block: Walk; part: Walk; targets: string[] }[] => {
      if (block.kind === 'sequence' && block.at === 'b') return [{ block, part: block.inner, targets: reachable(block.tree.a) }];
      if (block.kind === 'loop' && block.inner === 'deciding') return [{ block, part: block, targets: reachable(block.tree.body) }];
      return [];
    });
    const possible = places.filter(({ targets }) => targets.length > 0);
    if (possible.length === 0) return;
    const { block, part, targets } = this.random.pick(possible);
    const target = this.random.pick(targets);
    if (openTasks(part).length > 1 && this.random.chance()) await this.tryOneBranchOnly(task, chain, block, target);
    await this.instance.step({ kind: 'modify', cancel: this.cancelAll(part), startBefore: [this.startOf(block, target)] });
    if (block.kind === 'sequence') Object.assign(block, { at: 'a', inner: enterAt(block.tree.a, block.place, target) });
    if (block.kind === 'loop') block.inner = enterAt(block.tree.body, block.place, target);
    this.moves += 1;
    this.tally.moves += 1;
    const alone = openTasks(part);
    if (alone.length > 1) this.tally.outOfBranches += 1;
    if (chain.slice(chain.indexOf(block) + 1).some(({ kind }) => kind === 'sub')) this.tally.outOfSubProcess += 1;
    if (openTasks(block)[0]!.split('/').length > (block.place === '' ? 1 : block.place.split('/').length + 1)) this.tally.intoSubProcess += 1;
  }

  /** Taking one parallel branch back before its fork while the others stay must be refused, and change nothing. */
  private async tryOneBranchOnly(task: string, chain: readonly Walk[], block: Walk, target: string): Promise<void> {
    const between = chain.slice(chain.indexOf(block) + 1);
    const fork = between.findLast(({ kind }) => kind === 'gateway');
    const leaf = between.at(-1)!;
    const goesOn = leaf.kind === 'multi' && leaf.open.length > 1; // one iteration less: the branch itself stays
    if (fork?.kind !== 'gateway' || fork.tree.gateway !== 'parallel' || fork.branches.length < 2 || goesOn || between.some(({ kind }) => kind === 'sub')) return;
    const { snapshot } = this.instance;
    const operation: Modification = { kind: 'modify', cancel: [{ activityInstanceId: this.idOf(task) }], startBefore: [this.startOf(block, target)] };
    const error = await this.instance.step(operation).then(() => undefined, (caught: unknown) => caught);
    if (!(error instanceof ModificationRefused)) throw new Error(`one branch of many was taken back before the fork: ${String(error)}`);
    if (this.instance.snapshot !== snapshot) throw new Error('a refused modification left a trace');
    this.tally.refused += 1;
  }

  private startOf(block: Walk, target: string): Modification['startBefore'][number] {
    const around = block.place === '' ? undefined : this.openVisits().find(({ key }) => key === block.place);
    const needed = block.place.includes('#');
    return around && (needed || this.random.chance()) ? { elementId: target, ancestorActivityInstanceId: around.activity.id } : { elementId: target };
  }

  /** Task by task with what waits at joins, or the sub-process or multi-instance activity around them as a whole. */
  private cancelAll(part: Walk): Modification['cancel'] {
    if ((part.kind === 'sub' || part.kind === 'multi') && this.random.chance()) {
      const whole = this.openVisits().filter(({ place, activity }) => place === part.place && activity.elementId === part.tree.id);
      const body = whole.find(({ activity }) => activity.elementType === 'multiInstanceBody') ?? whole[0]!;
      return [{ activityInstanceId: body.activity.id }];
    }
    const keys = new Set([...openTasks(part), ...joinsInside(part)]);
    return this.openVisits().flatMap(({ key, activity }) => (keys.has(key) && activity.elementType !== 'multiInstanceBody' ? [{ activityInstanceId: activity.id }] : []));
  }

  private waitingTasks(): string[] {
    return this.openVisits().flatMap(({ key, activity }) => (activity.elementType === 'userTask' ? [key] : [])).sort();
  }

  private idOf(task: string): string {
    return this.openVisits().find(({ key, activity }) => key === task && activity.elementType === 'userTask')!.activity.id;
  }

  /** Everything begun and not ended, as the facts told, with its place. */
  private openVisits(): { key: string; place: string; activity: Activity }[] {
    const begun = new Map<string, Activity>();
    const ended = new Set<string>();
    const multis = new Set<string>();
    for (const fact of this.instance.history) {
      if (fact.kind === 'activity-started') begun.set(fact.activity.id, fact.activity);
      else if (fact.kind !== 'sequence-flow-taken') ended.add(fact.activity.id);
    }
    for (const { elementId, elementType } of begun.values()) if (elementType === 'multiInstanceBody') multis.add(elementId);
    const nameOf = ({ elementId, iteration }: Activity) => (multis.has(elementId) ? `${elementId}#${iteration}` : elementId);
    const placeOf = (activity: Activity): string => {
      const outer = activity.scopeId === undefined ? undefined : begun.get(activity.scopeId);
      if (!outer) return '';
      const around = placeOf(outer);
      return inside(around, nameOf(outer));
    };
    return [...begun.values()].flatMap((activity) => {
      if (ended.has(activity.id)) return [];
      const place = placeOf(activity);
      const name = activity.elementType === 'multiInstanceBody' ? activity.elementId : nameOf(activity);
      return [{ key: inside(place, name), place, activity }];
    });
  }
}
