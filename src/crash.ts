import { Logger } from '@nestjs/common';

/**
 * After an error nobody caught, nothing in memory can be trusted any more: say it and end. Nothing is lost by that (every
 * command is one transaction), and the supervisor starts a clean process.
 */
export function crashOnly(): void {
  const end = (what: string) => (error: unknown) => {
    new Logger('Crash').fatal(`${what}; the process ends`, error instanceof Error ? error.stack : String(error));
    process.exit(1);
  };
  process.on('uncaughtException', end('an exception nobody caught'));
  process.on('unhandledRejection', end('a rejection nobody handled'));
}
