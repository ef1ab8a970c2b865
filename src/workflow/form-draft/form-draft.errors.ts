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
