import { playRandomDiagrams } from './conformance-run';

const SEED = 2026;

describe('Random block-structured diagrams, a snapshot between any two steps', () => {
  it('600 of depth 3 run to their end with exactly the tasks they must have', async () => {
    expect(await playRandomDiagrams(SEED, 600, 3)).toEqual([]);
  }, 120_000);

  it('200 of depth 4 do as well', async () => {
    expect(await playRandomDiagrams(SEED, 200, 4)).toEqual([]);
  }, 120_000);
});
