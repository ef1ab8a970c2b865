import type { DatabaseConfig } from '../../../src/platform/database';
import type { HostVerbs } from './host-verbs';
import type { Sabotage } from './sabotage';

/** What a host process is told when it shall become a host; until then it has only loaded its code. */
export interface OpenRequest {
  readonly database: DatabaseConfig;
  readonly dataDir: string;
  /** the workflow floor with the suite's own diagrams, or the whole application; `http`: it also listens */
  readonly floor: 'workflow' | 'application';
  readonly http?: boolean;
  readonly clock: 'manual' | 'system';
  /** without the suite's people and diagrams: for hosts that start at the same time */
  readonly bare?: boolean;
  /** the machine's clock goes wrong by so much */
  readonly clockErrorMs?: number;
  readonly sabotage?: Sabotage;
  /** no periodic workers: what is due is fired when a test says so */
  readonly withoutWorkers?: boolean;
  /** kill this process when the nth pending migration has done its work and is about to be committed */
  readonly killAtMigration?: number;
}

export interface Opened {
  /** with HTTP: its address */
  readonly address?: string;
  readonly bootMs: number;
}

/** `lane`: which host of the process. */
export type Call = { readonly id: number; readonly lane: number } & (
  | { readonly verb: 'open'; readonly args: readonly [OpenRequest] }
  | { readonly verb: keyof HostVerbs; readonly args: readonly unknown[] }
);

/** What came of a call. `code` and `kind` tell a refusal of the product; without them it broke. */
export type Outcome =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly code?: string; readonly kind?: string };
