// A running Shelfcast for a test: the real start script, the real engine process, a workspace of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Long enough to build the window first, where it is stale. */
const START_MS = 120_000;
/** A shell that has not ended by then is ended for good, so that a test cannot hang on it. */
const STOP_MS = 20_000;

export interface RunningShell {
  /** Address with the one-time token: lets exactly one browser in. */
  link: string;
  address: string;
  workspaceDir: string;
  /** Process id of the engine, for tests that end it. */
  enginePid(): Promise<number>;
  stop(): Promise<void>;
}

interface ShellOptions {
  /** An existing one; left out: an empty one of its own, removed at the end. */
  workspace?: string;
  /** The kiosk has a workspace of its own. */
  kiosk?: boolean;
}

export async function startShell({ workspace, kiosk = false }: ShellOptions = {}): Promise<RunningShell> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shelfcast-e2e-'));
  // Playwright runs tests without checking types, and spawn makes text of anything: what is no path must fail here.
  const workspaceDir = path.resolve(workspace ?? path.join(folder, kiosk ? 'home/kiosk' : 'workspace'));
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'scripts/start.ts'),
      '--no-open',
      '--port',
      '0',
      ...(kiosk ? ['--kiosk'] : ['--workspace', workspaceDir]),
    ],
    {
      cwd: ROOT,
      // Playwright's own loader options are not for the process under test.
      env: { ...process.env, NODE_OPTIONS: '', SHELFCAST_HOME: path.join(folder, 'home') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const link = await printedLink(child);
  return {
    link,
    address: new URL(link).origin,
    workspaceDir,
    enginePid: async () => {
      const { pid } = JSON.parse(await readFile(path.join(workspaceDir, 'engine.json'), 'utf8')) as { pid: number };
      return pid;
    },
    stop: async () => {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        await ended;
        clearTimeout(force);
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`No link within ${START_MS / 1000} s. Output:\n${output}`));
    }, START_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const link = /http:\/\/\S+token=[\w-]+/.exec(output)?.[0];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Shelfcast ended with code ${code} before it was ready. Output:\n${output}`));
    });
  });
}
