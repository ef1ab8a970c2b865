import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import camundaModdle from 'camunda-bpmn-moddle/resources/camunda.json';
import govModdle from './gov-moddle.json';

const PROCESSES = join(__dirname, '..', '..', '..', 'processes', 'shared');
const newModdle = () => new BpmnModdle({ camunda: camundaModdle, gov: govModdle });
const roundTrip = async (xml: string): Promise<string> => {
  const moddle = newModdle();
  const { rootElement } = await moddle.fromXML(xml);
  return (await moddle.toXML(rootElement, { format: true })).xml;
};
interface Element { id?: string; $attrs?: Record<string, string>; $descriptor: { properties?: { name: string; isReference?: boolean; isVirtual?: boolean }[] }; get(name: string): unknown }
/** Every gov and camunda attribute with its element, read by a reader that does not know our descriptor. */
async function attributesOf(xml: string): Promise<string[]> {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('$descriptor' in value)) return;
    const element = value as Element;
    for (const [name, text] of Object.entries(element.$attrs ?? {})) if (/^(gov|camunda):/.test(name)) found.push(`${element.id} ${name}=${text}`);
    for (const property of element.$descriptor.properties ?? []) if (!property.isReference && !property.isVirtual) visit(element.get(property.name));
  };
  visit((await new BpmnModdle({}).fromXML(xml)).rootElement);
  return found.sort();
}

describe('the moddle descriptor of our own attributes', () => {
  it.each(readdirSync(PROCESSES))('keeps every attribute of %s through import and export', async (key) => {
    // given
    const xml = readFileSync(join(PROCESSES, key, `${key}.bpmn`), 'utf8');

    // when
    const again = await roundTrip(xml);

    // then
    const kept = await attributesOf(again);
    expect(kept).toEqual(await attributesOf(xml));
    expect(kept.some((each) => each.includes(' gov:clause='))).toBe(true);
  });

  it('knows each attribute as a property of the element it belongs to, so that the panel can edit it and a copy keeps it', () => {
    // given
    const moddle = newModdle();
    const properties = (type: string): string[] => moddle.create(type).$descriptor.properties.map((each) => each.ns.name).filter((name) => name.startsWith('gov:'));

    // then
    expect(properties('bpmn:UserTask')).toEqual(expect.arrayContaining(['gov:clause', 'gov:deadline', 'gov:deadlineStart', 'gov:separateFrom', 'gov:excludedUsers', 'gov:verbs', 'gov:returnTo', 'gov:votes']));
    expect(properties('bpmn:BoundaryEvent')).toEqual(expect.arrayContaining(['gov:clause', 'gov:deadlineRef', 'gov:offset', 'gov:notBefore', 'gov:armWhen', 'gov:correlationKey']));
    expect(properties('bpmn:StartEvent')).toEqual(expect.arrayContaining(['gov:category', 'gov:summary', 'gov:startable', 'gov:clause']));
    for (const type of ['bpmn:ServiceTask', 'bpmn:BusinessRuleTask', 'bpmn:SendTask']) expect(properties(type)).toContain('gov:skippable');
    expect(properties('bpmn:CallActivity')).not.toContain('gov:skippable');
    expect(properties('bpmn:Process')).toEqual(['gov:clause']);
    expect(properties('bpmn:StartEvent')).not.toContain('gov:separateFrom');
  });
});
