import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

describe('The same diagrams on the library as it is', () => {
  it('fail about once in seven, so the conformance test can fail', async () => {
    const child = join(__dirname, 'without-corrections-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['-r', join(__dirname, 'typescript-register.cjs'), child, '2026', '150', '3'], { timeout: 110_000 });
    const { diagrams, failures, whys } = JSON.parse(stdout) as { diagrams: number; failures: number; whys: string[] };
    expect(diagrams).toBe(150);
    expect(failures).toBeGreaterThanOrEqual(15); // 10 %
    expect(failures).toBeLessThanOrEqual(38); // 25 %: more would mean that the test rig is broken, not the library
    expect(whys.some((why) => why.includes('currentNodeId'))).toBe(true); // instances stuck for good
    expect(whys.some((why) => why.startsWith('completed'))).toBe(true); // tasks lost or doubled
  }, 120_000);
});
