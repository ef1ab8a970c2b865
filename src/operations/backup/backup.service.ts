import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashOfFile, type SystemClock } from '../../common';
import type { DatabaseConfig } from '../../platform/database';
import { pathOfContent } from '../../platform/files';
import { ArchiveWriter } from './archive';
import { BackupFileExists, BackupSourceMissing } from './backup.errors';
import { FORMAT, RowDigest, type BackupHeader, type BackupManifest, type TableSummary } from './manifest';
import { checkPassphrase } from './sealed-file';
import { DatabaseSnapshot } from './snapshot.queries';
import { lineOf, type TableShape } from './table-rows.queries';

/** Which installation, and how it is told what is going on. */
export interface BackupContext {
  readonly settings: { readonly database: DatabaseConfig; readonly dataDir: string };
  readonly passphrase: string | undefined;
  readonly programVersion: string;
  readonly clock: SystemClock;
  readonly say: (text: string) => void;
}

/** An archive entry must state its size beforehand: tables go in pieces of about this many bytes. */
const PIECE_BYTES = 1_048_576;

/**
 * Writes everything of one instant into one encrypted file, while the host works on: every table from one snapshot, and the
 * uploaded files its rows name (content is there before its row commits and is never removed).
 */
export async function createBackup(context: BackupContext, file = defaultFile(context)): Promise<{ file: string; manifest: BackupManifest }> {
  const { settings, programVersion, clock, say } = context;
  const passphrase = checkPassphrase(context.passphrase);
  if (settings.database.kind === 'sqlite' && !existsSync(settings.database.file)) throw new BackupSourceMissing(settings.database.file);
  if (existsSync(file)) throw new BackupFileExists(file);
  await mkdir(dirname(file), { recursive: true });
  const takenAt = clock.now().toISOString();
  const snapshot = await DatabaseSnapshot.open(settings.database);
  try {
    const archive = await ArchiveWriter.create(file, passphrase);
    try {
      const header: BackupHeader = { format: FORMAT, programVersion, takenAt, store: settings.database.kind, migrations: await snapshot.migrations() };
      await archive.add('header.json', json(header));
      const tables: TableSummary[] = [];
      for (const table of await snapshot.tables()) tables.push(await addTable(archive, snapshot, table));
      say(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows`);
      const { files, lostFiles } = await addFiles(archive, await snapshot.files(), settings.dataDir);
      say(`${files.length} files${lostFiles.length > 0 ? `, ${lostFiles.length} LOST: ${lostFiles.join(', ')}` : ''}`);
      const manifest: BackupManifest = { ...header, tables, files, lostFiles, mark: await snapshot.auditHeads() };
      await archive.add('manifest.json', json(manifest));
      await archive.finish();
      return { file, manifest };
    } catch (error) {
      await archive.giveUp();
      throw error;
    }
  } finally {
    await snapshot.close();
  }
}

async function addTable(archive: ArchiveWriter, snapshot: DatabaseSnapshot, table: TableShape): Promise<TableSummary> {
  const digest = new RowDigest();
  let piece: string[] = [];
  let bytes = 0;
  let pieces = 0;
  const flush = async () => {
    if (piece.length === 0) return;
    await archive.add(`tables/${table.name}/${String(++pieces).padStart(6, '0')}.jsonl`, Buffer.from(`${piece.join('\n')}\n`));
    [piece, bytes] = [[], 0];
  };
  for await (const rows of snapshot.rows(table)) {
    for (const line of rows.map(lineOf)) {
      digest.add(line);
      piece.push(line);
      bytes += line.length;
      if (bytes >= PIECE_BYTES) await flush();
    }
  }
  await flush();
  return digest.summary(table.name);
}

/** A file that is gone or no longer what it was does not keep the rest from being saved, but is named. */
async function addFiles(archive: ArchiveWriter, wanted: readonly { sha256: string; size: number }[], dataDir: string): Promise<Pick<BackupManifest, 'files' | 'lostFiles'>> {
  const files: { sha256: string; size: number }[] = [];
  const lostFiles: string[] = [];
  for (const { sha256, size } of wanted) {
    const path = pathOfContent(dataDir, sha256);
    if ((await stat(path).catch(() => undefined))?.size !== size || (await hashOfFile(path)) !== sha256) {
      lostFiles.push(sha256);
      continue;
    }
    await archive.addFile(`files/${sha256}`, path, size);
    files.push({ sha256, size });
  }
  return { files, lostFiles };
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

function defaultFile({ settings, clock }: BackupContext): string {
  return join(settings.dataDir, 'backups', `qunguan-${clock.now().toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z')}.backup`);
}
