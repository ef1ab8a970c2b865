import { randomBytes } from 'node:crypto';

let lastMillis = 0;
let sequence = 0;
let millisNow = (): number => Date.now();

/** Whose time ids sort by: hosts on one database take the database's, or what came later would sort before what came earlier. */
export function timeIdsBy(clock: () => number): void {
  millisNow = clock;
  lastMillis = 0;
}

/**
 * A new UUIDv7 (RFC 9562): sorts by creation time; within one millisecond a counter keeps the order of one process.
 */
export function newId(): string {
  const now = millisNow();
  if (now > lastMillis) {
    lastMillis = now;
    sequence = randomBytes(1)[0]!;
  } else if (++sequence > 0xfff) {
    lastMillis += 1;
    sequence = 0;
  }
  return idOf(lastMillis, sequence, randomBytes(16));
}

/** What every id of that instant and later sorts behind. */
export function firstIdAt(instant: Date): string {
  return idOf(instant.getTime(), 0, Buffer.alloc(16));
}

function idOf(millis: number, counter: number, bytes: Buffer): string {
  bytes.writeUIntBE(millis, 0, 6);
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
