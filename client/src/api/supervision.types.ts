import type { QueryOf, Schema } from './contract';

export type SupervisionWindow = NonNullable<QueryOf<'/api/supervision/overdue'>['window']>;
export type Count = Schema<'CountDto'>;
/** The counters: groups count once per process by their worst working-day deadline. */
export type SupervisionOverview = Schema<'SupervisionOverview'>;
/** One late or soon due run; a forecast has no instance yet. */
export type SupervisionItem = Schema<'SupervisionItem'>;
