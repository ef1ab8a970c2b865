import { describeFailure, playInLockstep, type LockstepReport } from './lockstep-run';

const SEED = 2026;

/** Kinds that must have been met for the run to mean anything. */
const MUST_BE_MET = [
  ...['timer', 'message', 'signal', 'escalation'].flatMap((trigger) => [`boundaryEvent ${trigger} interrupting`, `boundaryEvent ${trigger} non-interrupting`, `startEvent ${trigger} interrupting`, `startEvent ${trigger} non-interrupting`]),
  'boundaryEvent error interrupting', 'startEvent error interrupting', 'boundaryEvent timer cycle non-interrupting', 'startEvent timer cycle non-interrupting',
  'userTask parallel with condition', 'userTask sequential with condition', 'subProcess parallel with condition', 'subProcess sequential with condition', 'callActivity parallel', 'callActivity sequential with condition',
  'endEvent terminate', 'endEvent error', 'endEvent escalation', 'endEvent message', 'intermediateCatchEvent message', 'receiveTask message', 'intermediateThrowEvent escalation',
  'delivery: start-child', 'delivery: resume-parent', 'delivery: resume-parent with error', 'delivery: terminate-child', 'delivery: escalate', 'delivery: hand-over', 'message: buffered', 'message: released',
];

describe('Engine and reference interpreter, given the same random choices', () => {
  let report: LockstepReport;

  beforeAll(async () => {
    report = await playInLockstep(SEED, 1_000, [3, 4, 5]);
  }, 400_000);

  it('agree after every step of 1,000 diagrams with events everywhere', () => {
    expect(report.failures.map(describeFailure)).toEqual([]);
    expect(report.diagrams).toBe(1_000);
    expect(report.steps).toBeGreaterThan(7_000);
    process.stdout.write(`conformance: ${report.diagrams} diagrams, ${report.steps} steps compared, ${report.failures.length} failures; ${[...report.met].sort().map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`);
  });

  it('have met every kind of event, loop and delivery on the way', () => {
    expect(MUST_BE_MET.filter((kind) => !report.met.has(kind))).toEqual([]);
  });
});
