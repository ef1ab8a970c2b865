import { createHash, randomBytes } from 'node:crypto';

/** What is stored instead of a token or a name that was tried. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** 256 bits nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
