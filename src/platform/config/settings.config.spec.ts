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
      publicUrl: 'http://localhost:3000',
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
    [{ SMTP_HOST: 'mail.example.com', SMTP_FROM: 'a@example.com', SMTP_TLS: 'off', SMTP_USER: 'u', SMTP_PASSWORD: 'p' }, /in clear/],
  ])('are refused in production with %j', (env, complaint) => {
    expect(complaintsOf({ ...PRODUCTION, ...env } as Record<string, string>).join('\n')).toMatch(complaint);
  });

  it('send no mails and know no other robots until they are told to, and link to where they listen', () => {
    expect(readSettings({ HOST: '0.0.0.0', PORT: '8080' })).toMatchObject({ mail: undefined, robotOrigins: [], publicUrl: 'http://localhost:8080' });
    expect(readSettings({ HOST: 'qunguan.lan' }).publicUrl).toBe('http://qunguan.lan:3000');
    expect(readSettings({ PUBLIC_URL: 'https://qunguan.example.com/' }).publicUrl).toBe('https://qunguan.example.com');
  });

  it('take a mail server with the port that fits its encryption, and hosts of robots', () => {
    const mail = { SMTP_HOST: 'mail.example.com', SMTP_FROM: '群管 <qunguan@example.com>' };
    expect(readSettings(mail).mail).toEqual({ host: 'mail.example.com', port: 587, tls: 'starttls', from: '群管 <qunguan@example.com>' });
    expect(readSettings({ ...mail, SMTP_TLS: 'tls', SMTP_USER: 'u', SMTP_PASSWORD: 'p' }).mail).toMatchObject({ port: 465, user: 'u', password: 'p' });
    expect(readSettings({ ROBOT_HOSTS: 'robot.example.com, other.example.com:8443' }).robotOrigins).toEqual(['https://robot.example.com', 'https://other.example.com:8443']);
    expect(readSettings({ NODE_ENV: 'test', ROBOT_HOSTS: 'http://127.0.0.1:4000' }).robotOrigins).toEqual(['http://127.0.0.1:4000']);
  });

  it.each([
    [{ SMTP_HOST: 'mail.example.com' }, /SMTP_FROM/],
    [{ SMTP_HOST: 'mail.example.com', SMTP_FROM: 'a@example.com', SMTP_USER: 'u' }, /belong together/],
    [{ SMTP_TLS: 'ssl' }, /SMTP_TLS/],
    [{ PUBLIC_URL: 'qunguan.example.com' }, /PUBLIC_URL/],
    [{ ROBOT_HOSTS: 'http://127.0.0.1:4000' }, /ROBOT_HOSTS/],
    [{ ROBOT_HOSTS: 'robot.example.com/send' }, /ROBOT_HOSTS/],
  ])('refuse what nothing could be sent with: %j', (env, complaint) => {
    expect(complaintsOf(env as Record<string, string>).join('\n')).toMatch(complaint);
  });

  it('allow cheap password hashing in tests only', () => {
    expect(complaintsOf({ NODE_ENV: 'test', PASSWORD_MEMORY_KIB: '8', PASSWORD_PASSES: '1' })).toEqual([]);
    expect(complaintsOf({ PASSWORD_MEMORY_KIB: '8' }).join()).toMatch(/only NODE_ENV=test/);
  });
});
