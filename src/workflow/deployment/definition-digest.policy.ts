import { createHash } from 'node:crypto';
import type { FormSchema } from '../form';

/** SHA-256 of a diagram and its forms: the same files are not deployed twice, and nobody changes them unnoticed. */
export function digestOf(xml: string, forms: ReadonlyMap<string, FormSchema>): string {
  const hash = createHash('sha256').update(xml);
  for (const [name, schema] of [...forms].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(JSON.stringify(schema));
  return hash.digest('hex');
}
