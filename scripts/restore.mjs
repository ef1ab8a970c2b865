// npm run restore -- <file>    restores into the empty database and data folder that the settings name
//
// BACKUP_PASSPHRASE must be the one of the backup. The store may be another one than the backup's. Exit code 2: restored, but
// uploaded files were missing already when the backup was made (their names are told).
import { resolve } from 'node:path';
import { CannotGoOn, main } from './prepare.mjs';
import { plainly, program } from './operations.mjs';

const ACCEPT = '--accept-broken-audit-chain';

await main(async () => {
  const acceptBrokenAuditChain = process.argv.includes(ACCEPT);
  const [file, ...more] = process.argv.slice(2).filter((option) => option !== ACCEPT);
  if (!file || more.length > 0) throw new CannotGoOn(`usage: npm run restore -- <file> [${ACCEPT}]`);
  const { restoreBackup, context } = await program();
  const manifest = await plainly(() => restoreBackup(context, resolve(file), { acceptBrokenAuditChain }));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`restored: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files as of ${manifest.takenAt}; counts and hashes verified${acceptBrokenAuditChain ? '' : ', audit chains whole'}`);
  console.log('nobody is signed in: everybody signs in anew');
  if (manifest.lostFiles.length > 0) {
    console.error(`${manifest.lostFiles.length} uploaded files were missing or damaged when the backup was made and are not there: ${manifest.lostFiles.join(', ')}`);
    process.exitCode = 2;
  }
});
