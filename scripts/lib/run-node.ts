// Runs a script with this Node and keeps its output for the case that it fails.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export async function runNode(cwd: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${path.basename(args[0])} failed:\n${stdout}${stderr}`);
  }
}
