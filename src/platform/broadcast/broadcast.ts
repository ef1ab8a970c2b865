import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE_CONFIG, type DatabaseConfig } from '../database';
import { PostgresChannel } from './postgres-channel';

type Listener = (keys: ReadonlySet<string>) => void;

/** what happens within this time goes to the other hosts in one message */
const GATHER_MS = 50;
/** more than this while nothing can be sent: the others are told that they have missed something */
const MOST_WAITING = 5000;

/**
 * Word of mouth among the hosts on one database: keys of what has changed, told after the commit. Nothing depends on it
 * but how soon a screen is fresh; what must not be lost goes to the outbox. Hosts that may have missed a word are told so.
 */
@Injectable()
export class Broadcast implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners: Listener[] = [];
  private readonly gapListeners: (() => void)[] = [];
  private readonly channel: PostgresChannel | undefined;
  private waiting = new Set<string>();
  private hasForgotten = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(DATABASE_CONFIG) config: DatabaseConfig) {
    if (config.kind !== 'postgres') return;
    this.channel = new PostgresChannel(config.url, {
      hear: (keys) => this.deliver(keys),
      // whoever was deaf for a while does not know what was said, and was not heard either
      reconnected: () => {
        this.tellGap();
        void this.send();
      },
      missed: () => this.tellGap(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.channel?.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.send();
    await this.channel?.close();
  }

  /** Calls `listener` with what this host and the others tell. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Calls `listener` when something may have been missed. */
  onGap(listener: () => void): void {
    this.gapListeners.push(listener);
  }

  /** Call it after the commit: what is told has happened. */
  tell(keys: Iterable<string>): void {
    const told = new Set(keys);
    if (told.size === 0) return;
    this.deliver(told);
    if (!this.channel) return;
    for (const key of told) this.waiting.add(key);
    if (this.waiting.size > MOST_WAITING) {
      this.waiting.clear();
      this.hasForgotten = true;
    }
    this.timer ??= setTimeout(() => void this.send(), GATHER_MS).unref();
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.channel?.isOpen || (this.waiting.size === 0 && !this.hasForgotten)) return;
    const said = this.hasForgotten ? 'everything' : [...this.waiting];
    this.waiting = new Set();
    this.hasForgotten = false;
    await this.channel.send(said);
  }

  private deliver(keys: ReadonlySet<string>): void {
    for (const listener of this.listeners) listener(keys);
  }

  private tellGap(): void {
    for (const listener of this.gapListeners) listener();
  }
}
