import { DmnModdle } from 'dmn-moddle';
import type { Problem } from '../../common';
import { guardXml } from '../definition';
import { evaluate, validate, validateUnaryTest } from '../expression';
import type { Aggregation, DecisionInput, DecisionOutput, DecisionRule, DecisionTable, HitPolicy } from './decision-table';
import { DecisionInvalid } from './decision.errors';

const HIT_POLICIES: readonly string[] = ['FIRST', 'UNIQUE', 'PRIORITY', 'RULE ORDER', 'COLLECT'];
const AGGREGATIONS: readonly string[] = ['MIN', 'MAX', 'SUM', 'COUNT'];

/** The parts of the moddle tree that are read. */
interface Node {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
  readonly description?: string;
  readonly text?: string;
  readonly typeRef?: string;
  readonly expressionLanguage?: string;
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly drgElement?: readonly Node[];
  readonly decisionLogic?: Node;
  readonly input?: readonly Node[];
  readonly output?: readonly Node[];
  readonly rule?: readonly Node[];
  readonly inputExpression?: Node;
  readonly inputValues?: Node;
  readonly outputValues?: Node;
  readonly defaultOutputEntry?: Node;
  readonly inputEntry?: readonly Node[];
  readonly outputEntry?: readonly Node[];
  readonly annotationEntry?: readonly Node[];
}

/** Reads a DMN 1.3 file with one decision table. Throws `DecisionInvalid` listing every problem. */
export async function parseDecision(xml: string, decisionRef = 'DMN'): Promise<DecisionTable> {
  const { table, problems } = await readDecision(xml);
  if (!table || problems.length > 0) throw new DecisionInvalid(table?.id ?? decisionRef, problems);
  return table;
}

/** Every problem of a DMN file, for the check of a deployment; empty when it can be evaluated. */
export async function checkDecision(xml: string): Promise<readonly Problem[]> {
  return (await readDecision(xml)).problems;
}

async function readDecision(xml: string): Promise<{ table?: DecisionTable; problems: Problem[] }> {
  const { problems: guarded } = guardXml(xml);
  if (guarded.length > 0) return { problems: guarded.map(({ elementId, code, message }) => ({ ...(elementId ? { elementId } : {}), code, message })) };
  let root: Node;
  try {
    const read = await new DmnModdle().fromXML(xml);
    if (read.warnings.length > 0) return { problems: read.warnings.map(({ message }) => unreadable(message)) };
    root = read.rootElement as Node;
  } catch (error) {
    return { problems: [unreadable(error instanceof Error ? error.message : String(error))] };
  }
  const decisions = (root.drgElement ?? []).filter((element) => element.$type === 'dmn:Decision');
  const [decision] = decisions;
  if (!decision || decisions.length > 1) {
    return { problems: [problem(root.id, 'decision-count', `一个文件应有且只有一个决策，现有 ${decisions.length} 个`, `a file holds exactly one decision, found ${decisions.length}`)] };
  }
  if (decision.decisionLogic?.$type !== 'dmn:DecisionTable') {
    return { problems: [problem(decision.id, 'decision-without-table', '决策没有决策表', 'the decision has no decision table')] };
  }
  return new TableReader(decision, decision.decisionLogic).read();
}

/** Walks one table once and collects what is wrong on the way. */
class TableReader {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly decision: Node,
    private readonly table: Node,
  ) {}

  read(): { table: DecisionTable; problems: Problem[] } {
    const hitPolicy = this.table.hitPolicy ?? 'UNIQUE';
    this.checkHitPolicy(hitPolicy);
    const inputs = (this.table.input ?? []).map((node, index) => this.input(node, index));
    const outputs = (this.table.output ?? []).map((node, index) => this.output(node, index));
    if (outputs.length === 0) this.add(this.table, 'table-without-output', '决策表没有输出列', 'the table has no output');
    for (const output of outputs) {
      if (outputs.filter(({ name }) => name === output.name).length > 1) this.add({ id: output.id }, 'output-name-repeated', `输出名 ${output.name} 重复`, `output name ${output.name} is used twice`);
    }
    const rules = (this.table.rule ?? []).map((node, index) => this.rule(node, index + 1, inputs, outputs));
    if (rules.length === 0) this.add(this.table, 'table-without-rule', '决策表没有规则', 'the table has no rule');
    if (hitPolicy === 'PRIORITY' && outputs.every(({ values }) => !values)) {
      this.add(this.table, 'priority-without-values', 'PRIORITY 要求至少一个输出列按次序列出取值', 'PRIORITY needs an output with an ordered list of values');
    }
    return {
      problems: this.problems,
      table: {
        id: this.decision.id ?? '',
        name: this.decision.name ?? this.decision.id ?? '',
        description: textOrNothing(this.decision.description),
        hitPolicy: hitPolicy as HitPolicy,
        aggregation: this.table.aggregation as Aggregation | undefined,
        inputs,
        outputs,
        rules,
      },
    };
  }

  private checkHitPolicy(hitPolicy: string): void {
    const { aggregation } = this.table;
    if (!HIT_POLICIES.includes(hitPolicy)) this.add(this.table, 'hit-policy-unsupported', `不支持命中策略 ${hitPolicy}`, `hit policy ${hitPolicy} is not supported`);
    if (!aggregation) return;
    if (hitPolicy !== 'COLLECT') this.add(this.table, 'aggregation-without-collect', '只有 COLLECT 可以汇总', 'only COLLECT can aggregate');
    if (!AGGREGATIONS.includes(aggregation)) this.add(this.table, 'aggregation-unsupported', `不支持汇总 ${aggregation}`, `aggregation ${aggregation} is not supported`);
  }

  private input(node: Node, index: number): DecisionInput {
    const expression = node.inputExpression?.text?.trim() ?? '';
    const label = node.label || expression || `#${index + 1}`;
    this.checkLanguage(node.inputExpression);
    const wrong = expression === '' ? 'the expression is missing' : validate(expression)?.reason;
    if (wrong) this.add(node, 'input-expression-invalid', `输入“${label}”的表达式有误：${wrong}`, `the expression of input "${label}" is wrong: ${wrong}`);
    const allowed = textOrNothing(node.inputValues?.text);
    const wrongValues = allowed && validateUnaryTest(allowed)?.reason;
    if (wrongValues) this.add(node, 'input-values-invalid', `输入“${label}”的取值列表有误：${wrongValues}`, `the values of input "${label}" are wrong: ${wrongValues}`);
    return { id: node.id ?? '', label, expression, type: node.inputExpression?.typeRef, allowed };
  }

  private output(node: Node, index: number): DecisionOutput {
    const label = node.label || node.name || `#${index + 1}`;
    if (!node.name) this.add(node, 'output-name-missing', `输出“${label}”没有名称`, `output "${label}" has no name`);
    const listed = textOrNothing(node.outputValues?.text);
    let values: readonly unknown[] | undefined;
    try {
      values = listed === undefined ? undefined : (evaluate(`[${listed}]`) as unknown[]);
    } catch {
      this.add(node, 'output-values-invalid', `输出“${label}”的取值列表有误`, `the values of output "${label}" cannot be read`);
    }
    const fallback = textOrNothing(node.defaultOutputEntry?.text);
    return { id: node.id ?? '', name: node.name ?? '', label, values, fallback };
  }

  private rule(node: Node, number: number, inputs: readonly DecisionInput[], outputs: readonly DecisionOutput[]): DecisionRule {
    const entries = node.inputEntry ?? [];
    const results = node.outputEntry ?? [];
    if (entries.length !== inputs.length || results.length !== outputs.length) {
      this.add(node, 'rule-shape', `第 ${number} 条规则应有 ${inputs.length} 个条件、${outputs.length} 个输出，实有 ${entries.length}、${results.length} 个`, `rule ${number} must have ${inputs.length} inputs and ${outputs.length} outputs, has ${entries.length} and ${results.length}`);
    }
    entries.forEach((entry, index) => this.checkEntry(entry, node, number, inputs[index]?.label ?? `#${index + 1}`, 'input'));
    results.forEach((entry, index) => this.checkEntry(entry, node, number, outputs[index]?.label ?? `#${index + 1}`, 'output'));
    const annotations = [node.description, ...(node.annotationEntry ?? []).map(({ text }) => text)];
    return {
      id: node.id ?? String(number),
      number,
      tests: entries.map(({ text }) => text?.trim() ?? ''),
      results: results.map(({ text }) => text?.trim() ?? ''),
      annotation: annotations.map((text) => text?.trim()).filter(Boolean).join('；'),
    };
  }

  private checkEntry(entry: Node, rule: Node, number: number, label: string, side: 'input' | 'output'): void {
    this.checkLanguage(entry);
    const text = entry.text?.trim() ?? '';
    // an empty condition means any value, an empty result means null: that is how editors leave a cell
    if (text === '') return;
    const wrong = unquoted(text) ?? (side === 'input' ? validateUnaryTest(text)?.reason : validate(text)?.reason);
    if (wrong) this.add(entry.id ? entry : rule, `${side}-entry-invalid`, `第 ${number} 条规则的“${label}”有误：${text}（${wrong}）`, `rule ${number}, "${label}": ${text} is wrong (${wrong})`);
  }

  private checkLanguage(node: Node | undefined): void {
    const language = node?.expressionLanguage;
    if (language && !/feel/i.test(language)) this.add(node, 'language-unsupported', `表达式语言 ${language} 不受支持，只能用 FEEL`, `expression language ${language} is not supported, only FEEL is`);
  }

  private add(node: { readonly id?: string }, code: string, zh: string, en: string): void {
    this.problems.push(problem(node.id, code, zh, en));
  }
}

function textOrNothing(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** `GOLD` without quotes would be a variable nobody sets: it is null, and the rule never matches. */
function unquoted(text: string): string | undefined {
  const word = /^(?:not\()?([A-Z][A-Z0-9_]+)\b/.exec(text)?.[1];
  return word && `a text needs quotes: "${word}"`;
}

function unreadable(reason: string): Problem {
  return problem(undefined, 'decision-unreadable', `文件无法按 DMN 读取：${reason}`, `the file cannot be read as DMN: ${reason}`);
}

function problem(elementId: string | undefined, code: string, zh: string, en: string): Problem {
  return { ...(elementId ? { elementId } : {}), code, message: { zh, en } };
}
