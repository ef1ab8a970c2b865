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
/** a server that cannot be heard does not keep the host from ending */
const GOODBYE_MS = 1500;
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
      void takeLeave(client);
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
    if (this.isClosed) return takeLeave(client);
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
    if (this.client) await takeLeave(this.client);
    this.client = undefined;
  }

  /** Called by the connection's socket: nobody is there to catch anything. */
  private hear(payload: string | undefined): void {
    const word = readWord(payload);
    if (word?.from === this.hostId) return;
    if (!word) this.logger.warn('another host, or somebody else on the database, said what cannot be understood');
    if (!word || word.keys === 'everything') this.ears.missed();
    else this.ears.hear(new Set(word.keys));
  }

  private askAgain(client: Client, lose: (error: Error) => void): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(() => this.client === client && this.askAgain(client, lose), lose);
    }, ASK_EVERY_MS).unref();
  }
}

async function takeLeave(client: Client): Promise<void> {
  const patience = setTimeout(() => client.connection.stream.destroy(), GOODBYE_MS);
  // what breaks now was to end anyway
  await client.end().catch(() => undefined);
  clearTimeout(patience);
}

/** What one host says to the others. */
interface Word {
  readonly from: string;
  readonly keys: readonly string[] | 'everything';
}

/** Nothing when it is no word of a host: everybody who may connect to the database may speak on its channel. */
export function readWord(payload: string | undefined): Word | undefined {
  try {
    const { from, keys } = JSON.parse(payload ?? '') as Partial<Word>;
    const isWord = typeof from === 'string' && (keys === 'everything' || (Array.isArray(keys) && keys.every((key) => typeof key === 'string')));
    return isWord ? { from, keys: keys! } : undefined;
  } catch {
    return undefined;
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
