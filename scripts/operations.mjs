// What backup and restore share: the built program, the installation's settings, and refusals in plain words.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CannotGoOn, checkNode, ensureBuild, ensurePackages, loadEnvFile, readJson, root } from './prepare.mjs';

const say = (text) => console.error(text);

/** Installs and builds when needed; answers the module `operations/backup` and its context. */
export async function program() {
  checkNode();
  loadEnvFile();
  await ensurePackages(say);
  await ensureBuild('server', say);
  const require = createRequire(join(root, 'dist', 'main.js'));
  require('reflect-metadata');
  const { readSettings } = require('./platform/config');
  const settings = await plainly(async () => readSettings(process.env, root));
  const { version } = readJson(join(root, 'package.json'));
  const context = { settings, passphrase: process.env.BACKUP_PASSPHRASE, programVersion: version, clock: { now: () => new Date() }, say };
  return { ...require('./operations/backup'), context };
}

/** A refusal is a sentence in both languages, not a stack. */
export async function plainly(work) {
  try {
    return await work();
  } catch (error) {
    if (error?.sentence) throw new CannotGoOn(`${error.sentence.zh}\n${error.sentence.en}`);
    if (error?.complaints) throw new CannotGoOn(error.message);
    throw error;
  }
}
