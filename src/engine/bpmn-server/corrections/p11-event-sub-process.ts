import { nextOfCycle, shouldArm } from '../activity';
import { library } from '../library';
import { ACTION, type Token } from '../library-shapes';
import { stepOf } from '../step-run';
import { aliveTokens, cancelTokens, isWithin } from '../tokens';
import type { Correction } from './correction';

/** Event sub-processes wait for their event, interrupt their scope when they say so, and can be started again when not. */
export const eventSubProcess: Correction = {
  id: 'p11-event-sub-process',
  reason:
    'MessageSignal.ts:24,56 do not wait, so an event sub-process with a message or signal start runs at once; `isInterrupting` is read nowhere; a ' +
    'non-interrupting one can start only once.',
  apply(replace) {
    for (const { prototype } of [library.MessageEventBehaviour, library.SignalEventBehaviour]) {
      replace(prototype, 'start', (original) => async function (item) {
        if (item.token.type === 'EventSubProces' && this.node.type === 'bpmn:StartEvent') return ACTION.wait;
        return original.call(this, item);
      });
    }

    replace(library.Process.prototype, 'start', () => async function (execution, parent) {
      const scope = parent?.type === 'SubProcess' ? parent : null;
      const step = stepOf(execution);
      for (const node of this.eventSubProcesses.flatMap((process) => process.getStartNodes())) {
        const probe = scope ?? execution.tokens.get(0)!;
        if (shouldArm(step.element(node.id), step, probe)) await arm(scope, probe, node.id);
      }
    });

    replace(library.StartEvent.prototype, 'run', () => async function (item) {
      const { token } = item;
      if (token.type !== 'EventSubProces') return ACTION.end;
      const scope = token.parentToken ?? null;
      const { interrupting } = stepOf(item.context).element(this.id);
      if (interrupting) {
        await cancelTokens(aliveTokens(token.execution).filter((other) => other !== token && other !== scope && (scope ? isWithin(other, scope) : true)));
      } else {
        const nextTimer = nextOfCycle(item.activity?.timer, stepOf(item.context));
        if (this.subType !== 'timer' || nextTimer) await arm(scope, token, this.id, nextTimer);
      }
      return ACTION.end;
    });
  },
};

async function arm(scope: Token | null, { execution }: Token, startId: string, nextTimer?: Token['nextTimer']): Promise<void> {
  const token = await library.Token.startNewToken('EventSubProces', execution, execution.getNodeById(startId), null, scope, null, null, null, true);
  token.nextTimer = nextTimer;
  await token.execute(null);
}
