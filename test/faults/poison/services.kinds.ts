import { BpmnError } from '../../../src/common';
import { DecisionNotMatched } from '../../../src/engine/decision';
import type { ServiceTask } from '../../../src/workflow/registry';
import { late, SECRET, type Kind } from './poison-kind';

/** A service behind a task: breaks when ann completes it. */
function service(name: string, mood: ServiceTask, cause?: RegExp): Kind {
  return {
    name: `a service ${name}`, at: 'act', kind: 'step-failed', cause,
    spoil: async (world) => {
      world.moods.set(name, mood);
      const { id } = await world.start('serviced', { mood: name, person: SECRET });
      await world.breakBy('ask', id);
      return id;
    },
    mend: (world) => void world.moods.delete(name),
  };
}

const circle = (): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
const as = (value: unknown): Promise<Record<string, unknown>> => Promise.resolve(value as Record<string, unknown>);
const BAD_RESULT = /返回的结果不能接受/;

export const SERVICES: readonly Kind[] = [
  service('throws an Error', () => { throw new Error(`cannot reach ${SECRET} at /srv/secret/data.db`); }, /程序出现异常/),
  service('throws text', () => { throw `boom ${SECRET}`; }, /程序出现异常/),
  service('throws null', () => { throw null; }, /程序出现异常/),
  service('throws undefined', () => { throw undefined; }, /程序出现异常/),
  service('rejects late', () => late(() => { throw new Error('too late'); }), /超过了一步允许的时间/),
  service('never answers', () => new Promise(() => undefined), /超过了一步允许的时间/),
  service('writes after it was given up', () => late(() => ({ ghost: true })), /超过了一步允许的时间/),
  service('returns 100 MB', () => as({ blob: 'x'.repeat(100 * 1024 * 1024) }), /数据过大/),
  service('returns a BigInt', () => as({ n: 1n }), BAD_RESULT),
  service('returns a circle', () => as(circle()), /层次过深/),
  service('returns nine levels', () => as({ deep: nested(9) }), /层次过深/),
  service('returns a function', () => as({ f: () => 1 }), BAD_RESULT),
  service('returns a symbol', () => as({ s: Symbol('x') }), BAD_RESULT),
  service('returns a map', () => as({ m: new Map() }), BAD_RESULT),
  service('returns a date alone', () => as(new Date(0)), /不是一组变量/),
  service('returns text alone', () => as('done'), /不是一组变量/),
  service('returns a list alone', () => as([1, 2]), /不是一组变量/),
  service('returns not a number', () => as({ n: Number.NaN }), BAD_RESULT),
  service('returns __proto__', () => as(JSON.parse('{"__proto__": {"polluted": true}}')), /保留名称/),
  service('returns constructor.prototype', () => as({ constructor: { prototype: { polluted: true } } }), /保留名称/),
  service('returns a trap', () => as({ get value() { throw new Error(SECRET); } }), /程序出现异常/),
  service('meets a table without a rule', () => { throw new DecisionNotMatched('D9', [{ label: '人', value: SECRET }]); }, /D9 没有一条规则符合/),
  service('throws a BPMN error nobody catches', () => { throw new BpmnError('LOST', 'x'); }, /LOST/),
];
