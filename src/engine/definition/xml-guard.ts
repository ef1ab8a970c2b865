import { error, type DefinitionProblem } from './problem';
import { isReservedName } from './reserved-names';

export const XML_LIMITS = { bytes: 1_000_000, depth: 30, tags: 20_000, attributes: 200, attributeLength: 8_000 } as const;

/** An opening tag and where it stands; lines and columns count from 1. */
export interface XmlTag {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly id?: string;
}

export interface GuardedXml {
  readonly problems: readonly DefinitionProblem[];
  readonly tags: readonly XmlTag[];
}

/**
 * What must be refused before a parser sees it: entities are never needed, a parser's time grows with the square of the
 * nesting depth of malformed text (27 s for 1 MB), and some names reach an object's prototype. One pass by hand instead
 * of patterns, so that no text makes it slow; stops at the first thing that makes the rest meaningless.
 */
export function guardXml(xml: string): GuardedXml {
  const unreadable = refuseText(xml);
  return unreadable ? { problems: [unreadable], tags: [] } : new XmlWalk(xml).walk();
}

/** Characters XML does not know, and the mark of bytes that were not UTF-8. */
const NOT_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]|\p{Surrogate}/u;
const DECLARED = /^\uFEFF?<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']/;

function refuseText(xml: string): DefinitionProblem | undefined {
  if (xml.length > XML_LIMITS.bytes || Buffer.byteLength(xml) > XML_LIMITS.bytes) return error(undefined, 'xml-too-large', '文件超过 1 MB。', 'The file is larger than 1 MB.');
  const odd = NOT_TEXT.exec(xml);
  if (odd) return at(placeOf(xml, odd.index), 'xml-encoding', '文件不是 UTF-8 编码，或含有不允许的控制字符', 'the file is not UTF-8, or holds a control character');
  const [, declared = 'UTF-8'] = DECLARED.exec(xml.slice(0, 400)) ?? [];
  // other encodings share the letters of ASCII with UTF-8, and nothing else
  const fits = /^(utf-?8|us-ascii)$/i.test(declared) || (!/^(utf|ucs|iso-10646)/i.test(declared) && /^[\0-\x7f\uFEFF]*$/.test(xml));
  if (!fits) return at({ line: 1, column: 1 }, 'xml-encoding', `文件声明的编码是 ${declared}，只接受 UTF-8`, `the file declares the encoding ${declared}; only UTF-8 is accepted`);
  const doctype = /<!(DOCTYPE|ENTITY)/i.exec(xml);
  return doctype ? at(placeOf(xml, doctype.index), 'xml-doctype', '文件不得包含 DOCTYPE 或 ENTITY', 'the file must not contain DOCTYPE or ENTITY') : undefined;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(xml: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let next = xml.indexOf('\n'); next >= 0 && next < offset; next = xml.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}

export function at({ line, column }: Place, code: string, zh: string, en: string, elementId?: string): DefinitionProblem {
  return error(elementId, code, `第 ${line} 行第 ${column} 列：${zh}。`, `Line ${line}, column ${column}: ${en}.`);
}

const SPACE = new Set([' ', '\t', '\r', '\n']);
const NAME_END = new Set([...SPACE, '/', '>', '=', '<', '"', "'"]);
const NAME = /^[\p{L}_][\p{L}\p{N}_.:-]{0,199}$/u;
/** the `name` of these becomes a key; of everything else it is only read by people */
const NAMED_BY_KEY = new Set(['inputParameter', 'outputParameter', 'property', 'entry', 'message', 'signal']);

class Refusal extends Error {
  constructor(
    readonly offset: number,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(code);
  }
}

/** Reads tags and attributes in one go, the end of one piece being the start of the next. */
class XmlWalk {
  private readonly tags: XmlTag[] = [];
  private readonly problems: DefinitionProblem[] = [];
  private readonly open: { name: string; offset: number }[] = [];
  // files use few names and references again and again
  private readonly names = new Set<string>();
  private readonly references = new Set<string>();
  private offset = 0;
  private line = 1;
  private lineStart = 0;
  // the next of each at or behind the place that is read: looked for once, not once per tag
  private newline = -1;
  private reference = -1;

  constructor(private readonly xml: string) {
    if (xml.startsWith('\uFEFF')) this.offset = 1;
  }

  walk(): GuardedXml {
    try {
      while (this.offset < this.xml.length) this.piece();
      const left = this.open.at(-1);
      if (left) throw malformed(left.offset, `<${left.name}> 没有结束标签`, `<${left.name}> is not closed`);
      if (this.tags.length === 0) throw malformed(0, '不是 XML 文件', 'this is no XML');
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return { problems: [at(placeOf(this.xml, refusal.offset), refusal.code, refusal.zh, refusal.en)], tags: [] };
    }
    return { problems: this.problems, tags: this.tags };
  }

  /** Text up to the next `<`, then what begins there. */
  private piece(): void {
    const { xml } = this;
    const from = this.offset;
    const next = xml.indexOf('<', from);
    const to = next < 0 ? xml.length : next;
    if (this.open.length === 0 && xml.slice(from, to).trim() !== '') throw malformed(from, '元素之外有文字', 'there is text outside of the elements');
    this.checkReferences(from, to);
    this.offset = to;
    if (next < 0) return;
    if (xml.startsWith('<!--', next)) this.skipPast('-->', next + 4);
    else if (xml.startsWith('<![CDATA[', next)) this.skipPast(']]>', next + 9);
    else if (xml.startsWith('<?', next)) this.skipPast('?>', next + 2);
    else if (xml.startsWith('</', next)) this.closingTag(next);
    else this.openingTag(next);
  }

  private skipPast(end: string, from: number): void {
    const found = this.xml.indexOf(end, from);
    if (found < 0) throw malformed(this.offset, `缺少“${end}”`, `"${end}" is missing`);
    this.offset = found + end.length;
  }

  private closingTag(start: number): void {
    const end = this.xml.indexOf('>', start);
    const name = end < 0 ? '' : this.xml.slice(start + 2, end).trimEnd();
    const opened = this.open.pop();
    if (!opened || opened.name !== name) throw malformed(start, `结束标签 </${name.slice(0, 60)}> 没有对应的开始标签`, `</${name.slice(0, 60)}> closes nothing that is open`);
    this.offset = end + 1;
  }

  private openingTag(start: number): void {
    const name = this.nameFrom(start + 1);
    if (!this.isName(name)) throw malformed(start, '“<”之后不是元素名', 'no element name follows "<"');
    if (this.open.length === 0 && this.tags.length > 0) throw malformed(start, '文件有多个根元素', 'there is a second root element');
    this.offset = start + 1 + name.length;
    const place = this.place(start);
    const attributes = new Map<string, string>();
    while (!this.tagEnds(start)) this.attribute(attributes, start);
    this.refuseReserved(name, attributes, place);
    const id = attributes.get('id');
    this.tags.push({ name, ...place, ...(id === undefined ? {} : { id }) });
    const selfClosing = this.xml[this.offset] === '/';
    this.offset += selfClosing ? 2 : 1;
    if (!selfClosing) this.open.push({ name, offset: start });
    if (this.open.length > XML_LIMITS.depth) throw new Refusal(start, 'xml-too-deep', `元素嵌套超过 ${XML_LIMITS.depth} 层`, `elements are nested deeper than ${XML_LIMITS.depth} levels`);
    if (this.tags.length > XML_LIMITS.tags) throw new Refusal(start, 'xml-too-many-tags', `文件的标签超过 ${XML_LIMITS.tags} 个`, `the file has more than ${XML_LIMITS.tags} tags`);
  }

  private isName(name: string): boolean {
    if (this.names.has(name)) return true;
    if (!NAME.test(name)) return false;
    this.names.add(name);
    return true;
  }

  private nameFrom(start: number): string {
    let end = start;
    while (end < this.xml.length && end - start < 300 && !NAME_END.has(this.xml[end]!)) end++;
    return this.xml.slice(start, end);
  }

  /** Skips blanks; is this `>` or `/>`? */
  private tagEnds(tagStart: number): boolean {
    while (SPACE.has(this.xml[this.offset]!)) this.offset++;
    if (this.offset >= this.xml.length) throw malformed(tagStart, '标签没有结束', 'the tag does not end');
    return this.xml[this.offset] === '>' || this.xml.startsWith('/>', this.offset);
  }

  private attribute(attributes: Map<string, string>, tagStart: number): void {
    const { xml, offset } = this;
    const name = this.nameFrom(offset);
    let equals = offset + name.length;
    while (SPACE.has(xml[equals]!)) equals++;
    let quote = equals + 1;
    while (SPACE.has(xml[quote]!)) quote++;
    const mark = xml[quote];
    if (!this.isName(name) || xml[equals] !== '=' || (mark !== '"' && mark !== "'")) throw malformed(offset, '属性写法有误', 'an attribute is not written name="value"');
    const end = xml.indexOf(mark, quote + 1);
    if (end < 0) throw malformed(tagStart, `属性 ${name} 的引号没有结束`, `the quote of the attribute ${name} is not closed`);
    if (end - quote > XML_LIMITS.attributeLength) throw new Refusal(offset, 'xml-attribute-too-long', `属性 ${name} 超过 ${XML_LIMITS.attributeLength} 个字符`, `the attribute ${name} is longer than ${XML_LIMITS.attributeLength} characters`);
    const value = xml.slice(quote + 1, end);
    if (value.includes('<')) throw malformed(offset, `属性 ${name} 中有“<”`, `the attribute ${name} holds "<"`);
    if (attributes.has(name)) throw malformed(offset, `属性 ${name} 重复`, `the attribute ${name} is given twice`);
    this.checkReferences(quote + 1, end);
    attributes.set(name, value);
    if (attributes.size > XML_LIMITS.attributes) throw new Refusal(tagStart, 'xml-too-many-attributes', `元素的属性超过 ${XML_LIMITS.attributes} 个`, `the element has more than ${XML_LIMITS.attributes} attributes`);
    this.offset = end + 1;
  }

  /** A reserved name anywhere but in what people read: as id, key, variable, reference. */
  private refuseReserved(tag: string, attributes: ReadonlyMap<string, string>, place: Place): void {
    if (this.problems.length >= 100) return;
    for (const [name, value] of attributes) {
      if (!isReservedName(decoded(value).trim()) || (name === 'name' && !NAMED_BY_KEY.has(tag.slice(tag.indexOf(':') + 1)))) continue;
      this.problems.push(at(place, 'name-reserved', `“${value}”是保留名称，不能用作 ${name}`, `"${value}" is reserved and cannot be used as ${name}`, attributes.get('id')));
    }
  }

  /** `&amp;` and the like; anything else would need a document type. */
  private checkReferences(from: number, to: number): void {
    if (this.reference < from) this.reference = this.next('&', from);
    for (; this.reference < to; this.reference = this.next('&', this.reference + 1)) {
      const text = this.xml.slice(this.reference, this.reference + 12);
      const reference = text.slice(0, text.indexOf(';') + 1);
      if (this.references.has(reference)) continue;
      if (!isAllowedReference(reference)) throw new Refusal(this.reference, 'xml-entity', '“&”之后不是允许的字符引用', 'what follows "&" is no character that is allowed');
      this.references.add(reference);
    }
  }

  private place(offset: number): Place {
    if (this.newline < 0) this.newline = this.next('\n', 0);
    for (; this.newline < offset; this.newline = this.next('\n', this.newline + 1)) {
      this.line++;
      this.lineStart = this.newline + 1;
    }
    return { line: this.line, column: offset - this.lineStart + 1 };
  }

  private next(mark: string, from: number): number {
    const found = this.xml.indexOf(mark, from);
    return found < 0 ? Infinity : found;
  }
}

function isAllowedReference(reference: string): boolean {
  const [, known, decimal, hex] = /^&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));$/.exec(reference) ?? [];
  if (known !== undefined) return true;
  const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
  return code <= 0x10ffff && !NOT_TEXT.test(String.fromCodePoint(code));
}

/** `constr&#117;ctor` is `constructor` to the parser. */
function decoded(value: string): string {
  return value.includes('&') ? value.replace(/&#(?:(\d{1,7})|x([\da-fA-F]{1,6}));/g, (_reference, decimal?: string, hex?: string) => String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex!, 16))) : value;
}

function malformed(offset: number, zh: string, en: string): Refusal {
  return new Refusal(offset, 'xml-malformed', `文件无法读取，${zh}`, `the file cannot be read, ${en}`);
}
