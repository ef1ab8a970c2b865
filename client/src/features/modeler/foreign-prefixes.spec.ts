import { describe, expect, it } from '@jest/globals';
import { withoutPrefixClashes } from './foreign-prefixes';

const OURS = new Map([['camunda', 'http://camunda.org/schema/1.0/bpmn'], ['gov', 'https://qunguan.example/gov']]);

describe('Prefixes another tool uses for something else', () => {
  it('are renamed wherever they name an element or an attribute, and nowhere else', () => {
    const file = [
      `<?xml version="1.0"?><definitions xmlns:camunda = 'http://activiti.org/bpmn' xmlns:gov="https://qunguan.example/gov">`,
      '<!-- <camunda:note camunda:x="1"> -->',
      '<task camunda:assignee="demo" name=" camunda:assignee=1 > 0" gov:clause="A1"/>',
      '<camunda:field camunda:name="a"><![CDATA[<camunda:x/>]]>camunda:text</camunda:field>',
      '</definitions>',
    ].join('\n');
    expect(withoutPrefixClashes(file, OURS)).toBe([
      `<?xml version="1.0"?><definitions xmlns:other-camunda = 'http://activiti.org/bpmn' xmlns:gov="https://qunguan.example/gov">`,
      '<!-- <camunda:note camunda:x="1"> -->',
      '<task other-camunda:assignee="demo" name=" camunda:assignee=1 > 0" gov:clause="A1"/>',
      '<other-camunda:field other-camunda:name="a"><![CDATA[<camunda:x/>]]>camunda:text</other-camunda:field>',
      '</definitions>',
    ].join('\n'));
  });

  it('stay as they are when they mean what the editor means, or both', () => {
    for (const file of [
      '<a xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:x="1"/>',
      '<a xmlns:w4="http://www.w4.eu/spec" w4:camunda="1" camunda=""/>',
      '<a><b xmlns:camunda="http://activiti.org/bpmn" camunda:x="1"/><b xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:x="1"/></a>',
    ]) expect(withoutPrefixClashes(file, OURS)).toBe(file);
  });

  it('get a name the file does not use yet', () => {
    expect(withoutPrefixClashes('<a xmlns:camunda="http://activiti.org/bpmn" xmlns:other-camunda="urn:x" camunda:b="" other-camunda:b=""/>', OURS))
      .toBe('<a xmlns:other-camunda-x="http://activiti.org/bpmn" xmlns:other-camunda="urn:x" other-camunda-x:b="" other-camunda:b=""/>');
  });
});
