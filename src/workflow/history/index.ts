export * from './history.module';
export * from './history.repository';
export * from './history.service';
export { type HistoryEntry, type HistoryKind } from './history-entry.entity';
