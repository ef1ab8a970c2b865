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
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const REACHING = new Set(['connect', 'getaddrinfo']);
/** what only a socket answers, whoever throws it */
const OF_A_SOCKET = new Set(['ECONNRESET', 'EPIPE']);
/** pg, TypeORM and our own patience speak of a dead connection in words only. */
const SAID_IN_WORDS = /^(Connection terminated|timeout expired|Query read timeout|no answer within \d+ ms)|^Client .* is not queryable|Query runner already released/i;

/**
 * Is the work worth doing again? Two commands that look first and insert then may not see each other; the one that comes
 * second meets a unique key, and when it looks again it sees what to refuse.
 */
export function isWorthRepeating(error: unknown): boolean {
  return faultOf(error) === 'lost-race' || driverErrorOf(error).code === UNIQUE_VIOLATION;
}

export function faultOf(error: unknown): DatabaseFault | undefined {
  const { code, message } = driverErrorOf(error);
  // of databases only: SQLSTATEs, SQLite's codes, sentences of the pool
  if (LOST_RACE.has(code)) return 'lost-race';
  if (STORAGE_FULL.has(code)) return 'storage-full';
  if (BUSY.has(code) || /^SQLITE_(BUSY|LOCKED)/.test(code) || message === 'timeout exceeded when trying to connect') return 'busy';
  if (CONNECTION_LOST.test(code) || SAID_IN_WORDS.test(message) || isOfTheNetwork(error)) return 'connection-lost';
  return undefined;
}

/** The refusal a caller is given for a failure of the database, with that as its cause; nothing for any other error. */
export function refusalFor(error: unknown): DomainError | undefined {
  const refusal = refusalOf(error);
  if (refusal) refusal.cause = error;
  return refusal;
}

function refusalOf(error: unknown): DomainError | undefined {
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

/**
 * Files and other services fail with the same codes as sockets of the database: one counts when the driver threw it, when
 * nobody could be reached, or when only a socket says so.
 */
function isOfTheNetwork(error: unknown): boolean {
  const { code, syscall, isOfTheDriver, errors } = driverErrorOf(error);
  // a host with several addresses: one failure for each
  if (errors.length > 0) return errors.every(isOfTheNetwork);
  // the socket file of a server that is not running
  if (code === 'ENOENT') return syscall === 'connect';
  return NETWORK.has(code) && (isOfTheDriver || REACHING.has(syscall) || OF_A_SOCKET.has(code));
}

/** TypeORM wraps what the driver threw at a statement. */
function driverErrorOf(error: unknown): { code: string; message: string; syscall: string; isOfTheDriver: boolean; errors: readonly unknown[] } {
  const { driverError } = (error ?? {}) as { driverError?: unknown };
  const { code, message, syscall, errors } = (driverError ?? error ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(code), message: text(message), syscall: text(syscall), isOfTheDriver: driverError != null, errors: Array.isArray(errors) ? errors : [] };
}
