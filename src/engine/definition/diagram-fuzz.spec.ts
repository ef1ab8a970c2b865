import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DomainError } from '../../common';
import { miwgDiagrams, shippedDiagrams } from '../../../test/support/diagram-corpus';
import { mutate } from '../../../test/support/diagram-mutator';
import { BpmnServerEngine } from '../bpmn-server';
import { ExpressionFailed, expressionFunctions } from '../expression';
import { StepFailed } from '../engine.errors';
import { DefinitionInspector, inspectDefinition, type DefinitionInspection } from '.';

// `npm run fuzz:diagrams -- --mutants 20000 --seed 7`
const MUTANTS = Number(process.env.FUZZ_MUTANTS ?? 600);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

describe('Diagrams with something wrong in them', () => {
  jest.setTimeout(60_000 + MUTANTS * 200);
  const inspector = new DefinitionInspector();
  const engine = new BpmnServerEngine();
  const ACTOR = { userId: 'u1', tenantId: 'T', name: '甲', kind: 'user' as const, roles: [] };

  beforeAll(async () => {
    for (const name of ['addWorkdays', 'workdaysBetween']) if (!expressionFunctions.names().includes(name)) expressionFunctions.register({ name, parameters: ['a', 'b'], run: () => null });
    engine.attachHost({ runServiceTask: async () => undefined, evaluateDecision: async () => ({}) });
    // the first file waits for the thread to start
    await inspector.inspect(shippedDiagrams()[0]!.xml);
  });
  afterAll(() => inspector.onModuleDestroy());

  /** What the host would do with a deployed diagram: load it and start an instance. Refusals in words are fine. */
  async function start(id: string, xml: string, { processKey }: DefinitionInspection): Promise<unknown> {
    const context = { tenantId: 'T', processInstanceId: id, businessKey: 'K', actor: ACTOR, now: new Date('2026-10-12T02:00:00Z') };
    try {
      await engine.step({ definition: { id, key: processKey, version: 1, xml }, context, operation: { kind: 'start', variables: {} } });
      return undefined;
    } catch (failure) {
      const cause = failure instanceof StepFailed ? failure.cause : failure;
      return cause instanceof DomainError || cause instanceof ExpressionFailed ? undefined : cause;
    }
  }

  it('are refused in a sentence that names an element or a line, or can be executed; nobody else waits meanwhile', async () => {
    const corpus = [...shippedDiagrams(), ...miwgDiagrams()];
    const wrong: string[] = [];
    const refusals = new Map<string, number>();
    let accepted = 0;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const lags: number[] = [];
    for (let seed = SEED; seed < SEED + MUTANTS; seed++) {
      const { name, xml } = corpus[seed % corpus.length]!;
      const mutant = mutate(xml, seed);
      const say = (what: string) => wrong.push(`seed ${seed}, ${name}, ${mutant.story}: ${what}`);
      // the text was made above, in this thread; only the reading is measured
      delay.reset();
      delay.enable();
      await new Promise((resolve) => setTimeout(resolve, 4));
      const inspection = await inspector.inspect(mutant.xml).catch((failure: Error) => say(failure.stack ?? failure.message));
      delay.disable();
      lags.push(delay.max / 1e6);
      if (typeof inspection !== 'object') continue;
      const errors = inspection.problems.filter(({ severity }) => severity === 'error');
      for (const { code, elementId, message } of errors) {
        refusals.set(code, (refusals.get(code) ?? 0) + 1);
        if (code.startsWith('inspection-')) say(code);
        if (!elementId && !/第 \d+ 行第 \d+ 列/.test(message.zh) && code !== 'xml-too-large') say(`${code} names neither element nor line: ${message.en}`);
        if (!/[\u4e00-\u9fff].*。$/su.test(message.zh) || !/\.$/.test(message.en)) say(`${code} is no sentence: ${message.zh} / ${message.en}`);
      }
      if (errors.length > 0) continue;
      accepted++;
      const failure = await start(`mutant-${seed}`, mutant.xml, inspection);
      if (failure !== undefined) say(`accepted, and then ${failure instanceof Error ? failure.stack : String(failure)}`);
    }
    lags.sort((a, b) => a - b);
    console.log(`${MUTANTS} mutants from seed ${SEED}: ${accepted} accepted and started, ${MUTANTS - accepted} refused for ${refusals.size} different reasons; event loop lag while reading: 99 % below ${lags[Math.floor(lags.length * 0.99)]!.toFixed(1)} ms, longest ${lags.at(-1)!.toFixed(1)} ms`);
    expect(wrong).toEqual([]);
    // one read in place stops everything for seconds
    expect(lags[Math.floor(lags.length * 0.99)]).toBeLessThan(500);
    expect(refusals.size).toBeGreaterThan(20);
    expect(accepted).toBeGreaterThan(MUTANTS / 50);
  });

  it('are the same to the thread and to the host itself', async () => {
    for (const { xml } of shippedDiagrams().slice(0, 3)) {
      const mutant = mutate(xml, 11).xml;
      expect(await inspector.inspect(mutant)).toEqual(await inspectDefinition(mutant));
      expect(await inspector.inspect(xml)).toEqual(await inspectDefinition(xml));
    }
  });
});
