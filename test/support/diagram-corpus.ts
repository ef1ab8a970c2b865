import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** 21 diagrams of the OMG's BPMN Model Interchange Working Group (CC BY 3.0), laid beside the repository. */
export const MIWG_FOLDER = join(ROOT, '../shared/corpora/bpmn-miwg-reference');

export interface CorpusDiagram {
  readonly name: string;
  readonly xml: string;
}

export function shippedDiagrams(): CorpusDiagram[] {
  const folder = join(ROOT, 'processes/shared');
  const keys = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return keys.map((key) => ({ name: key, xml: readFileSync(join(folder, key, `${key}.bpmn`), 'utf8') }));
}

/** Optional: says aloud when it is not there. */
export function miwgDiagrams(): CorpusDiagram[] {
  if (!existsSync(MIWG_FOLDER)) {
    console.warn('SKIPPED: the BPMN MIWG reference diagrams are not beside the repository (../shared/corpora/bpmn-miwg-reference)');
    return [];
  }
  return readdirSync(MIWG_FOLDER).filter((file) => file.endsWith('.bpmn')).sort().map((file) => ({ name: file, xml: readFileSync(join(MIWG_FOLDER, file), 'utf8') }));
}
