import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'testdata']);

/** Files below a folder of the repository, as paths with forward slashes from the root. */
export function filesBelow(folder: string, pattern: RegExp = /\.ts$/): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      if (SKIPPED.has(name)) continue;
      const child = join(path, name);
      if (statSync(child).isDirectory()) walk(child);
      else if (pattern.test(name)) found.push(relative(ROOT, child).split(sep).join('/'));
    }
  };
  walk(join(ROOT, folder));
  return found;
}

/** Code that ships: no specs. */
export function sourceFiles(): string[] {
  return filesBelow('src').filter((file) => !/\.spec\.ts$/.test(file));
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

export interface Import {
  readonly file: string;
  /** as written */
  readonly specifier: string;
  /** file or folder inside the repository without extension, for relative ones */
  readonly target?: string;
}

/** Every `import`, `export … from`, `require` and `import()` of a text. */
export function importsIn(file: string, text: string): Import[] {
  const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...code.matchAll(pattern)].map((match) => {
    const specifier = match[2]!;
    return specifier.startsWith('.') ? { file, specifier, target: posix.join(posix.dirname(file), specifier) } : { file, specifier };
  });
}
