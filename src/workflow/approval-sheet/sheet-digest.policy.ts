import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/audit';
import type { ApprovalSheet } from './approval-sheet';

/** Another edition covers other things or writes them otherwise: its digests cannot be compared with these. */
const EDITION = 1;

/**
 * SHA-256 over the canonical JSON of the record: organization, name, number, title, state and result, the facts at the
 * head, every form, every line of the approval record, the waiting steps with their due dates, and of each file its name,
 * size and own SHA-256. Not covered: who printed it when, and how late it stood at that moment. Pure.
 */
export function digestOf(sheet: ApprovalSheet): string {
  return createHash('sha256').update(canonicalJson({ edition: EDITION, ...sheet })).digest('hex');
}
