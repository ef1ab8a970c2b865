import type { DatabaseReader } from './database.reader';

/** One thing that is not as it must be: what, and the id of the row or file. */
export interface Breach {
  readonly what: string;
  readonly id: string;
}

export interface Finding {
  /** how many rows or files were looked at */
  readonly checked: number;
  readonly breaches: readonly Breach[];
}

export interface CheckInput {
  readonly db: DatabaseReader;
  /** folder with `files/`; without it files are not looked at */
  readonly dataDir?: string;
  /** what clients sent and were told */
  readonly journal?: readonly JournalLine[];
  /** every host is idle and had the time to serve what is due: nothing may be left over */
  readonly isSettled?: boolean;
  /** the machine's time, for what has grown old */
  readonly now: Date;
}

/** `undefined`: cannot be told from what was given. */
export interface Invariant {
  readonly id: `I${number}`;
  readonly title: string;
  check(input: CheckInput): Promise<Finding | undefined>;
}

/** One line of a client's journal; `effect` names the line of history that tells of the command. */
export interface JournalLine {
  readonly key: string;
  readonly command: string;
  readonly acknowledged: boolean;
  readonly refused?: string;
  readonly at: string;
  readonly effect: {
    readonly historyKind: string;
    readonly taskId?: string;
    readonly processInstanceId?: string;
    readonly businessKey?: string;
    /** a called run has the business key of its caller */
    readonly processDefinitionKey?: string;
    readonly actorId?: string;
    readonly opinion?: string;
  };
}

/** Collects breaches of one invariant. */
export class Findings {
  checked = 0;
  readonly breaches: Breach[] = [];

  look(count = 1): this {
    this.checked += count;
    return this;
  }

  breach(what: string, id: unknown): void {
    this.breaches.push({ what, id: String(id) });
  }

  /** Every row is a breach. */
  breachAll(what: string, rows: readonly { readonly id: unknown }[]): void {
    for (const { id } of rows) this.breach(what, id);
  }
}
