import { Logger, type INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import { RequestGate } from './platform/http';

/** how long requests under way may take to finish */
const FINISH_MS = 10_000;
/** how long workers and connections may take to end after that */
const CLOSE_MS = 10_000;
/** `npm`, the start script and the process group each pass a signal on: within this time it is one request to stop */
const SAME_REQUEST_MS = 500;

/**
 * Stops in order when asked to: not ready any more and nothing new begins, requests under way finish, workers end after
 * their unit of work, connections close, exit code 0. Asked once more it ends at once with 1.
 */
export function stopOnSignals(app: INestApplication): void {
  let beganAt: number | undefined;
  const asked = (signal: string) => {
    if (beganAt === undefined) {
      beganAt = performance.now();
      void stop(app, signal).then((code) => process.exit(code));
    } else if (performance.now() - beganAt > SAME_REQUEST_MS) process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, asked);
}

async function stop(app: INestApplication, signal: string): Promise<number> {
  const logger = new Logger('Shutdown');
  logger.log(`${signal}: finishing what is under way`);
  try {
    const gate = app.get(RequestGate);
    gate.close();
    const left = await gate.empty(FINISH_MS);
    if (left > 0) {
      logger.warn(`${left} requests did not finish within ${FINISH_MS / 1000} s and are cut off`);
      (app.getHttpServer() as Server).closeAllConnections();
    }
    setTimeout(() => {
      logger.error('workers and connections did not end in time');
      process.exit(1);
    }, CLOSE_MS).unref();
    await app.close();
    logger.log('stopped');
    return 0;
  } catch (error) {
    logger.error('the shutdown failed', error instanceof Error ? error.stack : String(error));
    return 1;
  }
}
