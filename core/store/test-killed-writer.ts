// For tests of crashes: a process of its own that writes without end, until it is killed in the middle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';

/** Inside a script, after a line is printed: a pipe that is full for a moment takes the rest only when the event loop turns. */
export const LET_GO = 'await new Promise((resolve) => setImmediate(resolve));';

/**
 * Runs a module that prints a line after every confirmed step and never ends, kills it with SIGKILL once it has confirmed
 * `steps` of them, and answers how many it confirmed in all.
 */
export async function killAfter(steps: number, script: string): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whatever happens here: nothing that writes without end may outlive the test.
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.split('\n').length > steps && !child.killed) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return printed.split('\n').length - 1;
}
