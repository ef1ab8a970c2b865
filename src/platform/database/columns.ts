import { Column, PrimaryColumn, TableColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

/* Portable columns: the same meaning on SQLite and PostgreSQL. Entities use the decorators, migrations the builders. */

const instant: ValueTransformer = {
  to: (value: Date | null | undefined) => (value instanceof Date ? value.getTime() : value),
  from: (value: string | number | null) => (value === null || value === undefined ? null : new Date(Number(value))),
};
const json: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: string | null) => (value === null || value === undefined ? null : parse(value)),
};

/** A stored value that is no JSON any more. Says nothing of its content, as the parser would. */
export class StoredValueUnreadable extends Error {
  constructor() {
    super('a stored value is no JSON any more');
    this.name = 'StoredValueUnreadable';
  }
}

/** One damaged row must not keep the others of its list from being read: only whoever uses its value fails. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const refuse = (): never => {
      throw new StoredValueUnreadable();
    };
    return new Proxy({}, { get: refuse, has: refuse, set: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse, getPrototypeOf: refuse });
  }
}

const flag: ValueTransformer = {
  to: (value: boolean | null | undefined) => (typeof value === 'boolean' ? Number(value) : value),
  from: (value: number | null) => (value === null || value === undefined ? null : Number(value) === 1),
};

type Extra = Pick<ColumnOptions, 'nullable' | 'name'>;

/** UUIDv7 or another application-made key. */
export const IdColumn = (extra: Pick<ColumnOptions, 'name'> = {}) => PrimaryColumn({ type: 'varchar', ...extra });
/** UTC milliseconds as part of a key: a plain number in code, so that keys compare. */
export const KeyInstantColumn = (extra: Pick<ColumnOptions, 'name'> = {}) =>
  PrimaryColumn({ type: 'bigint', transformer: { to: (value: number) => value, from: (value: string | number) => Number(value) }, ...extra });
export const TextColumn = (extra: Extra = {}) => Column({ type: 'text', ...extra });
/** An instant: `Date` in code, UTC milliseconds in the row. */
export const InstantColumn = (extra: Extra = {}) => Column({ type: 'bigint', transformer: instant, ...extra });
/** A day of Asia/Shanghai: `YYYY-MM-DD`. */
export const DateColumn = (extra: Extra = {}) => Column({ type: 'varchar', ...extra });
export const JsonColumn = (extra: Extra = {}) => Column({ type: 'text', transformer: json, ...extra });
export const FlagColumn = (extra: Extra = {}) => Column({ type: 'smallint', transformer: flag, ...extra });
export const IntColumn = (extra: Extra = {}) => Column({ type: 'integer', ...extra });

interface ColumnSpec {
  readonly null?: boolean;
  readonly primary?: boolean;
  readonly unique?: boolean;
  readonly default?: string | number;
}
const build = (type: string) => (name: string, spec: ColumnSpec = {}) =>
  new TableColumn({ name, type, isNullable: spec.null ?? false, isPrimary: spec.primary ?? false, isUnique: spec.unique ?? false, default: spec.default });

/** Column builders of the migrations: `col.id('id', { primary: true })`, `col.instant('due_at', { null: true })`. */
export const col = {
  id: build('varchar'),
  text: build('text'),
  instant: build('bigint'),
  date: build('varchar'),
  json: build('text'),
  flag: build('smallint'),
  int: build('integer'),
};
