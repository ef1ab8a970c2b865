/** Names every object answers to: as an id, key or variable they would reach a prototype instead of a value. */
const RESERVED: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

export function isReservedName(name: string): boolean {
  return RESERVED.has(name);
}
