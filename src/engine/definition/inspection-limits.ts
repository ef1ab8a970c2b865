import { nothingKnown, type DefinitionInspection } from './inspection';
import { error } from './problem';

export interface InspectionLimits {
  /** for reading one file */
  readonly seconds: number;
  readonly heapMb: number;
  readonly threads: number;
  /** files that wait for a thread; more are turned away */
  readonly waiting: number;
}

export const INSPECTION_LIMITS: InspectionLimits = { seconds: 2, heapMb: 256, threads: 2, waiting: 40 };

const SENTENCES = {
  'too-slow': ['文件过于复杂，无法在规定时间内读完。', 'The file is too complex; it could not be read in the time allowed.'],
  'too-complex': ['文件过于复杂，读取时超出了内存限制。', 'The file is too complex; reading it took more memory than is allowed.'],
} as const;

/** What is known of a file whose reading was given up. */
export function inspectionAborted(reason: keyof typeof SENTENCES): DefinitionInspection {
  const [zh, en] = SENTENCES[reason];
  return nothingKnown([error(undefined, `inspection-${reason}`, zh, en)]);
}

/** Not what is in the file stood in the way, but how long it took: another time the same file may be read. */
export function wasGivenUp({ problems }: DefinitionInspection): boolean {
  return problems.some(({ code }) => code.startsWith('inspection-'));
}
