import { error, type DefinitionProblem } from './problem';

const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 40;
const MAX_TAGS = 20_000;

/**
 * What must be refused before a parser sees it: entities are never needed, and a parser's time grows with the square
 * of the nesting depth of malformed text (27 s for 1 MB). Runs in one pass over the text.
 */
export function guardXml(xml: string): DefinitionProblem[] {
  if (Buffer.byteLength(xml) > MAX_BYTES) return [error(undefined, 'xml-too-large', '流程图文件超过 1 MB。', 'The file is larger than 1 MB.')];
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return [error(undefined, 'xml-doctype', '流程图文件不得包含 DOCTYPE 或 ENTITY。', 'The file must not contain DOCTYPE or ENTITY.')];
  let depth = 0;
  let tags = 0;
  for (const [, closing, selfClosing] of xml.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    tags++;
    if (closing) depth--;
    else if (!selfClosing) depth++;
    if (depth > MAX_DEPTH || tags > MAX_TAGS) return [error(undefined, 'xml-too-deep', '流程图嵌套过深或元素过多。', 'The diagram is nested too deeply or has too many elements.')];
  }
  return [];
}
