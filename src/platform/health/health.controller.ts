import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, RequestGate } from '../http';
import { EventLoopLag } from './event-loop-lag';
import { HealthResponse } from './health.dto';
import { NotReady, type Readiness } from './health.errors';
import { HealthQueries } from './health.queries';

const PATIENCE_MS = 2000;

/** For supervisors and load balancers; no session needed and nothing to learn. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly queries: HealthQueries,
    private readonly gate: RequestGate,
    private readonly lag: EventLoopLag,
  ) {}

  /** The process runs and its event loop turns. */
  @Get('live')
  @Public()
  live(): HealthResponse {
    return { status: 'live', eventLoopLagMs: this.lag.ms };
  }

  /** Requests may be sent here; 503 otherwise, saying which part is missing. */
  @Get('ready')
  @Public()
  async ready(): Promise<HealthResponse> {
    const readiness: Readiness = { ...(await this.database()), stopping: this.gate.isClosed, eventLoopLagMs: this.lag.ms };
    if (!readiness.database || !readiness.migrations || readiness.stopping) throw new NotReady(readiness);
    return { status: 'ready', eventLoopLagMs: readiness.eventLoopLagMs };
  }

  /** Which error it is says the log of whoever needs the database; here only that it does not answer. */
  private async database(): Promise<Pick<Readiness, 'database' | 'migrations'>> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE_MS)));
    const missing = await Promise.race([this.queries.missingMigrations().catch(() => undefined), patience]);
    clearTimeout(timer);
    return { database: missing !== undefined, migrations: missing?.length === 0 };
  }
}
