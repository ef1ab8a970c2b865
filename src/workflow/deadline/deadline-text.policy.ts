import { localDateOf, weekdayOf } from '../../common';
import type { Deadline } from './deadline.entity';

interface Text {
  readonly title: string;
  readonly body: string;
}

const WEEKDAYS = '一二三四五六日';
const SHANGHAI_MS = 8 * 3_600_000;

export function reminderText(deadline: Deadline, left: { readonly workdays?: number; readonly hours?: number }): Text {
  const rest =
    left.hours !== undefined ? `还剩约 ${left.hours} 小时` : left.workdays === 0 ? '今天到期' : `还剩 ${left.workdays} 个工作日`;
  return { title: `期限提醒：${deadline.title}`, body: `${about(deadline)}，应于${dueText(deadline)}前完成，${rest}。` };
}

export function missedText(deadline: Deadline): Text {
  return { title: `已逾期：${deadline.title}`, body: `${about(deadline)}，应于${dueText(deadline)}前完成，现已逾期，请立即办理。` };
}

export function movedText(deadline: Deadline, oldDueAt: Date, reason: string): Text {
  const old = dueText({ ...deadline, dueAt: oldDueAt, dueDate: localDateOf(oldDueAt) });
  return { title: `期限调整：${deadline.title}`, body: `${deadline.subject}：因${reason}，到期时间由${old}调整为${dueText(deadline)}。` };
}

/** 2026-10-13（周二）24:00; hour clocks name their minute. */
export function dueText(deadline: Pick<Deadline, 'unit' | 'dueAt' | 'dueDate'>): string {
  const time = deadline.unit === 'HOUR' ? new Date(deadline.dueAt.getTime() + SHANGHAI_MS).toISOString().slice(11, 16) : '24:00';
  return ` ${deadline.dueDate}（周${WEEKDAYS[weekdayOf(deadline.dueDate) - 1]}）${time} `;
}

/** What it is about and under which rule; where both have one name, it is said once. */
function about({ subject, title, source, clause }: Deadline): string {
  const rule = `（${source === 'REGULATION' ? '办法规定' : '系统默认'}${clause ? ` ${clause}` : ''}）`;
  return subject.endsWith(title) ? `${subject}${rule}` : `${subject}：${title}${rule}`;
}
