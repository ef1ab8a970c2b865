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
/** Every gov and camunda attribute with the element it stands on, as `id gov:clause="…"`, in a stable order. */
const attributesOf = (xml: string): string[] =>
  [...xml.replace(/&(?:lt|#60);/g, '‹').replace(/&(?:quot|#34);/g, "'").matchAll(/<[\w:]+ [^>]*>/g)].flatMap(([tag]) => {
    const id = / id="([^"]*)"/.exec(tag)?.[1] ?? '';
    return [...tag.matchAll(/ ((?:gov|camunda):\w+)="([^"]*)"/g)].map(([, name, value]) => `${id} ${name}="${value}"`);
  }).sort();

describe('the moddle descriptor of our own attributes', () => {
  it.each(readdirSync(PROCESSES))('keeps every attribute of %s through import and export', async (key) => {
    // given
    const xml = readFileSync(join(PROCESSES, key, `${key}.bpmn`), 'utf8');

    // when
    const again = await roundTrip(xml);

    // then
    expect(attributesOf(again)).toEqual(attributesOf(xml));
    expect(attributesOf(again).some((each) => each.includes('gov:clause'))).toBe(true);
  });

  it('knows each attribute as a property of the element it belongs to, so that the panel can edit it and a copy keeps it', () => {
    // given
    const moddle = newModdle();
    const properties = (type: string): string[] => moddle.create(type).$descriptor.properties.map((each) => each.ns.name).filter((name) => name.startsWith('gov:'));

    // then
    expect(properties('bpmn:UserTask')).toEqual(expect.arrayContaining(['gov:clause', 'gov:deadline', 'gov:deadlineStart', 'gov:separateFrom', 'gov:excludedUsers']));
    expect(properties('bpmn:BoundaryEvent')).toEqual(expect.arrayContaining(['gov:clause', 'gov:deadlineRef', 'gov:offset', 'gov:notBefore', 'gov:armWhen', 'gov:correlationKey']));
    expect(properties('bpmn:Process')).toEqual(expect.arrayContaining(['gov:category', 'gov:startable', 'gov:clause']));
    expect(properties('bpmn:StartEvent')).not.toContain('gov:separateFrom');
  });
});
