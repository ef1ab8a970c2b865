import { QueryFailedError } from 'typeorm';
import { DatabaseBusy, DatabaseUnavailable, StorageFull } from './database.errors';
import { faultOf, refusalFor } from './database-fault.policy';

const failure = (code: string, more: object = {}) => Object.assign(new Error(`${code}: it failed`), { code, ...more });
const ofStatement = (error: Error) => new QueryFailedError('SELECT 1', [], error);

describe('a failure', () => {
  it.each<[string, unknown]>([
    ['a file that is gone', failure('ENOENT', { syscall: 'rename', path: '/data/files/x' })],
    ['a file nobody answers for in time', failure('ETIMEDOUT', { syscall: 'read', path: '/net/x' })],
    ['a full disk under a file', failure('ENOSPC', { syscall: 'write' })],
    ['a mistake of the program', new TypeError('x is not a function')],
    ['a value that is no error at all', undefined],
    ['a statement that is wrong', ofStatement(failure('42601'))],
    ['several failures of which one is no network’s', Object.assign(new AggregateError([failure('ECONNREFUSED', { syscall: 'connect' }), new Error('no')]), { code: 'ECONNREFUSED' })],
  ])('is not the database’s: %s', (_what, error) => {
    expect([faultOf(error), refusalFor(error)]).toEqual([undefined, undefined]);
  });

  it.each<[string, unknown]>([
    ['a connection that was cut under a statement', ofStatement(failure('ECONNRESET', { syscall: 'read' }))],
    ['a statement without an answer', ofStatement(new Error('Query read timeout'))],
    ['a time-out the driver tells of', ofStatement(failure('ETIMEDOUT', { syscall: 'read' }))],
    ['nobody at the address', failure('ECONNREFUSED', { syscall: 'connect' })],
    ['nobody at any of the addresses', Object.assign(new AggregateError([failure('ECONNREFUSED', { syscall: 'connect' }), failure('ENETUNREACH', { syscall: 'connect' })]), { code: 'ECONNREFUSED' })],
    ['a name nobody knows', failure('ENOTFOUND', { syscall: 'getaddrinfo' })],
    ['a socket file that is not there', failure('ENOENT', { syscall: 'connect' })],
    ['a socket that was closed', failure('EPIPE', { syscall: 'write' })],
    ['a connection that had been ended', ofStatement(new Error('Client was closed and is not queryable'))],
    ['a BEGIN without an answer', failure('ETIMEDOUT', { message: 'no answer within 5000 ms' })],
    ['a server that goes down', failure('57P01')],
  ])('is a lost connection: %s', (_what, error) => {
    expect(refusalFor(error)).toBeInstanceOf(DatabaseUnavailable);
  });

  it('is told from others by what the database says, and kept for the log', () => {
    const [timedOut, full] = [ofStatement(failure('57014')), failure('SQLITE_FULL')];
    expect([refusalFor(timedOut), refusalFor(full)]).toEqual([expect.any(DatabaseBusy), expect.any(StorageFull)]);
    expect([refusalFor(timedOut)!.cause, refusalFor(full)!.cause]).toEqual([timedOut, full]);
  });
});
