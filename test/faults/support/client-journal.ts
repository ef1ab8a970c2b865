import { appendFileSync } from 'node:fs';
import { HostGone, HostRefused } from './fault-host';

/** What a command leaves behind when it has happened: one line of a process's story. */
export interface CommandEffect {
  readonly historyKind: string;
  readonly taskId?: string;
  readonly processInstanceId?: string;
  readonly businessKey?: string;
  /** a called run has the business key of its caller */
  readonly processDefinitionKey?: string;
  readonly actorId?: string;
  readonly opinion?: string;
}

export interface JournalEntry {
  readonly key: string;
  readonly command: string;
  readonly at: string;
  acknowledged: boolean;
  /** the host said no; nothing of it may be there */
  refused?: string;
  readonly effect: CommandEffect;
}

/** What the clients sent and what they were told: the other side of the story, kept where no host can lose it. */
export class ClientJournal {
  readonly entries: JournalEntry[] = [];
  private keys = 0;

  constructor(private readonly name: string) {}

  newKey(): string {
    return `${this.name}-${++this.keys}`;
  }

  /** Sends, and notes the answer. Answers it, or nothing when the host died over it; a refusal is thrown. */
  async send<T>(command: string, effect: CommandEffect, act: () => Promise<T>, key = this.newKey()): Promise<T | undefined> {
    const entry: JournalEntry = { key, command, at: new Date().toISOString(), acknowledged: false, effect };
    this.entries.push(entry);
    try {
      const value = await act();
      entry.acknowledged = true;
      return value;
    } catch (error) {
      if (error instanceof HostGone) return undefined;
      // the host does not know it either
      if (error instanceof HostRefused && error.code === 'commit-outcome-unknown') throw error;
      entry.refused = error instanceof Error ? error.message.split('\n')[0] : String(error);
      throw error;
    }
  }

  get acknowledged(): number {
    return this.entries.filter((entry) => entry.acknowledged).length;
  }

  /** As `check:invariants --journal` reads it. */
  write(file: string): void {
    for (const entry of this.entries) appendFileSync(file, `${JSON.stringify(entry)}\n`);
  }
}
