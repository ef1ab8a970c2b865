import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SystemClock, type Sentence } from '../../common';
import { SETTINGS, type Settings } from '../../platform/config';
import { UnitOfWork } from '../../platform/database';
import { IncidentService } from '../incident';
import { STUCK } from './incident-resolution.policy';
import { StuckWorkQueries, type SilentFailure } from './stuck-work.queries';
import { SweepRoundRepository } from './sweep-round.repository';

const POLL_MS = 30_000;
const BATCH = 200;
const NOTHING_MOVES: Sentence = {
  zh: '该事项没有待办、定时、消息、子流程或待处理的工作，无法自行继续。',
  en: 'No task, timer, message, called run or pending work could continue this case.',
};

/**
 * A safety net under everything else: every few minutes each running instance is looked at, in small transactions by
 * id. One row says where the round stands and when the next one is due, so that several hosts share it and a host that
 * dies loses nothing.
 */
@Injectable()
export class StuckWorkService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(StuckWorkService.name);
  private poll: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stuck: StuckWorkQueries,
    private readonly rounds: SweepRoundRepository,
    private readonly incidents: IncidentService,
    private readonly systemClock: SystemClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    const report = (error: unknown) => this.logger.error('running instances cannot be looked at', error instanceof Error ? error.stack : String(error));
    this.poll = setInterval(() => void this.sweep().catch(report), POLL_MS);
    this.poll.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.sweeping;
  }

  /** Goes on with the round if one is due; resolves when this host has nothing more to do. */
  sweep(): Promise<void> {
    this.sweeping ??= this.goOn().finally(() => {
      this.sweeping = undefined;
    });
    return this.sweeping;
  }

  private async goOn(): Promise<void> {
    // one transaction per batch; between two of them everybody else has their turn
    while (!this.stopped && (await this.unitOfWork.run(() => this.lookAtBatch())));
  }

  /** Answers whether there is more to look at now. */
  private async lookAtBatch(): Promise<boolean> {
    const now = this.systemClock.now();
    const round = await this.rounds.lockDue(now);
    if (!round) return false;
    const { stuck, last } = await this.stuck.listStuck(round.afterId ?? '', BATCH);
    for (const { id, tenantId, elementId } of stuck) await this.incidents.raise({ tenantId, kind: STUCK, processInstanceId: id, elementId, sentence: NOTHING_MOVES });
    if (last !== undefined) {
      await this.rounds.save({ afterId: last, dueAt: round.dueAt });
      return true;
    }
    for (const processInstanceId of await this.stuck.listMoving(BATCH)) await this.incidents.resolve({ processInstanceId, kind: STUCK });
    for (const id of await this.stuck.listOutlived(BATCH)) await this.incidents.resolve({ id }, 'ENDED');
    for (const failure of await this.stuck.listSilentJobs(BATCH)) await this.report('JOB', failure);
    for (const failure of await this.stuck.listSilentMessages(BATCH)) await this.report('OUTBOX', failure);
    await this.rounds.save({ afterId: null, dueAt: new Date(now.getTime() + this.settings.sweepMinutes * 60_000) });
    return false;
  }

  private report(source: 'JOB' | 'OUTBOX', { id, tenantId, kind, processInstanceId, lastError, attempts }: SilentFailure): Promise<void> {
    const error = new Error(lastError ?? 'unknown');
    return this.incidents.raise({ tenantId, kind: `${source.toLowerCase()}:${kind}`, processInstanceId, error, attempts, source: { kind: source, id } });
  }
}
