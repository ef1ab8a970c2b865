import { DomainError } from '../../common';

/** Somebody else took a step between our read and our save. */
export class InstanceStateChanged extends DomainError {
  constructor(processInstanceId: string) {
    super(
      'instance-state-changed',
      'conflict',
      { zh: '该流程刚刚被其他人办理过，请刷新后重试。', en: 'Somebody else has just acted on this process; reload and try again.' },
      { processInstanceId },
    );
  }
}
