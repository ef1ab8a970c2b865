import type { Incident } from '@/api/incident.api';

type Kind = 'job' | 'outbox' | 'command' | 'stuck' | 'nobody' | 'other';

/** The server's kinds in few words: `job:bpmn-timer` and `job:deadline-missed` are both timed work. */
export function kindOf({ kind }: Pick<Incident, 'kind'>): Kind {
  if (kind.startsWith('job:')) return 'job';
  if (kind.startsWith('outbox:') || kind.startsWith('buffered-message:')) return 'outbox';
  if (kind === 'step-failed') return 'command';
  if (kind === 'nobody-to-ask') return 'nobody';
  return kind === 'stuck' ? 'stuck' : 'other';
}

export const elementOf = ({ elementName, elementId }: Pick<Incident, 'elementName' | 'elementId'>): string => elementName || elementId || '—';

/** What somebody typed as the value of a variable: a text stays a text; otherwise JSON when it is JSON, else the text itself. */
export function valueOf(text: string, current?: unknown): unknown {
  if (typeof current === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function typeOf(value: unknown): 'string' | 'number' | 'boolean' | 'null' | 'list' | 'object' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  return type === 'number' || type === 'boolean' || type === 'object' ? type : 'string';
}

/** The other way round, for the field. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
