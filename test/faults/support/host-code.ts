import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = join(__dirname, '..', '..', '..');
/** Where the host processes of the fault suite find the product and the test support as plain JavaScript. */
export const HOST_CODE = join(ROOT, '.cache', 'fault-host');
const SOURCES = ['src', 'test/support', 'test/faults/support'];

/**
 * Translates the sources that are newer than their translation, so that a host process starts as quickly as from a build
 * and runs exactly what stands here. Types are checked elsewhere.
 */
export function translateHostCode(): number {
  return SOURCES.reduce((count, folder) => count + translateFolder(folder), 0);
}

function translateFolder(folder: string): number {
  let count = 0;
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) count += translateFolder(path);
    else if (/\.(ts|json)$/.test(entry.name) && !/\.(d|spec)\.ts$/.test(entry.name)) count += translate(path);
  }
  return count;
}

function translate(path: string): number {
  const source = join(ROOT, path);
  const target = join(HOST_CODE, path.replace(/\.ts$/, '.js'));
  if (existsSync(target) && statSync(target).mtimeMs > statSync(source).mtimeMs) return 0;
  mkdirSync(dirname(target), { recursive: true });
  // under another name first: another run may read it at the same time
  const unfinished = `${target}.${process.pid}`;
  if (path.endsWith('.json')) copyFileSync(source, unfinished);
  else writeFileSync(unfinished, javaScriptOf(source));
  renameSync(unfinished, target);
  return 1;
}

function javaScriptOf(fileName: string): string {
  return transpileModule(readFileSync(fileName, 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023, esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true },
    fileName,
  }).outputText;
}
