import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test/support/test-settings';
import { ArchiveWriter, contentOf, readArchive } from './archive';
import { BackupFileExists } from './backup.errors';

const PASSPHRASE = 'correct horse battery staple';

describe('two backups to one name', () => {
  it('do not touch each other’s work: the first to end has the name, the other is refused and leaves nothing', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'it.backup');
    const first = await ArchiveWriter.create(file, PASSPHRASE);
    await first.add('one', Buffer.from('of the first'));
    const second = await ArchiveWriter.create(file, PASSPHRASE);
    await second.add('one', Buffer.from('of the second'));
    await first.finish();
    await expect(second.finish()).rejects.toBeInstanceOf(BackupFileExists);
    await second.giveUp();
    const found: string[] = [];
    await readArchive(file, PASSPHRASE, async (entry) => void found.push((await contentOf(entry)).toString()));
    expect([found, readdirSync(folder)]).toEqual([['of the first'], ['it.backup']]);
  });
});
