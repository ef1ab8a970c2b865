import { createHash } from 'node:crypto';
import { contentOf, readArchive, type ArchiveEntry } from './archive';
import { BackupFromNewerProgram, BackupUnreadable } from './backup.errors';
import { FORMAT, RowDigest, type BackupHeader, type BackupManifest } from './manifest';
import type { Row } from './table-rows.queries';

/** What somebody does with the parts of a backup, in their order: header, pieces of tables, files, manifest. */
export interface PartsHandler {
  header?(header: BackupHeader): Promise<void> | void;
  rows?(table: string, lines: readonly string[]): Promise<void> | void;
  file?(sha256: string, content: AsyncIterable<Buffer>): Promise<void>;
  manifest?(manifest: BackupManifest): Promise<void> | void;
}

/** Walks through a backup. What does not belong into one is refused; what nobody handles is skipped. */
export async function walkBackup(file: string, passphrase: string, handler: PartsHandler): Promise<void> {
  let place = 'start' as 'start' | 'middle' | 'end';
  await readArchive(file, passphrase, async (entry) => {
    if ((entry.name === 'header.json') !== (place === 'start') || place === 'end') throw new BackupUnreadable(file, 'damaged');
    if (place === 'start') {
      const header = parsed<BackupHeader>(await contentOf(entry));
      if (header.format !== FORMAT) throw new BackupUnreadable(file, 'unknown-format');
      await handler.header?.(header);
      place = 'middle';
    } else if (entry.name === 'manifest.json') {
      await handler.manifest?.(parsed<BackupManifest>(await contentOf(entry)));
      place = 'end';
    } else await walkPart(file, entry, handler);
  });
  if (place !== 'end') throw new BackupUnreadable(file, 'truncated');
}

async function walkPart(file: string, entry: ArchiveEntry, handler: PartsHandler): Promise<void> {
  const table = /^tables\/(\w+)\/\d{6}\.jsonl$/.exec(entry.name)?.[1];
  const sha256 = /^files\/([0-9a-f]{64})$/.exec(entry.name)?.[1];
  if (table !== undefined) await handler.rows?.(table, (await contentOf(entry)).toString('utf8').trimEnd().split('\n'));
  else if (sha256 === undefined) throw new BackupUnreadable(file, 'damaged');
  else await handler.file?.(sha256, entry.content);
}

/** Reads all of it, writes nothing: is every part what the manifest says, and can this program use it? */
export async function verifyBackup(file: string, passphrase: string, knownMigrations: readonly string[]): Promise<BackupManifest> {
  const digests = new Map<string, RowDigest>();
  const files: { sha256: string; size: number }[] = [];
  let header: BackupHeader | undefined;
  let manifest: BackupManifest | undefined;
  await walkBackup(file, passphrase, {
    header: (found) => {
      header = found;
      const unknown = found.migrations.filter((name) => !knownMigrations.includes(name));
      if (unknown.length > 0) throw new BackupFromNewerProgram(found.programVersion, unknown);
    },
    rows: (table, lines) => {
      const digest = digests.get(table) ?? new RowDigest();
      digests.set(table, digest);
      for (const line of lines) digest.add(line);
    },
    file: async (sha256, content) => {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of content) {
        hash.update(chunk);
        size += chunk.length;
      }
      if (hash.digest('hex') !== sha256) throw new BackupUnreadable(file, 'damaged');
      files.push({ sha256, size });
    },
    manifest: (found) => {
      manifest = found;
    },
  });
  const tables = manifest!.tables.map(({ name }) => (digests.get(name) ?? new RowDigest()).summary(name));
  const found = JSON.stringify([header!.migrations, tables, files]);
  const strays = [...digests.keys()].filter((name) => !tables.some((table) => table.name === name));
  if (found !== JSON.stringify([manifest!.migrations, manifest!.tables, manifest!.files]) || strays.length > 0) throw new BackupUnreadable(file, 'damaged');
  return manifest!;
}

export function rowsOf(lines: readonly string[]): Row[] {
  return lines.map((line) => JSON.parse(line) as Row);
}

function parsed<T>(content: Buffer): T {
  return JSON.parse(content.toString('utf8')) as T;
}
