import { join, resolve } from 'node:path';
import { CannotStart } from '../../common';
import { POSTGRES_DEFAULTS, type DatabaseConfig } from '../database';

export type Environment = 'production' | 'development' | 'test';
export type ClockMode = 'system' | 'manual' | 'demo';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Cost of one password hash (argon2id). */
export interface PasswordHashing {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  /** secret kept outside of the database; a stolen table alone cannot be attacked */
  readonly pepper: string;
}

/** The server that takes our mails. `starttls`: plain first, refused when the server offers no encryption. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'tls' | 'starttls' | 'off';
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

/** Everything the environment decides. Read once at boot; nothing else reads `process.env`. */
export interface Settings {
  readonly environment: Environment;
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  /** database file, uploaded files and what else belongs to this installation */
  readonly dataDir: string;
  readonly clock: ClockMode;
  /** demo world and one-click sign-in */
  readonly demo: boolean;
  /** business time at which a demo clock starts */
  readonly demoNow: Date;
  readonly sessionHours: number;
  readonly sessionIdleMinutes: number;
  /** sign-in attempts per minute and network address */
  readonly signInsPerMinute: number;
  /** `__Host-` prefix and Secure flag on the session cookie: needs TLS in front */
  readonly secureCookies: boolean;
  /** believe X-Forwarded-* of a proxy on this machine */
  readonly trustProxy: boolean;
  /** how people reach this installation: what links in messages and on paper begin with; no slash at the end */
  readonly publicUrl: string;
  /** absent: no mails are sent */
  readonly mail?: MailServer;
  /** origins of group robots beside those of 企业微信 and 钉钉 */
  readonly robotOrigins: readonly string[];
  readonly uploadMegabytes: number;
  readonly logLevel: LogLevel;
  readonly passwordHashing: PasswordHashing;
  /** how much one step of a process may do before it is undone and reported */
  readonly stepLimits: { readonly visits: number; readonly milliseconds: number };
  /** how often every running case is looked at for one that nothing could continue */
  readonly sweepMinutes: number;
  /** folder with the shipped diagrams */
  readonly processesDir: string;
  /** built web client; absent files mean: API only */
  readonly clientDir: string;
}

/** Injection token of the `Settings`. */
export const SETTINGS = Symbol('SETTINGS');

/** The installation cannot start with these settings; the message lists every one that is wrong. */
export class SettingsInvalid extends CannotStart {
  constructor(readonly complaints: readonly string[]) {
    super(`Qunguan cannot start with these settings:\n${complaints.map((line) => `  - ${line}`).join('\n')}`);
  }
}

const DEVELOPMENT_PEPPER = 'qunguan-development-pepper';
const PEPPER_LENGTH = 32;
/** OWASP's floor for argon2id: 19 MiB, 2 passes. */
const HASHING_FLOOR = { memoryKiB: 19_456, passes: 2 } as const;
export const DEFAULT_DEMO_NOW = '2026-10-12T10:00:00+08:00';

type Env = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws `SettingsInvalid` with one clear line per mistake. */
export function readSettings(env: Env = process.env, workingDir: string = process.cwd()): Settings {
  const complaints: string[] = [];
  const read = reader(env, complaints);
  const environment = read.choice('NODE_ENV', ['production', 'development', 'test'], 'development');
  const production = environment === 'production';
  const dataDir = resolve(workingDir, read.text('DATA_DIR', './data'));
  const demo = read.flag('DEMO', !production);
  const host = read.text('HOST', '127.0.0.1');
  const port = read.integer('PORT', 3000, 0, 65_535);
  const settings: Settings = {
    environment,
    host,
    port,
    database: database(read, dataDir, complaints),
    dataDir,
    clock: read.choice('CLOCK', ['system', 'manual', 'demo'], demo ? 'demo' : 'system'),
    demo,
    demoNow: read.instant('DEMO_NOW', DEFAULT_DEMO_NOW),
    sessionHours: read.integer('SESSION_HOURS', 12, 1, 168),
    sessionIdleMinutes: read.integer('SESSION_IDLE_MINUTES', 60, 5, 10_080),
    signInsPerMinute: read.integer('SIGN_INS_PER_MINUTE', 30, 1, 100_000),
    secureCookies: read.flag('SECURE_COOKIES', production),
    trustProxy: read.flag('TRUST_PROXY', false),
    publicUrl: publicUrl(read, host, port, complaints),
    mail: mailServer(read, complaints),
    robotOrigins: robotOrigins(read, environment, complaints),
    uploadMegabytes: read.integer('UPLOAD_MEGABYTES', 20, 1, 200),
    logLevel: read.choice('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    passwordHashing: {
      memoryKiB: read.integer('PASSWORD_MEMORY_KIB', HASHING_FLOOR.memoryKiB, 8, 1_048_576),
      passes: read.integer('PASSWORD_PASSES', HASHING_FLOOR.passes, 1, 20),
      lanes: 1,
      pepper: read.text('PASSWORD_PEPPER', DEVELOPMENT_PEPPER),
    },
    stepLimits: { visits: read.integer('STEP_VISITS', 10_000, 100, 100_000), milliseconds: read.integer('STEP_SECONDS', 5, 1, 60) * 1000 },
    sweepMinutes: read.integer('SWEEP_MINUTES', 5, 1, 1440),
    processesDir: resolve(workingDir, read.text('PROCESSES_DIR', './processes')),
    clientDir: resolve(workingDir, read.text('CLIENT_DIR', './client/dist')),
  };
  complaints.push(...contradictions(settings));
  if (complaints.length > 0) throw new SettingsInvalid(complaints);
  return settings;
}

/** Single values may be fine and still not go together. */
function contradictions(settings: Settings): string[] {
  const found: string[] = [];
  const { passwordHashing: hashing, environment } = settings;
  const weak = hashing.memoryKiB < HASHING_FLOOR.memoryKiB || hashing.passes < HASHING_FLOOR.passes;
  if (weak && environment !== 'test') {
    found.push(`PASSWORD_MEMORY_KIB must be at least ${HASHING_FLOOR.memoryKiB} and PASSWORD_PASSES at least ${HASHING_FLOOR.passes}; only NODE_ENV=test may hash cheaply`);
  }
  if (environment !== 'production') return found;
  if (settings.demo) found.push('NODE_ENV=production refuses the demo world: set DEMO=off');
  if (settings.clock !== 'system') found.push(`NODE_ENV=production refuses CLOCK=${settings.clock}: business time must be real time (CLOCK=system)`);
  if (hashing.pepper === DEVELOPMENT_PEPPER || hashing.pepper.length < PEPPER_LENGTH) {
    found.push(`NODE_ENV=production needs its own PASSWORD_PEPPER of at least ${PEPPER_LENGTH} characters (for example: openssl rand -base64 32)`);
  }
  if (settings.mail?.tls === 'off' && settings.mail.password) found.push('NODE_ENV=production refuses SMTP_TLS=off with a password: it would travel in clear');
  if (!settings.secureCookies) found.push('NODE_ENV=production refuses SECURE_COOKIES=off: put TLS in front');
  return found;
}

const EVERYWHERE = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

function publicUrl(read: ReturnType<typeof reader>, host: string, port: number, complaints: string[]): string {
  const fallback = `http://${EVERYWHERE.has(host) ? 'localhost' : host}:${port}`;
  const url = read.text('PUBLIC_URL', fallback).replace(/\/+$/, '');
  if (/^https?:\/\//.test(url) && URL.canParse(url) && !/[?#]/.test(url)) return url;
  complaints.push(`PUBLIC_URL=${url} must be an address such as https://qunguan.example.com`);
  return fallback;
}

const MAIL_PORTS = { tls: 465, starttls: 587, off: 25 } as const;

function mailServer(read: ReturnType<typeof reader>, complaints: string[]): MailServer | undefined {
  const host = read.text('SMTP_HOST', '');
  const tls = read.choice('SMTP_TLS', ['tls', 'starttls', 'off'], 'starttls');
  const port = read.integer('SMTP_PORT', MAIL_PORTS[tls], 1, 65_535);
  const [user, password, from] = ['SMTP_USER', 'SMTP_PASSWORD', 'SMTP_FROM'].map((name) => read.text(name, '') || undefined);
  if (host === '') return undefined;
  if (from === undefined) complaints.push('SMTP_HOST needs SMTP_FROM: the address our mails come from, such as qunguan@example.com');
  if ((user === undefined) !== (password === undefined)) complaints.push('SMTP_USER and SMTP_PASSWORD belong together');
  return { host, port, tls, user, password, from: from ?? '' };
}

/** `robot.example.com` or `robot.example.com:8443`; only tests may name a receiver without TLS (`http://127.0.0.1:1234`). */
function robotOrigins(read: ReturnType<typeof reader>, environment: Environment, complaints: string[]): string[] {
  const entries = read.text('ROBOT_HOSTS', '').split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  return entries.flatMap((entry) => {
    const isPlain = environment === 'test' && entry.startsWith('http://');
    const text = isPlain ? entry : `https://${entry}`;
    if (/^[\w.-]+(:\d+)?$/.test(isPlain ? entry.slice('http://'.length) : entry) && URL.canParse(text)) return [new URL(text).origin];
    complaints.push(`ROBOT_HOSTS: ${entry} must be a host such as robot.example.com`);
    return [];
  });
}

function database(read: ReturnType<typeof reader>, dataDir: string, complaints: string[]): DatabaseConfig {
  const url = read.text('DATABASE_URL', '');
  const limits = {
    poolSize: read.integer('DATABASE_POOL_SIZE', POSTGRES_DEFAULTS.poolSize, 2, 200),
    leaseSeconds: read.integer('DATABASE_LEASE_SECONDS', POSTGRES_DEFAULTS.leaseSeconds, 1, 600),
    statementSeconds: read.integer('DATABASE_STATEMENT_SECONDS', POSTGRES_DEFAULTS.statementSeconds, 1, 600),
    lockSeconds: read.integer('DATABASE_LOCK_SECONDS', POSTGRES_DEFAULTS.lockSeconds, 1, 600),
  };
  if (url === '') return { kind: 'sqlite', file: join(dataDir, 'qunguan.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { kind: 'postgres', url, ...limits };
  complaints.push('DATABASE_URL must be an address that begins with postgres:// ; leave it out for SQLite in DATA_DIR');
  return { kind: 'sqlite', file: '' };
}

function reader(env: Env, complaints: string[]) {
  const value = (name: string): string | undefined => (env[name]?.trim() ? env[name]!.trim() : undefined);
  return {
    text: (name: string, fallback: string): string => value(name) ?? fallback,
    integer(name: string, fallback: number, least: number, most: number): number {
      const text = value(name);
      if (text === undefined) return fallback;
      const number = Number(text);
      if (/^\d+$/.test(text) && number >= least && number <= most) return number;
      complaints.push(`${name}=${text} must be a whole number from ${least} to ${most}`);
      return fallback;
    },
    flag(name: string, fallback: boolean): boolean {
      const text = value(name);
      if (text === undefined) return fallback;
      if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
      if (['off', 'false', '0', 'no'].includes(text.toLowerCase())) return false;
      complaints.push(`${name}=${text} must be on or off`);
      return fallback;
    },
    choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
      const text = value(name);
      if (text === undefined) return fallback;
      if ((choices as readonly string[]).includes(text)) return text as T;
      complaints.push(`${name}=${text} must be one of: ${choices.join(', ')}`);
      return fallback;
    },
    instant(name: string, fallback: string): Date {
      const text = value(name) ?? fallback;
      const instant = new Date(text);
      // without a zone the meaning would depend on the machine
      if (/(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(instant.getTime())) return instant;
      complaints.push(`${name}=${text} must be an instant with its zone, such as ${DEFAULT_DEMO_NOW}`);
      return new Date(fallback);
    },
  };
}
