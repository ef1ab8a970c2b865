import { AppModule } from '../../src/app.module';
import { bootApp, type BootedApp } from '../support/booted-app';
import { testSettings } from '../support/test-settings';
import { UnitOfWork } from '../../src/platform/database';

describe('demo world', () => {
  let booted: BootedApp;
  it('loads', async () => {
    const settings = testSettings({ demo: true, clock: 'demo', logLevel: 'info' });
    const t = Date.now();
    booted = await bootApp(AppModule.forRoot(settings), settings);
    console.log('LOAD', Date.now() - t);
    const u = booted.get(UnitOfWork);
    (await import('node:fs')).cpSync(settings.dataDir, '/tmp/demo-data', {recursive:true});
  }, 400_000);
  afterAll(() => booted?.close());
});
