import { library } from '../library';
import type { Correction } from './correction';

/** Who may take a task is evaluated by `activity.ts`; lanes are drawing, not assignment. */
export const userTaskPeople: Correction = {
  id: 'p05-user-task-people',
  reason:
    'Tasks.ts:170-216: FEEL with a leading `=` is not evaluated, a single candidate group is text instead of a list, and a lane beside it ends in ' +
    'a TypeError (`push is not a function`).',
  apply(replace) {
    replace(library.UserTask.prototype, 'start', () => async function (item) {
      return library.Node.prototype.start.call(this, item);
    });
  },
};
