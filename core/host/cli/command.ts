// What every command has in common: its options, the open engine, and how it is closed.

import type { Command } from 'commander';
import type { EngineClient } from '#core/contract/contract.ts';
import { NO_LOG, openLog } from '../log/log.ts';
import { defaultWorkspaceDir, engineInit } from '../shell/user-data.ts';
import type { Console } from './output/console.ts';

/** What a run of the program gives to its commands. */
export interface CliEnvironment {
  readonly console: Console;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

/** What a command works with while the engine is open. */
export interface Cli extends CliEnvironment {
  readonly client: EngineClient;
}

export interface CommonOptions {
  workspace?: string;
}

export type AddCommand = (program: Command, environment: CliEnvironment) => void;

/** A command with the options that all commands take. `usage` is commander's: "import <file>". */
export function newCommand(program: Command, usage: string, summary: string): Command {
  return program
    .command(usage)
    .description(summary)
    .option('--workspace <dir>', "folder of the workspace (default: the one of the app, in the user's data folder)")
    .option('--json', 'print the result as JSON on stdout')
    .option('--quiet', 'no progress and no notes on stderr');
}

export const workspaceDirOf = (options: CommonOptions): string => options.workspace ?? defaultWorkspaceDir();

/** Opens the engine in this process, runs `work`, and closes it again whatever happened. */
export async function withEngine<T>(
  environment: CliEnvironment,
  options: CommonOptions,
  work: (cli: Cli) => Promise<T>,
): Promise<T> {
  const init = engineInit({ workspaceDir: workspaceDirOf(options), hasWindow: false });
  // Loaded only now: --help and a wrong option should not wait for an engine that they do not need.
  const { createEngine } = await import('../engine.ts');
  const log = init.logFolder === null ? NO_LOG : openLog({ folder: init.logFolder, name: 'cli' });
  // Work that only waits (a stream without events) has no handle of its own that would keep the process alive.
  const keepAlive = setInterval(() => {}, 2 ** 30);
  try {
    const engine = await createEngine({ ...init, now: () => new Date(), log });
    try {
      return await work({ ...environment, client: engine.client });
    } finally {
      await engine.close();
    }
  } finally {
    clearInterval(keepAlive);
    log.close();
  }
}
