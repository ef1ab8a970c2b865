import { ConsoleLogger, type LogLevel as NestLevel } from '@nestjs/common';
import { CannotStart } from '../../common';
import type { LogLevel } from './settings.config';

const LEVELS: Readonly<Record<LogLevel, readonly NestLevel[]>> = {
  silent: [],
  fatal: ['fatal'],
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
  trace: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};
/** Nest's inventory of modules and routes: of interest to nobody who only wants the address. */
const INVENTORY = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** The log on the terminal, at the level of the settings. */
export class StartupLogger extends ConsoleLogger {
  constructor(private readonly level: LogLevel) {
    super({ logLevels: [...LEVELS[level]], prefix: '群管', timestamp: false, colors: process.stdout.isTTY === true });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (this.level === 'info' && typeof context === 'string' && INVENTORY.has(context)) return;
    super.log(message, ...(rest as string[]));
  }

  /** Nest logs whatever keeps it from starting with its stack; `main.ts` says these in words. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof CannotStart) return;
    super.error(message, ...(rest as string[]));
  }
}
