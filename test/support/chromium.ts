import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, '.cache');
const INSTALLED = ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * Starts a headless Chromium that can write Chinese. Uses CHROME_PATH, else an installed Chrome or Chromium, else the one
 * from npm, which is unpacked once. Close it with `browser.close()`.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath(),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: writeFontConfig() },
    // no sandbox: tests also run as root in containers; no hinting: the same pixels on every machine
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', '--lang=zh-CN'],
  });
}

function executablePath(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return chosen;
  return INSTALLED.find((path) => existsSync(path)) ?? unpackFromNpm();
}

/** The package unpacks into the temporary folder and trusts whatever it finds there; ours is per version and marked complete. */
function unpackFromNpm(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  const marker = join(folder, 'complete.txt');
  if (existsSync(marker)) return join(folder, readFileSync(marker, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // an ES module; a process of its own spares Jest from loading it
  const script = "import('@sparticuz/chromium').then(async ({ default: c }) => process.stdout.write(await c.executablePath()))";
  const path = execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder } }).trim();
  writeFileSync(marker, basename(path));
  return path;
}

/** A bare machine would show boxes. Only Noto Sans SC is offered, so that every machine paints the same. */
function writeFontConfig(): string {
  const folder = join(CACHE, 'fontconfig');
  const file = join(folder, 'fonts.conf');
  const fonts = join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const families = ['sans-serif', 'serif', 'system-ui', 'monospace', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC'];
  mkdirSync(join(folder, 'cache'), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('\n  ')}
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${families.map((family) => `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`).join('\n  ')}
</fontconfig>
`,
  );
  return file;
}
