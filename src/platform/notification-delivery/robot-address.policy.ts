import type { Sentence } from '../../common';

/** A channel whose messages a robot of the group takes. */
export type RobotChannel = 'WECOM' | 'DINGTALK';

const ROBOT_ORIGINS: Readonly<Record<RobotChannel, string>> = { WECOM: 'https://qyapi.weixin.qq.com', DINGTALK: 'https://oapi.dingtalk.com' };

/** Why this server does not call that address; nothing when it may. Nobody makes it call addresses of the inner network. */
export function robotAddressProblem(address: string, channel: RobotChannel, moreOrigins: readonly string[]): Sentence | undefined {
  if (!URL.canParse(address)) return { zh: '不是完整的网址', en: 'is not a complete address' };
  const { origin, protocol, username, password } = new URL(address);
  const allowed = [ROBOT_ORIGINS[channel], ...moreOrigins];
  if (username !== '' || password !== '') return { zh: '网址中不得带有账号或密码', en: 'must not carry a user name or password' };
  if (allowed.includes(origin)) return undefined;
  if (protocol !== 'https:') return { zh: '须以 https:// 开头', en: 'must begin with https://' };
  const hosts = allowed.map((one) => new URL(one).host);
  return { zh: `只能使用 ${hosts.join('、')} 的机器人地址`, en: `must be a robot's address at ${hosts.join(', ')}` };
}
