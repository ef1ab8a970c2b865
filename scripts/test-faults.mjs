// npm run test:faults                        the whole fault suite at length
// npm run test:faults -- kill-at-random      only the specs whose names match
import { ensureBuild, ensurePackages, checkNode, main, tool } from './prepare.mjs';

await main(async () => {
  checkNode();
  await ensurePackages(console.log);
  await ensureBuild('server', console.log);
  const env = { ...process.env, NODE_ENV: 'test', FAULTS: process.env.FAULTS ?? 'long' };
  // one spec at a time: each uses every core itself
  await tool('jest', 'bin/jest.js', ['--selectProjects', 'faults', '--runInBand', ...process.argv.slice(2)], { env });
});
