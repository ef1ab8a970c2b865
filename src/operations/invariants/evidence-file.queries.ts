import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfFile } from '../../common';
import { Findings, type Invariant } from './invariant';

const DAY_MS = 86_400_000;

export const evidenceHasItsFile: Invariant = {
  id: 'I9',
  title: 'every piece of evidence has its file with that size and hash, and no file is left over',
  async check({ db, dataDir, now }) {
    const found = new Findings();
    found.breachAll(
      'evidence whose file row is missing or another',
      await db.query('SELECT e.id AS id FROM evidence e LEFT JOIN file f ON f.id = e.file_id WHERE f.id IS NULL OR f.sha256 <> e.sha256 OR f.size <> e.size'),
    );
    const files = await db.query<{ id: string; sha256: string; size: number }>('SELECT id, sha256, size FROM file');
    found.look(files.length);
    if (dataDir === undefined) return found;
    const root = join(dataDir, 'files');
    for (const { id, sha256, size } of files) {
      const path = join(root, sha256.slice(0, 2), sha256);
      const there = existsSync(path) ? await stat(path) : undefined;
      if (!there) found.breach('the file is gone', id);
      else if (there.size !== Number(size) || (await hashOfFile(path)) !== sha256) found.breach('the file is not what it was', id);
    }
    const known = new Set(files.map(({ sha256 }) => sha256));
    for (const path of await filesBelow(root)) {
      const age = now.getTime() - (await stat(path)).mtimeMs;
      const name = path.split(/[\\/]/).at(-1)!;
      if (age > DAY_MS && !known.has(name)) found.breach('file nobody knows', path);
    }
    return found;
  },
};

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
