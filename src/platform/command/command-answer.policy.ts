import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from '../audit';
import { IdempotencyKeyMalformed, IdempotencyKeyTooShort } from './command.errors';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/** The key of a request, nothing when it has none. */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !VISIBLE_ASCII.test(header)) throw new IdempotencyKeyMalformed();
  return header;
}

/** The same content gives the same hash in whatever order its fields were sent. */
export function bodyHashOf(body: unknown): string {
  return sha256(canonicalJson(body ?? null));
}

/* An act that must not name who did it is filed under the hash of its key, and its answer is locked with the key itself: who
   does not know the key (it is kept nowhere) finds neither. So it must be one that nobody guesses. */

/** of letters and digits: as much as the 128 bits of a random UUID */
export const LEAST_NAMELESS_KEY = 22;

export function checkNamelessKey(key: string): void {
  if (key.length < LEAST_NAMELESS_KEY) throw new IdempotencyKeyTooShort(LEAST_NAMELESS_KEY);
}

export function fileNameOf(tenantId: string, key: string): string {
  return sha256(canonicalJson([tenantId, key]));
}

export function lock(answer: string, key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce);
  return Buffer.concat([nonce, cipher.update(answer, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

export function unlock(locked: string, key: string): string {
  const bytes = Buffer.from(locked, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
}

function secretOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'qunguan command answer', 32));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
