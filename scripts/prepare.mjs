// What `npm start` and `npm test` need before they can begin: packages and builds, each made only when it is not there
// or no longer fits. Uses nothing but Node itself, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const cache = join(root, '.cache');
const require = createRequire(join(root, 'package.json'));
const LEAST_NODE = [20, 19];

/** The text without which nothing here may go on; printed without a stack. */
export class CannotGoOn extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    throw new CannotGoOn(`Node.js ${LEAST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/** Runs a program in the project's folder; rejects with `CannotGoOn` when it fails. */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => reject(new CannotGoOn(`${command} cannot be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) resolve(output);
      else reject(Object.assign(new CannotGoOn(`${[command, ...args].join(' ')} ended with ${signal ?? code}${output ? `\n${output}` : ''}`), { output }));
    });
  });
}

/** npm itself: the one that started us, or the one on the path. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** A program of one of our packages, run by this Node. */
export function tool(packageName, bin, args, options) {
  const path = join(root, 'node_modules', packageName, bin);
  return run(process.execPath, [path, ...args], options);
}

/**
 * Is what lies in node_modules what package-lock.json asks for? npm leaves its own record of the installed tree in
 * node_modules; comparing the two needs no stamp of ours and also notices an install made by hand.
 */
export function packagesFit() {
  const installedRecord = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedRecord)) return false;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const installed = readJson(installedRecord).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true; // the workspaces themselves
    if (entry.link) return true;
    const found = installed[path];
    // optional ones belong to other platforms
    return found ? found.version === entry.version : entry.optional || entry.devOptional || entry.peer;
  });
}

/** Installs when needed. Answers whether it did. */
export async function ensurePackages(say) {
  if (!packagesFit()) {
    say('installing packages (about two minutes the first time) …');
    try {
      await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    } catch (error) {
      throw new CannotGoOn(`${error.message}\nThe packages could not be installed. Where no prebuilt SQLite binary can be had, python3, make and a C++ compiler are needed.`);
    }
    return true;
  }
  if (!sqliteLoads()) {
    say('rebuilding SQLite for this version of Node …');
    await npm(['rebuild', 'better-sqlite3']);
    return true;
  }
  return false;
}

function sqliteLoads() {
  try {
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

const BUILDS = {
  server: {
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'],
    result: 'dist/main.js',
    make: () => {
      // a record of an earlier, failed build would make the compiler write nothing
      rmSync(join(root, 'tsconfig.build.tsbuildinfo'), { force: true });
      rmSync(join(root, 'dist'), { recursive: true, force: true });
      return tool('@nestjs/cli', 'bin/nest.js', ['build'], { quiet: true });
    },
  },
  client: {
    sources: ['client', 'package-lock.json'],
    result: 'client/dist/index.html',
    make: () => npm(['run', 'build', '--workspace', 'client'], { quiet: true }),
  },
};

/** Builds the server or the client unless the last build was made from exactly these sources. Answers whether it did. */
export async function ensureBuild(name, say) {
  const { sources, result, make } = BUILDS[name];
  const stamp = join(cache, `${name}.stamp`);
  const fingerprint = hashOf(sources);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false;
  say(`building the ${name} …`);
  rmSync(stamp, { force: true });
  await make();
  if (!existsSync(join(root, result))) throw new CannotGoOn(`the build of the ${name} left no ${result}`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    // components.d.ts is written by the client's own build
    .filter((name) => !['node_modules', 'dist', '.vite', 'components.d.ts'].includes(name) && !/\.spec\.ts$|\.tsbuildinfo$/.test(name))
    .flatMap((name) => filesBelow(join(path, name)));
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Settings of a developer's machine; what is set in the environment already wins. */
export function loadEnvFile() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Runs a script to its end; a `CannotGoOn` is told in plain words. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof CannotGoOn ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
