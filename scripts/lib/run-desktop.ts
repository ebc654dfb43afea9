// Runs the Electron window and waits until it is closed.
import { spawn } from 'node:child_process';

/** An Electron that ends with an error so soon has not opened a window (missing libraries, no graphics). */
const TOO_SOON_MS = 5_000;

/** Resolves with the exit code, or with null when Electron could not open its window at all. */
export function runDesktop(program: string, args: readonly string[]): Promise<number | null> {
  const started = performance.now();
  // Ctrl+C reaches Electron, too: it closes its engine and ends, and this process waits for that.
  const wait = () => {};
  process.on('SIGINT', wait);
  return new Promise((resolve) => {
    const settle = (code: number) => {
      process.off('SIGINT', wait);
      resolve(code !== 0 && performance.now() - started < TOO_SOON_MS ? null : code);
    };
    const child = spawn(program, args, { stdio: 'inherit' });
    child.once('error', () => settle(1));
    child.once('exit', (code, signal) => settle(signal ? 130 : (code ?? 0)));
    process.once('SIGTERM', () => child.kill('SIGTERM'));
  });
}
