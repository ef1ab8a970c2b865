import { DomainError } from '../../common';

/** A diagram asks for a timer on a deadline that was never started: a fault of the model, seen as an incident. */
export class TimerWithoutDeadline extends DomainError {
  constructor(elementId: string, deadlineRef: string | undefined) {
    super(
      'timer-without-deadline',
      'unprocessable',
      { zh: `流程图元素“${elementId}”的定时器没有可依据的期限${deadlineRef ? `“${deadlineRef}”` : ''}。`, en: `The timer of “${elementId}” has no deadline${deadlineRef ? ` “${deadlineRef}”` : ''} to rest on.` },
      { elementId, deadlineRef },
    );
  }
}
