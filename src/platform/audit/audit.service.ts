import { Injectable } from '@nestjs/common';
import { BusinessClock, faultPoint, SystemClock, type Actor } from '../../common';
import { UnitOfWork } from '../database';
import { GENESIS_HASH, hashOf } from './audit-chain.policy';
import { AuditRepository } from './audit.repository';

/** An act worth proving later. `before` and `after` are plain JSON and hold no secrets. */
export interface AuditRecord {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly action: string;
  readonly object: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** Outcome of walking one chain. `firstBroken` is the number of the first entry that does not fit. */
export interface ChainVerification {
  readonly tenantId: string;
  readonly entries: number;
  readonly intact: boolean;
  readonly firstBroken?: number;
  readonly headHash: string;
}

const BATCH = 500;

/** The append-only log, one hash chain per tenant; an entry commits or vanishes together with the act it tells of. */
@Injectable()
export class AuditService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entries: AuditRepository,
    private readonly businessClock: BusinessClock,
    private readonly systemClock: SystemClock,
  ) {}

  /** Appends one entry in the running unit of work (or in one of its own). */
  async record(record: AuditRecord): Promise<void> {
    await this.unitOfWork.run(async () => {
      const head = await this.entries.lockHead(record.tenantId);
      const entry = {
        tenantId: record.tenantId,
        number: head.number + 1,
        at: this.businessClock.now(),
        recordedAt: this.systemClock.now(),
        actorId: record.actor.userId,
        actorName: record.actor.name,
        action: record.action,
        object: record.object,
        // through JSON once, so that the hash covers what a reader will get back
        before: plain(record.before),
        after: plain(record.after),
        reason: record.reason ?? null,
        previousHash: head.hash,
      };
      await this.entries.append({ ...entry, hash: hashOf(entry) });
      await faultPoint('audit-written');
    });
  }

  /** Walks the chain from its beginning: finds a changed, missing, inserted or cut-off entry. */
  async verify(tenantId: string): Promise<ChainVerification> {
    let number = 0;
    let hash = GENESIS_HASH;
    const broken = (): ChainVerification => ({ tenantId, entries: number, intact: false, firstBroken: number + 1, headHash: hash });
    for (;;) {
      const batch = await this.entries.listAfter(tenantId, number, BATCH);
      for (const entry of batch) {
        const fits = Number(entry.number) === number + 1 && entry.previousHash === hash && hashOf(entry) === entry.hash;
        if (!fits) return broken();
        number += 1;
        hash = entry.hash;
      }
      // the head is read last, so that entries appended during the walk are walked as well
      const head = batch.length < BATCH ? ((await this.entries.findHead(tenantId)) ?? { number: 0, hash: GENESIS_HASH }) : undefined;
      if (head === undefined || (batch.length > 0 && head.number > number)) continue;
      return head.number === number && head.hash === hash ? { tenantId, entries: number, intact: true, headHash: hash } : broken();
    }
  }
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
