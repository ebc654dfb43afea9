// Tells whether something built is older than what it is built from, by a fingerprint of its sources.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface BuildStep {
  name: string;
  /** Files and folders that the result depends on. */
  sources: readonly string[];
  /** A file that exists once the step was done. */
  result: string;
  /** Where the fingerprint of the last build is kept. */
  stampFile: string;
  run(): Promise<void>;
}

/** Runs the step unless its result is there and made from these very sources. Returns whether it ran. */
export async function buildIfStale(step: BuildStep): Promise<boolean> {
  const fingerprint = fingerprintOf(step.sources);
  const last = existsSync(step.stampFile) ? readFileSync(step.stampFile, 'utf8') : '';
  if (existsSync(step.result) && last === fingerprint) return false;
  await step.run();
  await mkdir(path.dirname(step.stampFile), { recursive: true });
  await writeFile(step.stampFile, fingerprint);
  return true;
}

function fingerprintOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesBelow(source)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(source: string): string[] {
  if (!existsSync(source)) return [];
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
