import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { CannotStart } from './common';
import { readSettings, StartupLogger } from './platform/config';
import { configureHttp } from './platform/http';
import { crashOnly } from './crash';
import { greet } from './greeting';
import { stopOnSignals } from './shutdown';

async function main(): Promise<void> {
  crashOnly();
  const settings = readSettings();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), { bodyParser: false, abortOnError: false, logger: new StartupLogger(settings.logLevel) });
  configureHttp(app, settings);
  stopOnSignals(app);
  await app.listen(settings.port, settings.host);
  await greet(app, settings);
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
});
