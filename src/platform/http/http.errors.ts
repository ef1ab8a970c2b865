import { DomainError, type Problem } from '../../common';
import { roleName } from './role.policy';

/** Something in the request's parameters or body is missing, misspelt or of the wrong type. */
export class RequestInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    const fields = problems.map((problem) => problem.field).filter(Boolean).join(', ');
    super('request-invalid', 'invalid-input', { zh: `请求内容有误：${fields}。`, en: `The request is not valid: ${fields}.` }, {}, problems);
  }
}

export class BodyMalformed extends DomainError {
  constructor() {
    super('body-malformed', 'invalid-input', { zh: '请求体不是有效的 JSON。', en: 'The request body is not valid JSON.' });
  }
}

export class BodyTooLarge extends DomainError {
  constructor(limitBytes?: number) {
    super(
      'body-too-large',
      'too-large',
      { zh: '请求体超过大小上限。', en: 'The request body is larger than allowed.' },
      limitBytes === undefined ? {} : { limitBytes },
    );
  }
}

/** Keys that could change the behaviour of every object of the process (reliability.md E7, E8). */
export class ReservedKey extends DomainError {
  constructor(path: string) {
    super('reserved-key', 'invalid-input', { zh: `请求体含有保留键 ${path}。`, en: `The request body contains the reserved key ${path}.` }, { key: path }, [
      { field: path, code: 'reserved-key', message: { zh: '不允许使用保留键', en: 'reserved keys are not allowed' } },
    ]);
  }
}

export class BodyTooDeep extends DomainError {
  constructor(limit: number) {
    super('body-too-deep', 'invalid-input', { zh: `请求体嵌套超过 ${limit} 层。`, en: `The request body is nested deeper than ${limit} levels.` }, { limit });
  }
}

export class SignInRequired extends DomainError {
  constructor() {
    super('sign-in-required', 'unauthenticated', { zh: '请先登录。', en: 'Please sign in first.' });
  }
}

/** Another site could have made the browser send this; our own client always sets the header. */
export class RequestForged extends DomainError {
  constructor() {
    super('request-forged', 'forbidden', {
      zh: '缺少请求头 X-Requested-With: qunguan，已拒绝写操作。',
      en: 'The header X-Requested-With: qunguan is missing; the change was refused.',
    });
  }
}

export class RoleRequired extends DomainError {
  constructor(roles: readonly string[]) {
    super(
      'role-required',
      'forbidden',
      { zh: `此操作需要以下角色之一：${roles.map((role) => roleName(role).zh).join('、')}。`, en: `This needs one of the roles: ${roles.map((role) => roleName(role).en).join(', ')}.` },
      { roles },
    );
  }
}

export class AddressNotFound extends DomainError {
  constructor(path: string) {
    super('address-not-found', 'not-found', { zh: '没有这个地址。', en: 'There is nothing at this address.' }, { path });
  }
}

export class TooManyRequests extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('too-many-requests', 'too-many-requests', { zh: '操作过于频繁，请稍后再试。', en: 'Too many requests; please try again later.' }, { retryAfterSeconds });
  }
}

/** Being shut down: what is under way finishes, nothing new begins. */
export class HostStopping extends DomainError {
  constructor() {
    super('host-stopping', 'unavailable', { zh: '服务正在停止，请稍后重试，本次操作没有执行。', en: 'The server is shutting down; nothing was done, please try again in a moment.' }, { retryAfterSeconds: 2 });
  }
}

export class UploadRefused extends DomainError {
  constructor(reason: string) {
    super('upload-refused', 'invalid-input', { zh: '上传请求有误：每次一个文件，字段名 file。', en: 'The upload is not valid: one file in the field "file".' }, { reason });
  }
}
