import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Listeners of a fresh Node process after it has run this line; jest has handlers of its own. */
function crashHandlersAfter(line: string): number {
  const register = join(__dirname, 'conformance', 'typescript-register.cjs');
  const output = execFileSync(process.execPath, ['-r', register, '-e', `${line}; process.stdout.write('\\n' + process.listenerCount('uncaughtException'), () => process.exit(0))`], { cwd: __dirname, encoding: 'utf8' });
  return Number(output.trim().split('\n').at(-1));
}

describe('Loading bpmn-server', () => {
  it('by itself swallows every crash of the host process', () => {
    expect(crashHandlersAfter("require('bpmn-server')")).toBe(1);
  });

  it('through this folder leaves the host its own crash handling', () => {
    expect(crashHandlersAfter(`require(${JSON.stringify(join(__dirname, 'library.ts'))})`)).toBe(0);
  });
});
