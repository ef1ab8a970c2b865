export * from './invariant-check';
export type { JournalLine } from './invariant';
