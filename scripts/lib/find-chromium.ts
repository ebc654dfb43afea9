// Finds a Chromium for the tests: named by the user, Playwright's own, or the system's.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a Chromium or Chrome; undefined when this machine has none. `SHELFCAST_CHROMIUM` names one and wins. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const named = env.SHELFCAST_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`SHELFCAST_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const { chromium } = await import('playwright');
  return [chromium.executablePath(), ...systemCandidates(env)].find((path) => path !== '' && existsSync(path));
}

function systemCandidates(env: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap((name) =>
        (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

/** The one command that gives this machine a Chromium. */
export const INSTALL_COMMAND = 'npx playwright install --with-deps chromium';

/**
 * A Chromium, installed with apt-get where that is possible without asking (Debian as root: containers, CI). Throws
 * with the one command to run anywhere else.
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) {
    say('No Chromium on this machine: installing Debian’s (apt-get install chromium) …');
    const run = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    run('update', '-q');
    run('install', '-y', '-q', '--no-install-recommends', 'chromium');
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(`The tests need a Chromium and this machine has none. Run: ${INSTALL_COMMAND}`);
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** What a Chromium needs to run in a container, as root, and without talking to anybody. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
