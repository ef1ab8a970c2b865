import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.entity';

/** What stands before the first entry of a tenant. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the canonical JSON of everything but the hash itself. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { tenantId, number, at, recordedAt, actorId, actorName, action, object, before, after, reason, previousHash } = entry;
  const content = {
    tenantId,
    number: Number(number),
    at: at.toISOString(),
    recordedAt: recordedAt.toISOString(),
    actorId,
    actorName,
    action,
    object,
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
    previousHash,
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with sorted keys: the same content gives the same text wherever it was stored in between. */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
