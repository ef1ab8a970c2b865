import type { ReadResult } from './diagram-reader';
import { error, type DefinitionProblem } from './problem';
import { at, type XmlTag } from './xml-guard';

/** What the parser says, in words of ours; its own text stands where we know none. */
const SENTENCES: readonly (readonly [RegExp, string, string])[] = [
  [/^unresolved reference <(.*)>$/, '引用的“$1”不存在', 'it refers to "$1", which does not exist'],
  [/^duplicate ID <(.*)>$/, '标识“$1”重复', 'the id "$1" is used twice'],
  [/^unknown attribute <(.*)>$/, '属性 $1 不属于该元素', 'the attribute $1 does not belong here'],
  [/^unknown type <(.*)>$/, '不认识的元素 $1', 'the element $1 is unknown'],
  [/^unrecognized element <(.*)>$/, '元素 $1 不能放在这里', 'the element $1 does not belong here'],
  [/^unexpected body text <\s*([^]*?)\s*>$/, '这里不能有文字“$1”', 'the text "$1" does not belong here'],
  [/^missing namespace (?:for prefix|on) <(.*)>$/, '前缀“$1”没有声明命名空间', 'the prefix "$1" stands for no namespace'],
  [/^failed to parse document as.*$/, '文件不是 BPMN 流程图', 'the file is no BPMN diagram'],
];

/** Everything the parser merely warns of: it left something out, so the process would not be what was drawn. */
export function warningProblems(warnings: ReadResult['warnings'], tags: readonly XmlTag[]): DefinitionProblem[] {
  // the guard has looked at the encoding already
  return warnings.filter(({ message }) => !message.startsWith('unsupported document encoding')).slice(0, 200).map(({ elementId, message }) => finding('parser-warning', message, tags, elementId));
}

export function failureProblem(failure: unknown, tags: readonly XmlTag[]): DefinitionProblem {
  return finding('xml-malformed', failure instanceof Error ? failure.message : String(failure), tags);
}

function finding(code: string, message: string, tags: readonly XmlTag[], elementId?: string): DefinitionProblem {
  const place = placeIn(message);
  const tag = place ? tags.find(({ line, column }) => line === place.line && column === place.column) : tags.find(({ id }) => elementId !== undefined && id === elementId);
  const nested = (/nested error: ([^]*)$/.exec(message)?.[1] ?? message).slice(0, 300);
  const [pattern, zh, en] = SENTENCES.find(([known]) => known.test(nested)) ?? [undefined, nested, nested];
  const worded = (sentence: string) => (pattern ? nested.replace(pattern, sentence) : sentence);
  const where = place ?? tag ?? (elementId === undefined ? tags[0] : undefined);
  return where ? at(where, code, worded(zh), worded(en), elementId ?? tag?.id) : error(elementId, code, `${worded(zh)}。`, `${worded(en)}.`);
}

/** The parser counts from 0. */
function placeIn(message: string): { line: number; column: number } | undefined {
  const [, line, column] = /\n\tline: (\d+)\n\tcolumn: (\d+)/.exec(message) ?? [];
  return line === undefined ? undefined : { line: Number(line) + 1, column: Number(column) + 1 };
}
