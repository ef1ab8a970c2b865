import { DomainError } from '../../common';

/** One text for an unknown name, a wrong password and a disabled account: the answer tells nothing about accounts. */
export class SignInRefused extends DomainError {
  constructor() {
    super('sign-in-refused', 'unauthenticated', { zh: '账号或密码不正确。', en: 'The user name or the password is not correct.' });
  }
}

export class SignInLocked extends DomainError {
  constructor(retryAfterSeconds: number) {
    const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
    super(
      'sign-in-locked',
      'too-many-requests',
      { zh: `密码错误次数过多，请 ${minutes} 分钟后再试。`, en: `Too many wrong passwords; try again in ${minutes} minutes.` },
      { retryAfterSeconds },
    );
  }
}

export class UserNotFound extends DomainError {
  constructor(userId: string) {
    super('user-not-found', 'not-found', { zh: `没有用户 ${userId}。`, en: `There is no user ${userId}.` }, { userId });
  }
}

export class UsernameTaken extends DomainError {
  constructor(username: string) {
    super('username-taken', 'conflict', { zh: `账号 ${username} 已被使用。`, en: `The user name ${username} is taken.` }, { username });
  }
}

export class PasswordTooWeak extends DomainError {
  constructor(readonly leastLength: number) {
    super('password-too-weak', 'unprocessable', { zh: `密码至少 ${leastLength} 位。`, en: `A password needs at least ${leastLength} characters.` }, { leastLength });
  }
}

export class DemoNotEnabled extends DomainError {
  constructor() {
    super('demo-not-enabled', 'not-found', { zh: '本系统未启用演示环境。', en: 'The demo is not enabled on this system.' });
  }
}
