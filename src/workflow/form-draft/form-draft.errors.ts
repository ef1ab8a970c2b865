import { DomainError } from '../../common';

/** Another page has written the draft since this one read it: one of the two must not silently win. */
export class FormDraftChanged extends DomainError {
  constructor(subject: string, revision: number, updatedAt: Date) {
    super(
      'form-draft-changed',
      'conflict',
      { zh: '这份草稿已在其他页面更新，本页内容尚未保存为草稿。', en: 'This draft has been changed in another page; what is on this page is not saved as a draft.' },
      { subject, revision, updatedAt: updatedAt.toISOString() },
    );
  }
}

export class FormDraftTooLarge extends DomainError {
  constructor(characters: number, most: number) {
    super(
      'form-draft-too-large',
      'unprocessable',
      { zh: '填写的内容过多，不能存为草稿；提交不受影响。', en: 'This is too much to be kept as a draft; it can be submitted all the same.' },
      { characters, most },
    );
  }
}

/** A start page is opened for one group only where its form asks for one, and only for one that is there. */
export class FormDraftPlaceUnknown extends DomainError {
  constructor(subject: string) {
    super(
      'form-draft-place-unknown',
      'not-found',
      { zh: '没有可以保存此草稿的表单：该流程不针对这个群组，或群组不存在。', en: 'There is no form to keep this draft for: the process is not about this group, or there is no such group.' },
      { subject },
    );
  }
}

/** The form may be about what must not enter the system at all: nothing of it is kept before it is sent. */
export class FormDraftNotKept extends DomainError {
  constructor(formId: string) {
    super(
      'form-draft-not-kept',
      'unprocessable',
      { zh: '此表单可能涉及不得录入本系统的内容，提交前不保存草稿。', en: 'This form may be about what must not enter the system; no draft of it is kept.' },
      { formId },
    );
  }
}
