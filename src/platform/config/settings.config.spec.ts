import { readSettings, SettingsInvalid } from './settings.config';

const complaintsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env, '/srv/qunguan');
    return [];
  } catch (error) {
    return (error as SettingsInvalid).complaints;
  }
};
const PRODUCTION = { NODE_ENV: 'production', PASSWORD_PEPPER: 'x'.repeat(32) };

describe('settings', () => {
  it('start a demo on the loopback address with SQLite when nothing is set', () => {
    expect(readSettings({}, '/srv/qunguan')).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      demo: true,
      clock: 'demo',
      database: { kind: 'sqlite', file: '/srv/qunguan/data/qunguan.sqlite' },
      demoNow: new Date('2026-10-12T02:00:00Z'),
      uploadMegabytes: 20,
    });
  });

  it('take what the environment says', () => {
    const settings = readSettings({ PORT: '8080', DATABASE_URL: 'postgres://localhost/qunguan', DEMO: 'off', DEMO_NOW: '2026-04-01T00:00:00Z' });
    expect(settings).toMatchObject({ port: 8080, database: { kind: 'postgres' }, demo: false, clock: 'system' });
  });

  it('list every mistake in one message', () => {
    const complaints = complaintsOf({ PORT: 'http', CLOCK: 'sundial', DEMO: 'maybe', DEMO_NOW: '2026-10-12T10:00:00', DATABASE_URL: 'mysql://x', SESSION_HOURS: '0' });
    expect(complaints).toHaveLength(6);
    expect(complaints.join('\n')).toMatch(/PORT=http[^]*SESSION_HOURS=0|SESSION_HOURS=0[^]*PORT=http/);
    expect(() => readSettings({ PORT: '-1' })).toThrow(/cannot start[^]*PORT=-1/);
  });

  it('are accepted in production with real time, no demo and an own pepper', () => {
    expect(readSettings(PRODUCTION)).toMatchObject({ demo: false, clock: 'system', secureCookies: true });
  });

  it.each([
    [{ DEMO: 'on' }, /refuses the demo world/],
    [{ CLOCK: 'manual' }, /refuses CLOCK=manual/],
    [{ PASSWORD_PEPPER: '' }, /PASSWORD_PEPPER/],
    [{ PASSWORD_PEPPER: 'short' }, /PASSWORD_PEPPER/],
    [{ SECURE_COOKIES: 'off' }, /SECURE_COOKIES/],
    [{ PASSWORD_MEMORY_KIB: '64' }, /PASSWORD_MEMORY_KIB/],
  ])('are refused in production with %j', (env, complaint) => {
    expect(complaintsOf({ ...PRODUCTION, ...env } as Record<string, string>).join('\n')).toMatch(complaint);
  });

  it('allow cheap password hashing in tests only', () => {
    expect(complaintsOf({ NODE_ENV: 'test', PASSWORD_MEMORY_KIB: '8', PASSWORD_PASSES: '1' })).toEqual([]);
    expect(complaintsOf({ PASSWORD_MEMORY_KIB: '8' }).join()).toMatch(/only NODE_ENV=test/);
  });
});
