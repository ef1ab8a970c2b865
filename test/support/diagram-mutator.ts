import { Random } from '../../src/engine/bpmn-server/conformance/random';

export interface Mutant {
  readonly xml: string;
  /** what was done to it, for the failure message */
  readonly story: string;
}

type Change = (xml: string, random: Random) => string;

const TYPES = ['userTask', 'serviceTask', 'scriptTask', 'manualTask', 'task', 'sendTask', 'receiveTask', 'businessRuleTask', 'callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway', 'eventBasedGateway', 'startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'sequenceFlow', 'dataObject', 'textAnnotation', 'association', 'laneSet', 'lane', 'process', 'message', 'fooTask', 'group'];
const REFERENCES = ['sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'calledElement', 'bpmnElement', 'processRef', 'dataObjectRef'];
const ODD_VALUES = ['', ' ', '__proto__', 'constructor', 'toString', 'nowhere', '1x', 'a b', '../../x', '中文', '=', '=a +', '=((((((((((', '${x}', '#{x}', '$py print(1)', 'R3/PT1S', 'P0D', '-P1D', 'P1X', 'P999Y', '2026-13-45', '=null', '=[1,2', '&lt;b&gt;', 'x'.repeat(300), '=' + '('.repeat(3_000), '=' + '[1,'.repeat(900), 'true', 'false', '-1', '1e309', '&#0;', '&x;'];

const tags = (xml: string): RegExpMatchArray[] => [...xml.matchAll(/<[A-Za-z][^<>]*>/g)];
const attributes = (xml: string): RegExpMatchArray[] => [...xml.matchAll(/ ([\w:]+)="([^"]*)"/g)];
const ids = (xml: string): string[] => [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
const replaceAt = (xml: string, match: RegExpMatchArray, text: string): string => xml.slice(0, match.index!) + text + xml.slice(match.index! + match[0].length);

/** A whole element, from its opening to its closing tag. */
function element(xml: string, random: Random): { start: number; end: number } | undefined {
  const all = tags(xml).slice(1);
  const tag = all.length > 0 ? random.pick(all) : undefined;
  if (!tag) return undefined;
  const start = tag.index!;
  if (tag[0].endsWith('/>')) return { start, end: start + tag[0].length };
  const closing = `</${/^<([\w:.-]+)/.exec(tag[0])![1]}>`;
  const end = xml.indexOf(closing, start);
  return end < 0 ? undefined : { start, end: end + closing.length };
}

const onAttribute = (change: (name: string, value: string, random: Random, xml: string) => string, only?: readonly string[]): Change => (xml, random) => {
  const all = attributes(xml).filter(([, name]) => only === undefined || only.includes(name!));
  if (all.length === 0) return xml;
  const match = random.pick(all);
  return replaceAt(xml, match, change(match[1]!, match[2]!, random, xml));
};
const insertInside = (xml: string, random: Random, text: string): string => {
  const opening = tags(xml).filter(([tag]) => !tag.endsWith('/>'));
  if (opening.length === 0) return xml;
  const at = random.pick(opening);
  return xml.slice(0, at.index! + at[0].length) + text + xml.slice(at.index! + at[0].length);
};

const CHANGES: Readonly<Record<string, Change>> = {
  delete: (xml, random) => {
    const found = element(xml, random);
    return found ? xml.slice(0, found.start) + xml.slice(found.end) : xml;
  },
  duplicate: (xml, random) => {
    const found = element(xml, random);
    return found ? xml.slice(0, found.end) + xml.slice(found.start, found.end) + xml.slice(found.end) : xml;
  },
  move: (xml, random) => {
    const found = element(xml, random);
    return found ? insertInside(xml.slice(0, found.start) + xml.slice(found.end), random, xml.slice(found.start, found.end)) : xml;
  },
  retype: (xml, random) => {
    const names = [...new Set([...xml.matchAll(/<((?:\w+:)?)(\w*(?:Task|Event|Gateway|subProcess|callActivity|sequenceFlow|lane|process|message)\w*)[\s/>]/g)].map(([, prefix, name]) => `${prefix} ${name}`))];
    if (names.length === 0) return xml;
    const [prefix, name] = random.pick(names).split(' ') as [string, string];
    const other = random.pick(TYPES);
    const pattern = new RegExp(`(</?${prefix})${name}(?=[\\s/>])`, 'g');
    return random.chance() ? xml.replace(pattern, `$1${other}`) : xml.replace(new RegExp(pattern.source), `$1${other}`);
  },
  'rename attribute': onAttribute((name, value, random) => ` ${random.pick(['foo', 'id', 'name', 'xx:bar', 'camunda:class', 'camunda:expression', 'triggeredByEvent', 'isExecutable', 'cancelActivity', `${name}x`])}="${value}"`),
  'delete attribute': onAttribute(() => ''),
  'odd value': onAttribute((name, _value, random) => ` ${name}="${random.pick(ODD_VALUES)}"`),
  retarget: onAttribute((name, _value, random, xml) => ` ${name}="${random.pick([...ids(xml), 'nowhere'])}"`, REFERENCES),
  'id twice': onAttribute((name, _value, random, xml) => ` ${name}="${random.pick(ids(xml))}"`, ['id']),
  'odd text': (xml, random) => {
    const texts = [...xml.matchAll(/>([^<>\s][^<>]*)</g)];
    return texts.length === 0 ? xml : replaceAt(xml, random.pick(texts), `>${random.pick(ODD_VALUES)}<`);
  },
  truncate: (xml, random) => xml.slice(0, random.below(xml.length)),
  'flip a character': (xml, random) => {
    const at = random.below(xml.length);
    return xml.slice(0, at) + random.pick(['<', '>', '"', '&', '/', ' ', '\0', '\uFFFD', '中', '=', ':']) + xml.slice(at + 1);
  },
  encoding: (xml, random) =>
    random.pick<Change>([
      (text) => Buffer.from(text, 'utf16le').toString('utf8'),
      (text) => `\uFEFF${text}`,
      (text) => text.replace(/encoding="[^"]*"/, 'encoding="UTF-16"'),
      (text) => Buffer.from(text, 'utf8').toString('latin1'),
      (text) => `${text}\uD800`,
    ])(xml, random),
  doctype: (xml, random) => insertInside(xml, random, random.pick(['<!DOCTYPE x>', '<!doctype x [<!entity a "b">]>', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<?php 1 ?>', '<![CDATA[ <x> ]]>', '<!-- -- -->'])),
  nesting: (xml, random) => {
    const depth = random.pick([5, 20, 40, 2_000]);
    const name = random.pick(['a', 'bpmn:subProcess', 'bpmn:extensionElements', 'bpmn:documentation']);
    return insertInside(xml, random, `<${name}>`.repeat(depth) + (random.chance() ? `</${name}>`.repeat(depth) : ''));
  },
  'attribute explosion': (xml, random) => {
    const count = random.pick([50, 250, 5_000]);
    const opening = random.pick(tags(xml));
    return opening ? replaceAt(xml, opening, opening[0].replace(/\s*\/?>$/, (end) => ` ${Array.from({ length: count }, (_, n) => `camunda:a${n}="${n}"`).join(' ')}${end}`)) : xml;
  },
  flow: (xml, random) => {
    const all = ids(xml);
    const processEnd = xml.search(/<\/(\w+:)?process>/);
    if (processEnd < 0 || all.length === 0) return xml;
    const prefix = /<\/((?:\w+:)?)process>/.exec(xml)![1];
    return `${xml.slice(0, processEnd)}<${prefix}sequenceFlow id="extra-${random.below(1_000)}" sourceRef="${random.pick(all)}" targetRef="${random.pick(all)}"/>${xml.slice(processEnd)}`;
  },
  executable: (xml, random) => (random.chance() ? xml.replaceAll('isExecutable="false"', 'isExecutable="true"') : xml.replace(/<((?:\w+:)?process) (?![^>]*isExecutable)/, '<$1 isExecutable="true" ')),
  drawing: (xml, random) => {
    const all = ids(xml);
    const prefix = /<((?:\w+:)?)process[\s>]/.exec(xml)?.[1] ?? '';
    if (all.length === 0) return xml;
    const [one, two] = [random.pick(all), random.pick(all)];
    return insertInside(xml, random, random.pick([
      `<${prefix}association id="as" associationDirection="One" sourceRef="${one}" targetRef="${two}"/>`, `<${prefix}laneSet id="ls"/>`, `<${prefix}laneSet id="ls"><${prefix}lane id="la"><${prefix}flowNodeRef>${one}</${prefix}flowNodeRef></${prefix}lane></${prefix}laneSet>`,
      `<${prefix}dataObject id="do"/>`, `<${prefix}subProcess id="sub"/>`, `<${prefix}process id="pp" isExecutable="${random.chance()}"/>`, `<${prefix}userTask/>`, `<${prefix}extensionElements><x:y xmlns:x="urn:x"/></${prefix}extensionElements>`,
      `<${prefix}ioSpecification/>`, `<${prefix}property id="pr"/>`, `<${prefix}textAnnotation id="ta"/>`, `<${prefix}multiInstanceLoopCharacteristics/>`, `<${prefix}standardLoopCharacteristics/>`, `<${prefix}messageEventDefinition/>`, `<${prefix}terminateEventDefinition/>`,
    ]));
  },
};

/** One to three things wrong with a sound diagram; the same seed gives the same mutant. */
export function mutate(xml: string, seed: number): Mutant {
  const random = new Random(seed);
  const story: string[] = [];
  let mutant = xml;
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) {
    const name = random.pick(Object.keys(CHANGES));
    mutant = CHANGES[name]!(mutant, random);
    story.push(name);
    if (mutant.length === 0) break;
  }
  return { xml: mutant, story: story.join(' + ') };
}
