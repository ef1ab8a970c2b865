import { DomainError } from '../../common';

export class ProcessDefinitionNotFound extends DomainError {
  constructor(idOrKey: string) {
    super('process-definition-not-found', 'not-found', { zh: `没有找到流程“${idOrKey}”。`, en: `There is no process “${idOrKey}”.` }, { idOrKey });
  }
}

export class FormNotFound extends DomainError {
  constructor(formKey: string) {
    super('form-not-found', 'not-found', { zh: `没有找到表单“${formKey}”。`, en: `There is no form “${formKey}”.` }, { formKey });
  }
}
