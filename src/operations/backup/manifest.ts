import { createHash } from 'node:crypto';

export const FORMAT = 1;

/** Stands first in the archive: what must be known before anything can be loaded. */
export interface BackupHeader {
  readonly format: number;
  readonly programVersion: string;
  /** instant before the snapshot was opened: everything acknowledged until then is in it */
  readonly takenAt: string;
  /** where it came from; it may go into either */
  readonly store: 'sqlite' | 'postgres';
  /** the schema's level: names of the migrations that had been run */
  readonly migrations: readonly string[];
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Stands last: what has to be found. */
export interface BackupManifest extends BackupHeader {
  readonly tables: readonly TableSummary[];
  /** content of the uploaded files, named by its SHA-256 */
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
  /** files the rows name and the data folder no longer held (or held damaged) */
  readonly lostFiles: readonly string[];
  /** commit mark: the ends of the audit chains in this snapshot */
  readonly mark: readonly { readonly tenantId: string; readonly number: number; readonly hash: string }[];
}

const MODULUS = 1n << 256n;

/**
 * Count and SHA-256 of a table's rows, whatever their order (the stores sort text differently): the sum of the hashes of all
 * rows.
 */
export class RowDigest {
  private count = 0;
  private sum = 0n;

  add(line: string): void {
    this.count += 1;
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % MODULUS;
  }

  summary(name: string): TableSummary {
    return { name, rows: this.count, sha256: this.sum.toString(16).padStart(64, '0') };
  }
}
