import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SystemClock } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { PackSnapshot } from './pack-snapshot.entity';
import { PolicyPack, type PackData } from './policy-pack';
import { PackUnreadable } from './policy.errors';

/** Where `decisions/` and `packs/` lie. */
export interface PolicyConfig {
  readonly processesFolder: string;
}

export const POLICY_CONFIG = Symbol('POLICY_CONFIG');

/** Packs as files of the process folder, and every version ever loaded as a row, so that a pinned one stays readable. */
@Injectable()
export class PolicyPackRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(POLICY_CONFIG) private readonly config: PolicyConfig,
    private readonly clock: SystemClock,
  ) {}

  /** Reads every pack of the folder with its decision tables. */
  async readAll(): Promise<PolicyPack[]> {
    const folder = join(this.config.processesFolder, 'packs');
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
      throw new PackUnreadable('packs', error.message);
    });
    const keys = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return Promise.all(keys.sort().map((key) => this.read(key)));
  }

  private async read(key: string): Promise<PolicyPack> {
    const file = `packs/${key}/pack.json`;
    const text = await this.readFile(file, file);
    let data: PackData;
    try {
      data = JSON.parse(text) as PackData;
    } catch (error) {
      throw new PackUnreadable(file, (error as Error).message);
    }
    const lacking = ['version', 'title', 'roles', 'clauses', 'deadlines', 'dmn', 'catalogues', 'switches', 'templates', 'escalation'].filter((field) => !(field in data));
    if (lacking.length > 0) throw new PackUnreadable(file, `missing ${lacking.join(', ')}`);
    if (data.packId !== key) throw new PackUnreadable(file, `packId ${data.packId} is not the folder's name`);
    const decisions: Record<string, string> = {};
    for (const [decision, { file: path }] of Object.entries(data.dmn)) decisions[decision] = await this.readFile(path, file);
    return new PolicyPack(data, `${data.version}+${digest(text, decisions)}`, decisions);
  }

  private async readFile(path: string, askedBy: string): Promise<string> {
    if (isAbsolute(path) || normalize(path).startsWith('..')) throw new PackUnreadable(askedBy, `${path} is outside of the process folder`);
    try {
      return await readFile(join(this.config.processesFolder, path), 'utf8');
    } catch {
      throw new PackUnreadable(askedBy, `${path} cannot be read`);
    }
  }

  /** Keeps the version for the instances that will pin it; does nothing when it is kept already. */
  async keep(pack: PolicyPack): Promise<void> {
    const snapshots = this.unitOfWork.repository(PackSnapshot);
    if (await snapshots.existsBy({ ref: pack.ref })) return;
    const snapshot: PackSnapshot = { ref: pack.ref, packId: pack.id, version: pack.version, data: pack.data, decisions: pack.decisions, loadedAt: this.clock.now() };
    await snapshots.insert(snapshot as never);
  }

  async find(ref: string): Promise<PolicyPack | undefined> {
    const row = await this.unitOfWork.repository(PackSnapshot).findOneBy({ ref });
    return row ? new PolicyPack(row.data, row.version, row.decisions) : undefined;
  }
}

function digest(text: string, decisions: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(text);
  for (const key of Object.keys(decisions).sort()) hash.update(`\0${key}\0${decisions[key]}`);
  return hash.digest('hex').slice(0, 8);
}
