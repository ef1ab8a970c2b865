// npm run backup                    writes DATA_DIR/backups/qunguan-<time>.backup; the host may be running
// npm run backup -- --out <file>    writes there
//
// BACKUP_PASSPHRASE encrypts it. Exit code 2: written, but uploaded files are missing at the source (their names are told).
import { resolve } from 'node:path';
import { CannotGoOn, main } from './prepare.mjs';
import { plainly, program } from './operations.mjs';

await main(async () => {
  const options = process.argv.slice(2);
  if (options.length > 0 && (options.length !== 2 || options[0] !== '--out')) throw new CannotGoOn('usage: npm run backup [-- --out <file>]');
  const { createBackup, context } = await program();
  const { file, manifest } = await plainly(() => createBackup(context, options[1] && resolve(options[1])));
  console.log(`backup of ${manifest.takenAt} in ${file}`);
  if (manifest.lostFiles.length > 0) {
    console.error(`${manifest.lostFiles.length} uploaded files are missing or damaged in the data folder and not in the backup: ${manifest.lostFiles.join(', ')}`);
    process.exitCode = 2;
  }
});
