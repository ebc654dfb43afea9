// One build at a time in a checkout: tests and starts that run side by side wait for each other.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const NAMELESS_MS = 5_000;

export async function withBuildLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await tryLock(file))) await pause(100);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (await isLeftBehind(file)) await rm(file, { force: true });
  return false;
}

/** A build that was killed leaves its lock behind, perhaps before it wrote its number into it. */
async function isLeftBehind(file: string): Promise<boolean> {
  try {
    const owner = Number(await readFile(file, 'utf8'));
    return owner > 0 ? !isRunning(owner) : (await stat(file)).mtimeMs < Date.now() - NAMELESS_MS;
  } catch {
    return false; // It was given back in the meantime.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
