import { boundary, catchEvent, endEvent, flow, onError, onMessage, parallel, path, serviceTask, startEvent, subProcess, timeDate, timer, userTask, xor } from '../../../src/engine/bpmn-server/step-rig';
import { SECRET, byAnn, START, END, ASK, ROOTS, type Kind } from './poison-kind';

/** A diagram that goes wrong with these variables and right with the repaired ones. */
function drawn(name: string, at: string, key: string, body: string, wrong: Record<string, unknown>, right: Record<string, unknown>, cause?: RegExp): Kind {
  return {
    name, at, kind: 'step-failed', cause, variables: right,
    spoil: async (world) => {
      await world.host.deploy(key, START + ASK + body, { roots: ROOTS });
      const { id } = await world.start(key, { ...wrong, person: SECRET });
      await world.breakBy('ask', id);
      return id;
    },
  };
}

export const DRAWN: readonly Kind[] = [
  drawn('a gateway without a way', 'gate', 'no-way', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok = true'), { ok: false }, { ok: true }),
  drawn('a condition that is not boolean', 'gate', 'not-boolean', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok'), { ok: 'yes' }, { ok: true }),
  drawn('a service that returns nothing the gateway asks for', 'gate', 'nothing', serviceTask('act', 'poison') + xor('gate') + END + path('s', 'ask', 'act', 'gate') + flow('gate', 'e', '=answer = 1'), {}, { answer: 1 }),
  drawn('an expression that fails at run time', 'gate', 'feel', xor('gate') + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=amount + 1 > 1'), { amount: { of: SECRET } }, { amount: 2 }, /表达式无法计算/),
  drawn('a timer without a date', 'wait', 'null-date', catchEvent('wait', '', timeDate('=when')) + END + path('s', 'ask', 'wait', 'e'), { when: null }, { when: '2026-10-12T10:00:00+08:00' }),
  drawn('a timer with a date that is none', 'wait', 'no-date', catchEvent('wait', '', timeDate('=when')) + END + path('s', 'ask', 'wait', 'e'), { when: 'next week' }, { when: '2026-10-12T10:00:00+08:00' }),
  drawn('a duration that is none', 'wait', 'no-duration', catchEvent('wait', '', timer('=length')) + END + path('s', 'ask', 'wait', 'e'), { length: 'three days' }, { length: 'PT0S' }),
  drawn('501 iterations', 'each', 'many', userTask('each', byAnn, parallel('people')) + END + path('s', 'ask', 'each', 'e'), { people: Array.from({ length: 501 }, (_, n) => n) }, { people: [] }),
  drawn('iterations over text', 'each', 'over-text', userTask('each', byAnn, parallel('people')) + END + path('s', 'ask', 'each', 'e'), { people: 'everybody' }, { people: [] }),
  drawn('a message without a key', 'wait', 'no-key', catchEvent('wait', 'gov:correlationKey="=which"', onMessage('m')) + endEvent('e') + xor('gate', 'gate-wait') + path('s', 'ask', 'gate') + flow('gate', 'e', '=which != null') + flow('gate', 'wait') + flow('wait', 'e'), { which: null }, { which: 'K' }),
  drawn('an error end nobody catches', 'lost', 'error-end', xor('gate', 'gate-lost') + endEvent('lost', '', onError('err')) + END + path('s', 'ask', 'gate') + flow('gate', 'e', '=ok = true') + flow('gate', 'lost'), { ok: false }, { ok: true }, /LOST/),
  drawn('an error whose boundary catches another', 'act', 'other-error', serviceTask('act', 'poison') + boundary('caught', 'act', onError('other')) + END + endEvent('e2') + path('s', 'ask', 'act', 'e') + path('caught', 'e2'), { mood: 'other error' }, { mood: 'fine' }, /LOST/),
  drawn('a sub-process that breaks inside', 'inner', 'inside', subProcess('sub', startEvent('is') + serviceTask('inner', 'poison') + endEvent('ie') + path('is', 'inner', 'ie')) + END + path('s', 'ask', 'sub', 'e'), { mood: 'throws an Error again' }, { mood: 'fine' }),
  drawn('an output that is too large', 'act', 'bad-output', `<bpmn:serviceTask id="act" implementation="poison"><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name="all">=for n in 1..count return "0123456789012345678901234567890123456789"</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>` + END + path('s', 'ask', 'act', 'e'), { count: 9000 }, { count: 3 }, /数据过大/),
];
