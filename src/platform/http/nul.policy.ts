import { RequestInvalid } from './http.errors';

/** PostgreSQL takes it in no text, and no text needs it. */
export const NUL = '\0';

const FILE_TEXT = Symbol('file text');

/** The text of a file: whoever reads the file says what is wrong with it, and where. */
export const FileText = (): PropertyDecorator => Reflect.metadata(FILE_TEXT, true);

/** Throws for the first text or name with a NUL in what was sent, file texts left out; it is no deeper than bodies may be. */
export function refuseNul(value: unknown, path = ''): void {
  if (typeof value === 'string' && value.includes(NUL)) throw nulIn(path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const childPath = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (key.includes(NUL)) throw nulIn(childPath);
    if (!Reflect.hasMetadata(FILE_TEXT, value, key)) refuseNul(child, childPath);
  }
}

export function nulIn(field: string): RequestInvalid {
  return new RequestInvalid([{ field: field.replaceAll(NUL, ''), code: 'nul-in-text', message: { zh: '不能含有空字符（U+0000）', en: 'must not hold the character U+0000' } }]);
}
