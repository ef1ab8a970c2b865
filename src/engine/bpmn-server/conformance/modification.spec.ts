import { playModifications } from './modification-run';

const DIAGRAMS = Number(process.env.MODIFICATION_DIAGRAMS ?? 250);

describe('Random instances whose tokens are moved back by hand at random moments', () => {
  it(`${DIAGRAMS} of them: the open tasks are the expected ones after every step, and every instance completes`, async () => {
    const { failures, ...tally } = await playModifications(Number(process.env.MODIFICATION_SEED ?? 1), DIAGRAMS, 3);
    process.stdout.write(`modification conformance: ${JSON.stringify(tally)}\n`);
    expect(failures).toEqual([]);
    // the run is worth something only while it reaches all of these
    expect(Math.min(tally.moves / 250, tally.outOfBranches / 50, tally.intoSubProcess / 10, tally.outOfSubProcess / 30, tally.refused / 20)).toBeGreaterThanOrEqual(1);
  }, 180_000);
});
