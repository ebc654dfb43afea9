// The real command line as a child process, on a workspace and a user folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../core/host/cli/main.ts');

export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliBench {
  /** Folder of this bench; the workspace and the user's folder are inside. */
  readonly dir: string;
  readonly workspace: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs to the end. */
  run(...args: string[]): Promise<CliRun>;
  /** Runs with --json and parses stdout; throws when the exit code is not 0. */
  json<T>(...args: string[]): Promise<T>;
  start(...args: string[]): RunningCli;
  remove(): void;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly done: Promise<CliRun>;
  /** Resolves once stdout or stderr holds `text`; rejects when the process ends before. */
  said(text: string | RegExp): Promise<string>;
}

export function createCliBench(): CliBench {
  const dir = mkdtempSync(join(tmpdir(), 'shelfcast-cli-'));
  const workspace = join(dir, 'workspace');
  const env = { ...process.env, SHELFCAST_HOME: join(dir, 'home'), NO_COLOR: '1' };
  const start = (...args: string[]): RunningCli => startCli([...args, '--workspace', workspace], env, dir);
  const run = (...args: string[]) => start(...args).done;
  return {
    dir,
    workspace,
    env,
    start,
    run,
    async json<T>(...args: string[]): Promise<T> {
      const { code, stdout, stderr } = await run(...args, '--json');
      if (code !== 0) throw new Error(`cli ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
      return JSON.parse(stdout) as T;
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export function startCli(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): RunningCli {
  const child = spawn(process.execPath, [MAIN, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const run: CliRun = { code: null, stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  const collect = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
    run[stream] += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect('stdout'));
  child.stderr.on('data', collect('stderr'));
  const done = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      run.code = code;
      resolve(run);
      for (const listener of listeners) listener();
    });
  });
  const said = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const all = run.stdout + run.stderr;
        const found = typeof text === 'string' ? all.includes(text) : text.test(all);
        if (!found && run.code === null) return;
        listeners.delete(look);
        if (found) resolve(all);
        else reject(new Error(`It ended with ${run.code} without saying ${text}:\n${all}`));
      };
      listeners.add(look);
      look();
    });
  return { child, done, said };
}
