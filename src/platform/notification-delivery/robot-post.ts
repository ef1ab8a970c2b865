import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config';
import { SEND_WITHIN_MS } from './delivery-channel';
import { NotificationNotDelivered } from './notification-delivery.errors';
import { robotAddressProblem, type RobotChannel } from './robot-address.policy';

const LONGEST_ANSWER_BYTES = 16_384;
const LONGEST_REASON = 200;

/** Hands a message to a robot's address. Follows no redirect, reads no long answer, and asks the address policy every time. */
@Injectable()
export class RobotPost {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async post(channel: RobotChannel, address: string, message: unknown): Promise<void> {
    const problem = robotAddressProblem(address, channel, this.settings.robotOrigins);
    if (problem) throw new NotificationNotDelivered(channel, { zh: `机器人地址不可用（${problem.zh}）`, en: `the robot's address cannot be used (it ${problem.en})` });
    const { status, text } = await this.send(channel, address, message);
    if (status !== 200) throw new NotificationNotDelivered(channel, { zh: `机器人地址返回了 ${status}`, en: `the robot's address answered ${status}` });
    const answer = read(text);
    if (answer?.errcode === 0) return;
    const reason = answer ? `${String(answer.errcode)} ${String(answer.errmsg ?? '')}`.trim().slice(0, LONGEST_REASON) : undefined;
    throw new NotificationNotDelivered(channel, { zh: '机器人未接收', en: 'the robot did not take it' }, reason);
  }

  private async send(channel: RobotChannel, address: string, message: unknown): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(SEND_WITHIN_MS),
      });
      return { status: response.status, text: await beginningOf(response) };
    } catch {
      // what fetch says holds the address, and with it the robot's key
      throw new NotificationNotDelivered(channel, { zh: '机器人地址无法连接，或未在规定时间内答复', en: "the robot's address cannot be reached or did not answer in time" });
    }
  }
}

/** As much of an answer as a robot ever gives; the rest is not even read. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    parts.push(value);
    length += value.byteLength;
    if (length > LONGEST_ANSWER_BYTES) break;
  }
  await reader.cancel();
  return Buffer.concat(parts).subarray(0, LONGEST_ANSWER_BYTES).toString('utf8');
}

/** Nothing when it is no answer of a robot. */
function read(text: string): { readonly errcode?: unknown; readonly errmsg?: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}
