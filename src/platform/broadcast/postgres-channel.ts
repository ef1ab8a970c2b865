import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { newId } from '../../common';

const CHANNEL = 'qunguan_broadcast';
/** PostgreSQL takes less than 8000 bytes */
const MOST_BYTES = 7000;
const CONNECT_MS = 5000;
/** how often the connection is asked whether it lives: nobody else speaks on it when nothing happens */
const ASK_EVERY_MS = 20_000;
const ANSWER_MS = 5000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

interface Ears {
  hear(keys: ReadonlySet<string>): void;
  reconnected(): void;
  /** the sender could not say all of it */
  missed(): void;
}

/**
 * LISTEN and NOTIFY on a connection of its own, which is opened again when it breaks. Outside of the commands' transactions:
 * a NOTIFY inside of one makes every commit wait for a lock of the whole server.
 */
export class PostgresChannel {
  private readonly logger = new Logger(PostgresChannel.name);
  private readonly hostId = newId();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private hasBeenOpen = false;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly ears: Ears,
  ) {}

  get isOpen(): boolean {
    return this.client !== undefined;
  }

  /** Never fails: a host works without it, only less promptly. */
  async open(pauseMs = FIRST_PAUSE_MS): Promise<void> {
    if (this.isClosed) return;
    const client = new Client({ connectionString: this.url, application_name: 'qunguan broadcast', connectionTimeoutMillis: CONNECT_MS, query_timeout: ANSWER_MS, keepAlive: true });
    let isLost = false;
    const lose = (error?: Error) => {
      if (isLost) return;
      isLost = true;
      void client.end().catch(() => undefined);
      if (this.client === client) this.client = undefined;
      clearTimeout(this.timer);
      if (this.isClosed) return;
      this.logger.warn(`the connection to the other hosts is lost: ${error?.message ?? 'closed'}`);
      this.timer = setTimeout(() => void this.open(Math.min(pauseMs * 2, LONGEST_PAUSE_MS)), pauseMs * (0.75 + Math.random() / 2)).unref();
    };
    client.on('error', lose);
    client.on('end', () => lose());
    client.on('notification', ({ payload }) => this.hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      return lose(error as Error);
    }
    if (this.isClosed) return void (await client.end());
    this.client = client;
    this.askAgain(client, lose);
    if (this.hasBeenOpen) this.ears.reconnected();
    this.hasBeenOpen = true;
  }

  /** Resolves once it has been said, or cannot be: then the others refresh now and then by themselves. */
  async send(keys: readonly string[] | 'everything'): Promise<void> {
    try {
      for (const part of keys === 'everything' ? [keys] : inParts(keys)) await this.client?.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from: this.hostId, keys: part })]);
    } catch (error) {
      this.logger.warn(`the other hosts could not be told: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end();
    this.client = undefined;
  }

  private hear(payload: string | undefined): void {
    const { from, keys } = JSON.parse(payload ?? '{}') as { from?: string; keys?: string[] | 'everything' };
    if (from === this.hostId || keys === undefined) return;
    if (keys === 'everything') this.ears.missed();
    else this.ears.hear(new Set(keys));
  }

  private askAgain(client: Client, lose: (error: Error) => void): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(() => this.client === client && this.askAgain(client, lose), lose);
    }, ASK_EVERY_MS).unref();
  }
}

/** As many keys to a message as it holds. */
export function inParts(keys: readonly string[]): string[][] {
  const parts: string[][] = [];
  let room = 0;
  for (const key of keys) {
    const bytes = Buffer.byteLength(JSON.stringify(key)) + 1;
    if (parts.length === 0 || bytes > room) {
      parts.push([]);
      room = MOST_BYTES;
    }
    parts.at(-1)!.push(key);
    room -= bytes;
  }
  return parts;
}
