// One run of the command line: parses, runs the command, reports its error, says how to exit.
import { CommanderError } from 'commander';
import { ERROR_CATEGORIES } from '#core/contract/errors.ts';
import { toCliError } from './cli-error.ts';
import { watchForInterrupt } from './interrupt.ts';
import { createConsole } from './output/console.ts';
import { reportError } from './output/report-error.ts';
import { buildProgram } from './program.ts';

/** Resolves with the exit code: 0, or the one of the error's category (core/contract/errors.ts). */
export async function runCli(args: readonly string[]): Promise<number> {
  const interrupt = watchForInterrupt();
  const console = createConsole({ json: args.includes('--json'), quiet: args.includes('--quiet') });
  const program = buildProgram({ console, signal: interrupt.signal });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return ERROR_CATEGORIES.input.exitCode;
    }
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (thrown) {
    // Help and version, asked for, end by being thrown.
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    const error = toCliError(thrown);
    reportError(console, error);
    return ERROR_CATEGORIES[error.category].exitCode;
  } finally {
    console.progress.end();
    interrupt.stop();
  }
}
