import type { NestExpressApplication } from '@nestjs/platform-express';
import { DEMO_PASSWORD, DEMO_USERS } from './demo';
import type { Settings } from './platform/config';

/** What the terminal says when everything is ready: the address, and in the demo who can sign in. */
export async function greet(app: NestExpressApplication, settings: Settings): Promise<void> {
  const url = (await app.getUrl()).replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const lines = ['', `  群管 Qunguan  ${url}`];
  if (settings.demo) {
    lines.push('', `  演示账号（密码均为 ${DEMO_PASSWORD}，登录页可一键切换）：`);
    for (const id of ['E08', 'E05', 'E03', 'E04', 'E02', 'S09', 'S05', 'S04', 'S03', 'S02', 'S01', 'Y01']) {
      const user = DEMO_USERS.find((one) => one.id === id)!;
      lines.push(`    ${id.toLowerCase()}  ${user.name}  ${user.title}`);
    }
  }
  console.log([...lines, ''].join('\n'));
}
