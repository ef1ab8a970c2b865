import type { DomainError } from '../../common';
import { DatabaseBusy, DatabaseUnavailable, StorageFull } from './database.errors';

/**
 * What a failure of the database means for the command it hit. `lost-race`: PostgreSQL chose it to give way (deadlock,
 * serialization, lock timeout); doing it again helps. `busy`: others are in the way. The rest is no fault of the database.
 */
export type DatabaseFault = 'lost-race' | 'busy' | 'connection-lost' | 'storage-full';

const LOST_RACE = new Set(['40001', '40P01', '55P03']);
const UNIQUE_VIOLATION = '23505';
/** statement timeout, too many connections */
const BUSY = new Set(['57014', '53300']);
const STORAGE_FULL = new Set(['53100', 'SQLITE_FULL']);
/** Class 08, the server going down or coming up, a session ended by one of its timeouts. */
const CONNECTION_LOST = /^(08...|57P0[1-5]|25P0[34])$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);
/** pg and TypeORM speak of a dead connection in words only. */
const SAID_IN_WORDS = /^(Connection terminated|timeout expired|Query read timeout)|connection error and is not queryable|Query runner already released/i;

/**
 * Is the work worth doing again? Two commands that look first and insert then may not see each other; the one that comes
 * second meets a unique key, and when it looks again it sees what to refuse.
 */
export function isWorthRepeating(error: unknown): boolean {
  return faultOf(error) === 'lost-race' || driverErrorOf(error).code === UNIQUE_VIOLATION;
}

export function faultOf(error: unknown): DatabaseFault | undefined {
  const { code, message } = driverErrorOf(error);
  if (LOST_RACE.has(code)) return 'lost-race';
  if (STORAGE_FULL.has(code)) return 'storage-full';
  if (BUSY.has(code) || /^SQLITE_(BUSY|LOCKED)/.test(code) || message === 'timeout exceeded when trying to connect') return 'busy';
  if (CONNECTION_LOST.test(code) || NETWORK.has(code) || SAID_IN_WORDS.test(message)) return 'connection-lost';
  return undefined;
}

/** The refusal a caller is given for a failure of the database; nothing for any other error. */
export function refusalFor(error: unknown): DomainError | undefined {
  switch (faultOf(error)) {
    case 'lost-race':
    case 'busy':
      return new DatabaseBusy();
    case 'connection-lost':
      return new DatabaseUnavailable();
    case 'storage-full':
      return new StorageFull();
    default:
      return undefined;
  }
}

/** TypeORM wraps what the driver threw. */
function driverErrorOf(error: unknown): { code: string; message: string } {
  const { driverError = error } = (error ?? {}) as { driverError?: unknown };
  const { code, message } = (driverError ?? {}) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
