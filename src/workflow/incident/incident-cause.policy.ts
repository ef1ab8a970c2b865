import { DomainError, type Sentence } from '../../common';
import { ExpressionFailed, StepFailed } from '../../engine';

/** What a person may read of a failure: never a value of the case, a statement, a path or a stack. */
export interface IncidentCause {
  readonly sentence: Sentence;
  readonly technical: string;
  readonly elementId?: string;
}

const LONGEST = 300;
const HIDDEN = '…';
/** Facts that name parts of the model, not of the case. */
const MODEL_FACTS = ['elementId', 'elementIds', 'decisionRef', 'decisionId', 'key', 'id', 'kind', 'processDefinitionKey', 'errorCode', 'calledElement', 'code'] as const;
const FAILED: Sentence = { zh: '自动处理的程序出现异常，未能完成。', en: 'The program behind this step failed.' };
const DAMAGED: Sentence = { zh: '保存的数据已损坏，无法读取。', en: 'Stored data is damaged and cannot be read.' };
const EXPRESSION: Sentence = { zh: '流程图中的表达式无法计算。', en: 'An expression of the diagram cannot be evaluated.' };
const UNKNOWN_KIND: Sentence = { zh: '系统中没有处理这类工作的程序。', en: 'No program of this system does work of this kind.' };

export function causeOf(error: unknown, secrets: readonly string[]): IncidentCause {
  const inner = error instanceof StepFailed ? error.cause : error;
  const elementId = error instanceof StepFailed ? error.elementId : undefined;
  return { sentence: sentenceOf(inner, secrets), technical: technicalOf(inner, secrets), ...(elementId === undefined ? {} : { elementId }) };
}

function sentenceOf(error: unknown, secrets: readonly string[]): Sentence {
  if (error instanceof ExpressionFailed) return EXPRESSION;
  if (error instanceof DomainError) {
    const keep = MODEL_FACTS.flatMap((name) => error.facts[name] ?? []).map(String);
    // what a table was asked stands in brackets as name = value
    const tell = (text: string) => hideQuoted(hide(text, secrets).replace(/（[^（）]*=[^（）]*）|\([^()]*=[^()]*\)/g, ''), keep);
    return { zh: tell(error.sentence.zh), en: tell(error.sentence.en) };
  }
  if (!(error instanceof Error)) return FAILED;
  if (error.name === 'StoredValueUnreadable') return DAMAGED;
  return /^nobody (handles|serves) /.test(error.message) || /^service task .+ is not registered$/.test(error.message) ? UNKNOWN_KIND : FAILED;
}

function technicalOf(error: unknown, secrets: readonly string[]): string {
  if (error instanceof DomainError) return `${error.name} ${hide(error.code, secrets)}${typeof error.facts.what === 'string' ? ` (${error.facts.what})` : ''}`;
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${typeof error === 'string' ? error : typeof error}`, secrets);
}

/** The first line of a technical text without what may come from a case or tell how the machine is built. */
export function redact(text: string, secrets: readonly string[]): string {
  const [line = ''] = hide(text.slice(0, 4 * LONGEST), secrets).split('\n');
  const without = line
    .replace(/\b(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT)\b\s.*$/s, HIDDEN)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, HIDDEN)
    .replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@~-]+){2,}/g, HIDDEN)
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, HIDDEN)
    .replace(/\d{5,}/g, HIDDEN);
  // quotes inside of quotes (a piece of JSON) do not pair up: from the first to the last
  return without.replace(/["'“`].*["'”`]/, HIDDEN).slice(0, LONGEST);
}

/** Every value a run holds, the longest first, so that none is left over in pieces. */
export function secretsIn(value: unknown): string[] {
  const found = new Set<string>();
  const walk = (entry: unknown): void => {
    if (typeof entry === 'object' && entry !== null) Object.values(entry).forEach(walk);
    else if (typeof entry === 'string' || typeof entry === 'number') {
      const text = String(entry).trim();
      // short words of the technique would take the sense out of every text
      if (text.length >= (/^[\x20-\x7e]+$/.test(text) ? 4 : 2)) found.add(text);
    }
  };
  walk(value);
  return [...found].sort((a, b) => b.length - a.length);
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (rest.includes(secret) ? rest.split(secret).join(HIDDEN) : rest), text);
}

function hideQuoted(text: string, keep: readonly string[]): string {
  return text.replace(/“([^”]*)”|"([^"]*)"|'([^']*)'|`([^`]*)`/g, (quoted: string, ...parts: (string | undefined)[]) => {
    const inner = parts.slice(0, 4).find((part) => part !== undefined) ?? '';
    return keep.includes(inner) ? quoted : `${quoted[0]}${HIDDEN}${quoted.at(-1)}`;
  });
}
