import Linter from 'bpmnlint/lib/linter';
import fakeJoin from 'bpmnlint/rules/fake-join';
import noBpmndi from 'bpmnlint/rules/no-bpmndi';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import noOverlapping from 'bpmnlint/rules/no-overlapping-elements';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import type { DiagramProblem } from '@/api/deployment.types';
import type { Moddle } from './modeler-services';

/** Drawing habits the server does not look at; what the engine needs is checked there. */
const RULES: Record<string, unknown> = {
  'fake-join': fakeJoin, 'no-bpmndi': noBpmndi, 'no-duplicate-sequence-flows': noDuplicateFlows, 'no-implicit-end': noImplicitEnd,
  'no-implicit-split': noImplicitSplit, 'no-overlapping-elements': noOverlapping, 'superfluous-gateway': superfluousGateway,
};
export const LINT_RULES = Object.keys(RULES);

const linter = new Linter({
  config: { rules: Object.fromEntries(LINT_RULES.map((name) => [name, 'warn'])) },
  resolver: { resolveRule: (_package: string, name: string) => RULES[name], resolveConfig: () => ({}) },
});

/** Warnings by bpmnlint, at once and without the server; `sentence` puts a rule into the user's words. */
export async function lint(definitions: Moddle, sentence: (rule: string) => string): Promise<DiagramProblem[]> {
  const reports = await linter.lint(definitions);
  return Object.entries(reports).flatMap(([rule, found]) => found
    .filter((each) => each.category !== 'rule-error')
    .map((each): DiagramProblem => ({ elementId: each.id, severity: 'warning', code: rule, message: sentence(rule) })));
}
