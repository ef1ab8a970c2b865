import { describe, expect, it } from '@jest/globals';
import { kindOf, textOf, typeOf, valueOf } from './incident-words';

describe('the words of an incident', () => {
  it('say what kind of work failed', () => {
    const kinds = ['job:bpmn-timer', 'outbox:message.deliver', 'buffered-message:go', 'step-failed', 'nobody-to-ask', 'stuck', 'else'].map((kind) => kindOf({ kind }));
    expect(kinds).toEqual(['job', 'outbox', 'outbox', 'command', 'nobody', 'stuck', 'other']);
  });

  it('read a typed value as JSON where it is JSON and as text otherwise', () => {
    expect(['12', 'true', 'null', '[1]', '{"a":1}', '甲乙社区', '12 号楼'].map((text) => typeOf(valueOf(text)))).toEqual(['number', 'boolean', 'null', 'list', 'object', 'string', 'string']);
  });

  it('show a value so that it comes back as what it was', () => {
    for (const value of [12, '12', true, 'true', null, [1, '2'], { a: 1 }, '甲乙社区', '']) expect(valueOf(textOf(value), value)).toEqual(value);
  });

  it('keep a text a text, also when its new value looks like a number', () => {
    expect([valueOf('87654321', '12345678'), valueOf('87654321', 12345678), valueOf('87654321')]).toEqual(['87654321', 87654321, 87654321]);
  });
});
