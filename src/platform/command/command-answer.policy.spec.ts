import { checkNamelessKey, fileNameOf, lock, unlock } from './command-answer.policy';
import { IdempotencyKeyTooShort } from './command.errors';

const KEY = '8d0f0c0e-5a1d-4f5e-9d0b-0a3c1f1e7a55';

describe('an act without a name', () => {
  it('is filed under tenant and key, so that two tenants never meet in one row', () => {
    expect(fileNameOf('A', KEY)).toBe(fileNameOf('A', KEY));
    expect(new Set([fileNameOf('A', KEY), fileNameOf('B', KEY), fileNameOf(`A${KEY}`, '')]).size).toBe(3);
  });

  it('takes no key that could be guessed', () => {
    expect(() => checkNamelessKey('x'.repeat(21))).toThrow(IdempotencyKeyTooShort);
    expect(() => checkNamelessKey('x'.repeat(22))).not.toThrow();
  });

  it('has an answer that its key alone opens', () => {
    const locked = lock('{"queryCode":"7"}', KEY);
    expect(unlock(locked, KEY)).toBe('{"queryCode":"7"}');
    expect(() => unlock(locked, `${KEY}x`)).toThrow();
  });
});
