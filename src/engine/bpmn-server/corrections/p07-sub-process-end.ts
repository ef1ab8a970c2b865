import { library } from '../library';
import { ACTION, type Token } from '../library-shapes';
import { aliveTokens, cancelTokens, isAlive, isBusy, isWithin, subProcessOf } from '../tokens';
import type { Correction } from './correction';

/** A visit to a sub-process is held open by a token that does not walk, and ends when the last token inside has ended. */
export const subProcessEnd: Correction = {
  id: 'p07-sub-process-end',
  reason:
    'Events.ts:156-165: the first end event ends the sub-process and kills its other branches. The token that holds the scope also walks ' +
    '(Tasks.ts:260), so an interrupting boundary event inside ends the scope itself; a sub-process without wait state is left twice.',
  apply(replace) {
    replace(library.SubProcess.prototype, 'start', () => async function (item) {
      const { token } = item;
      const child = this.childProcess!;
      const first = child.getStartNodes()[0]!;
      // variables stay where the conventions want them: the scope has no data of its own
      const scope = await library.Token.startNewToken('SubProcess', token.execution, first, null, token, item, null, null, true);
      scope.status = 'wait';
      await this.startBoundaryEvents(item, token);
      await child.start(token.execution, scope);
      const walker = await library.Token.startNewToken('Primary', token.execution, first, null, scope, null, null, null, true);
      await walker.execute(null);
      if (isAlive(scope)) return ACTION.wait;
      return item.status === 'end' ? ACTION.error : ACTION.continue; // ended by an error or an interruption, or run through
    });

    replace(library.EndEvent.prototype, 'end', () => async function (item, cancel) {
      return library.Event.prototype.end.call(this, item, cancel);
    });

    replace(library.Token.prototype, 'end', () => async function (cancel = false) {
      if (!isAlive(this)) return;
      this.status = 'end';
      const item = this.currentItem;
      if (item && item.status !== 'end') await item.element.end(item, cancel);
      if (cancel) return;
      const scope = subProcessOf(this);
      if (scope && isAlive(scope) && !isBusy(scope, this)) await leave(scope);
    });
  },
};

async function leave(scope: Token): Promise<void> {
  scope.status = 'end';
  await cancelTokens(aliveTokens(scope.execution).filter((token) => isWithin(token, scope))); // armed event sub-processes
  const host = scope.originItem!;
  if (host.status !== 'wait') return; // run through without a wait state: `start` is still on the stack and goes on
  host.token.status = 'running';
  await host.node.continue(host);
  await host.token.goNext();
}
