import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule } from '../../src/platform/clock';
import { ConfigModule, type Settings } from '../../src/platform/config';
import { DatabaseModule } from '../../src/platform/database';
import { EventModule } from '../../src/platform/event';
import { configureHttp, HttpModule } from '../../src/platform/http';
import { IdentityModule } from '../../src/platform/identity';
import { SequenceModule } from '../../src/platform/sequence';
import { HttpClient } from './http-client';
import { ensureTestDatabase } from './test-database';
import { testSettings } from './test-settings';

type ModuleLike = Type<unknown> | DynamicModule;

/** The technical floor that every test with a database needs, on a database of its own and a manual clock. */
export function platformModules(settings: Settings): ModuleLike[] {
  return [
    ConfigModule.forRoot(settings),
    DatabaseModule.forRoot(settings.database),
    ClockModule.forRoot({ mode: settings.clock, startAt: settings.demoNow }),
    EventModule,
    SequenceModule,
  ];
}

/** A module without HTTP: `const module = await platformTestingModule([GroupModule])`. Close it with `module.close()`. */
export async function platformTestingModule(modules: ModuleLike[], settings: Settings = testSettings()): Promise<TestingModule> {
  await ensureTestDatabase(settings.database);
  const module = await Test.createTestingModule({ imports: [...platformModules(settings), ...modules] }).compile();
  module.enableShutdownHooks([]);
  return module.init();
}

export interface BootedApp {
  readonly app: NestExpressApplication;
  readonly settings: Settings;
  /** a client without a session */
  readonly anonymous: HttpClient;
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | symbol): T;
  /** a client signed in as this user, without a password */
  as(userId: string): Promise<HttpClient>;
  close(): Promise<void>;
}

/** Boots platform, HTTP and identity with the given modules, as `main.ts` does with the whole application. */
export async function bootPlatformApp(modules: ModuleLike[] = [], overrides: Partial<Settings> = {}): Promise<BootedApp> {
  const settings = testSettings(overrides);
  return bootApp({ module: class TestApp {}, imports: [...platformModules(settings), HttpModule, IdentityModule, ...modules] }, settings);
}

/** Boots any root module (`AppModule.forRoot(settings)`) the way `main.ts` does, on a free port. */
export async function bootApp(rootModule: ModuleLike, settings: Settings): Promise<BootedApp> {
  await ensureTestDatabase(settings.database);
  const module = await Test.createTestingModule({ imports: [rootModule] }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: settings.logLevel === 'silent' ? false : undefined });
  configureHttp(app, settings);
  // a host that refuses to start has workers and connections already; left alone they would break the specs after it
  await app.listen(0, '127.0.0.1').catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const address = await app.getUrl();
  return {
    app,
    settings,
    anonymous: new HttpClient(address),
    get: (token) => app.get(token as never, { strict: false }),
    as: (userId) => HttpClient.signedIn(app, address, userId, settings),
    close: () => app.close(),
  };
}
