import { localDateOf } from '../../common';
import type { DeadlineSummary } from '../deadline';
import type { HistoryEntryResponse } from '../process-instance-view';

/* How instants, sizes, due dates and acts read on paper. Pure. */

const SHANGHAI_MS = 8 * 3_600_000;
const MACHINE_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** 2026-10-12 09:40 */
export function instantWords(iso: string): string {
  return new Date(Date.parse(iso) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** 2026年10月12日 */
export function dayWords(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** A key of the machinery (a 督办 is keyed by its deadline) is nobody's number. */
export function numberWords(businessKey: string): string {
  return MACHINE_KEY.test(businessKey) ? '' : businessKey;
}

/** 2026-10-13 24:00 前（办法规定） */
export function dueWords(deadline: DeadlineSummary): string {
  const at = instantWords(deadline.dueAt);
  const until = at.endsWith('23:59') ? `${at.slice(0, 10)} 24:00` : at;
  return `${until} 前（${deadline.source === 'REGULATION' ? '办法规定' : '系统默认'}${deadline.provisional ? '，暂定' : ''}）`;
}

/** Was the task done in time? */
export function metWords(deadline: DeadlineSummary, at: string): string {
  if (Date.parse(at) <= Date.parse(deadline.dueAt)) return '按期办结';
  return deadline.workdaysLate ? `逾期 ${deadline.workdaysLate} 个工作日` : '逾期办结';
}

/** How a running clock stands as the sheet is printed. */
export function standingWords(deadline: DeadlineSummary | undefined, now: Date): string {
  if (!deadline) return '';
  if (deadline.status === 'SUSPENDED') return '计时暂停';
  if (deadline.unit === 'HOUR') return (deadline.hoursLeft ?? 0) < 0 ? `已逾期 ${Math.max(1, Math.floor(-deadline.hoursLeft!))} 小时` : `还剩 ${Math.floor(deadline.hoursLeft ?? 0)} 小时`;
  if (deadline.status === 'MISSED') return deadline.workdaysLate ? `已逾期 ${deadline.workdaysLate} 个工作日` : '已逾期';
  if (deadline.dueDate === localDateOf(now)) return '今日到期';
  return deadline.workdaysLeft === undefined ? '' : `还剩 ${deadline.workdaysLeft} 个工作日`;
}

/** Only the clauses of the own regulation: the diagrams name those of all they serve. */
export function ownClauses(clause: string | undefined, texts: Readonly<Record<string, string>>): string {
  const ids = (clause ?? '').split(/\s+/).filter(Boolean);
  const letters = new Set(Object.keys(texts).map((id) => id[0]));
  const known = ids.filter((id) => texts[id] !== undefined);
  return (known.length > 0 ? known : ids.filter((id) => letters.size === 0 || letters.has(id[0]))).join(' ');
}

/** Steps of the machinery between people's acts, and how a task came into somebody's hands. */
const LEFT_OUT: ReadonlySet<string> = new Set(['TASK_CREATED', 'TASK_CANCELED', 'CLAIMED', 'UNCLAIMED', 'SERVICE', 'MESSAGE', 'DECISION', 'INCIDENT']);

/** Whether it was met stands beside the act that met it. */
const DEADLINE_ON_PAPER: ReadonlySet<string> = new Set(['MISSED', 'CHANGED']);

const ACT_WORDS: Readonly<Partial<Record<string, string>>> = {
  STARTED: '发起', ASSIGNED: '改派', COMMENT: '留言', WITHDRAWN: '撤回申请', CANCELED: '终止', SUSPENDED: '暂停办理', RESUMED: '恢复办理', MODIFIED: '调整流程',
  TRANSFERRED: '转办', DELEGATED: '委派', RESOLVED: '交回委派', SIGNERS_ADDED: '加签', SIGNER_REMOVED: '减签', SIGNING: '提交待签', SIGNED: '签署', RETURNED: '退回', RECALLED: '撤回', URGED: '催办', COPIED: '抄送', DEADLINE_MISSED: '逾期', DEADLINE_CHANGED: '期限调整',
};

export function isOnPaper({ kind, detail }: HistoryEntryResponse): boolean {
  return !LEFT_OUT.has(kind) && (kind !== 'DEADLINE' || DEADLINE_ON_PAPER.has(String(detail?.['event'])));
}

/** The step, and what was done there when it was not completing it. `isCalled`: of a run that this one called. */
export function actWords({ kind, elementName, detail }: HistoryEntryResponse, isCalled: boolean): string {
  if (kind === 'ENDED') return elementName ? `结束：${elementName}` : '结束';
  const act = ACT_WORDS[kind === 'DEADLINE' ? `DEADLINE_${String(detail?.['event'])}` : kind];
  return [kind === 'STARTED' && !isCalled ? undefined : elementName, act].filter(Boolean).join('·') || '办理';
}

/** Who acted; for somebody else: 代. */
export function personWords({ actor, detail }: HistoryEntryResponse): string {
  const name = actor?.name ?? '系统';
  return detail?.['onBehalfOfName'] ? `${name}（代 ${String(detail['onBehalfOfName'])}）` : name;
}

/** What was decided, in the words of the form. */
export function outcomeWords({ detail }: HistoryEntryResponse): string {
  return typeof detail?.['outcome'] === 'string' ? detail['outcome'] : '';
}

/** Why, as the form says; what the opinion says as well is said once. */
export function reasonWords({ detail, opinion }: HistoryEntryResponse): string {
  const reason = detail?.['reason'];
  return typeof reason === 'string' && reason !== opinion ? reason : '';
}

/** What the machinery says of an act beside the opinion. */
export function noteWords({ kind, detail = {} }: HistoryEntryResponse): string {
  const list = (names: unknown) => (Array.isArray(names) ? names.join('、') : '');
  if (kind === 'ASSIGNED' && detail['toName']) return `改由 ${String(detail['toName'])} 办理`;
  if (kind === 'MODIFIED') return [list(detail['canceled']) && `取消：${list(detail['canceled'])}`, list(detail['started']) && `改从：${list(detail['started'])}`].filter(Boolean).join('；');
  const to = String(detail['toName'] ?? detail['name'] ?? '');
  if (kind === 'TRANSFERRED') return `交由 ${to} 办理`;
  if (kind === 'DELEGATED') return `请 ${to} 协助`;
  if (kind === 'SIGNERS_ADDED') return `请 ${list(detail['names'])} ${detail['position'] === 'AFTER' ? '在办理后' : '在办理前'}签署`;
  if (kind === 'SIGNER_REMOVED') return `不再请 ${to} 签署`;
  if (kind === 'SIGNED') return detail['decision'] === 'AGREE' ? '同意' : '不同意';
  if (kind === 'RETURNED' && detail['to']) return `退回到 ${String(detail['to'])}${to ? `（${to}）` : ''}`;
  if (kind === 'COPIED') return `抄送 ${list(detail['names'])}`;
  return typeof detail['text'] === 'string' ? detail['text'] : '';
}
