/* The child process of `fault-host.ts`: loads everything, waits, becomes a host when told which, and dies when it must. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type * as WholeApplication from '../../../src/app.module';
import type * as Organization from '../../../src/governance/organization';
import { MigrationExecutor } from 'typeorm';
import { DomainError } from '../../../src/common';
import { refusalFor } from '../../../src/platform/database';
import { configureHttp } from '../../../src/platform/http';
import { OutboxService } from '../../../src/platform/outbox';
import { JobWorker } from '../../../src/workflow/job';
import { testSettings } from '../../support/test-settings';
import type { Call, OpenRequest, Opened, Outcome } from './host-protocol';
import { hostVerbs, type HostVerbs } from './host-verbs';
import { sabotage } from './sabotage';
import { attachDomain, attachServiceTask, furnish, TENANT, withoutShippedDiagrams, workflowFloor } from './workflow-floor';

const hosts = new Map<number, HostVerbs>();

async function open(lane: number, request: OpenRequest): Promise<Opened> {
  const began = performance.now();
  const { database, dataDir, clock, floor } = request;
  if (request.clockErrorMs) turnClock(request.clockErrorMs);
  if (request.sabotage) sabotage(request.sabotage);
  if (request.withoutWorkers) for (const worker of [JobWorker, OutboxService]) worker.prototype.onApplicationBootstrap = () => undefined;
  if (request.killAtMigration) killAtMigration(request.killAtMigration);
  const settings = testSettings({ database, dataDir, clock, ...(floor === 'workflow' ? { processesDir: withoutShippedDiagrams(dataDir) } : {}) });
  const root = floor === 'workflow' ? workflowFloor(settings) : wholeApplication().forRoot(settings);
  let app: INestApplicationContext;
  let address: string | undefined;
  if (request.http) {
    const served = await NestFactory.create<NestExpressApplication>(root, { bodyParser: false, logger: false, abortOnError: false });
    configureHttp(served, settings);
    await served.listen(0, '127.0.0.1');
    address = await served.getUrl();
    app = served;
  } else {
    app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  }
  attachServiceTask(app);
  if (floor === 'workflow') attachDomain(app);
  if (!request.bare) {
    if (floor === 'application') await furnishTenant(app);
    await furnish(app);
  }
  hosts.set(lane, hostVerbs(app));
  return { address, bootMs: Math.round(performance.now() - began) };
}

/** The machine's wall clock, for everything in this process that looks at it. */
function turnClock(byMs: number): void {
  const right = Date;
  globalThis.Date = class extends right {
    constructor(...args: [] | ConstructorParameters<DateConstructor>) {
      if (args.length === 0) super(right.now() + byMs);
      else super(...(args as ConstructorParameters<DateConstructor>));
    }
    static override now(): number {
      return right.now() + byMs;
    }
  } as DateConstructor;
}

/** Everything of the migration has been written, its line in `schema_migration` too; the commit is next. */
function killAtMigration(nth: number): void {
  const executor = MigrationExecutor.prototype as unknown as { insertExecutedMigration(...args: unknown[]): Promise<void> };
  const { insertExecutedMigration } = executor;
  let left = nth;
  executor.insertExecutedMigration = async function (...args) {
    await insertExecutedMigration.apply(this, args);
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
  };
}

/** Loaded when it is wanted: the workflow floor alone starts sooner. */
function wholeApplication(): typeof WholeApplication.AppModule {
  return (require('../../../src/app.module') as typeof WholeApplication).AppModule;
}

/** Under the whole application an organization follows a pack. */
async function furnishTenant(app: INestApplicationContext): Promise<void> {
  const { OrganizationQueries, OrganizationService } = require('../../../src/governance/organization') as typeof Organization;
  if (await app.get(OrganizationQueries, { strict: false }).findTenant(TENANT)) return;
  await app.get(OrganizationService, { strict: false }).createTenant({ id: TENANT, name: '故障街道', shortCode: 'GZ', packKey: 'street', orgType: 'STREET' });
}

async function answer(call: Call): Promise<Outcome> {
  try {
    const value = call.verb === 'open' ? await open(call.lane, call.args[0]) : await (hosts.get(call.lane)![call.verb] as (...args: unknown[]) => Promise<unknown>)(...call.args);
    return { id: call.id, ok: true, value };
  } catch (thrown) {
    // as the filter in front of every controller does
    const error = thrown instanceof DomainError ? thrown : (refusalFor(thrown) ?? thrown);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: call.id, ok: false, message, ...(error instanceof DomainError ? { code: error.code, kind: error.kind } : {}) };
  }
}

process.on('message', (call: Call) => void answer(call).then((outcome) => process.send!(outcome)));
// the driver is gone: nobody wants this host any more
process.on('disconnect', () => process.exit(0));
process.send!('loaded');
