/*
 * Lets a child process or thread of a test run our TypeScript as it stands: the types are checked elsewhere. What has been
 * translated once is kept in `.cache`, for the compiler alone takes longer to load than most children live.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const CACHE = join(__dirname, '../../../../.cache/transpiled');

require.extensions['.ts'] = (module, fileName) => {
  const source = readFileSync(fileName, 'utf8');
  module._compile(translated(source, fileName), fileName);
};

function translated(source, fileName) {
  const kept = join(CACHE, `${createHash('sha256').update(fileName).update(source).digest('hex')}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch (failure) {
    if (failure.code !== 'ENOENT') throw failure;
  }
  const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
  const { outputText } = transpileModule(source, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true },
    fileName,
  });
  mkdirSync(CACHE, { recursive: true });
  // another child may be writing the same text at this moment
  const draft = `${kept}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, outputText);
  renameSync(draft, kept);
  return outputText;
}
