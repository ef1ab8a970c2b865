import { VariablesRefused } from './engine.errors';
import type { Variables } from './process-engine';

const RESERVED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 64;

/**
 * A deep copy in plain JSON. Names that could reach a prototype are refused at any depth, and so is everything that
 * would not survive the snapshot; `undefined` entries are dropped and dates become ISO text.
 */
export function copyVariables(variables: Readonly<Variables>): Variables {
  return copy(variables, '', 0) as Variables;
}

function copy(value: unknown, path: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new VariablesRefused(path, 'too-deep');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((entry, index) => copy(entry ?? null, `${path}[${index}]`, depth + 1));
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (typeof value !== 'object' || !isPlain(value)) throw new VariablesRefused(path, 'not-json');
  const result: Variables = {};
  for (const [name, entry] of Object.entries(value)) {
    const entryPath = path === '' ? name : `${path}.${name}`;
    if (RESERVED_NAMES.has(name)) throw new VariablesRefused(entryPath, 'reserved-name');
    if (entry !== undefined) result[name] = copy(entry, entryPath, depth + 1);
  }
  return result;
}

/** Class instances are data in disguise; objects of another realm (a worker, a test sandbox) are plain too. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
