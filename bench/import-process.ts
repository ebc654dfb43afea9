// One import in a process of its own, so that its peak of memory is its own: started by runImport.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { importFile } from '#core/host/import-file.ts';
import { timed } from './benchmark.ts';
import { withBenchEngine } from './engine.ts';

export interface ImportRun {
  readonly seconds: number;
  /** Peak resident memory of the whole process, engine and SQLite included. */
  readonly peakBytes: number;
  readonly rows: { readonly total: number; readonly rejected: number };
}

interface ImportTask {
  readonly file: string;
  /** Made anew. */
  readonly workspace: string;
}

/** Detects, checks, stages and commits `file`, from handing it in to the commit's end. */
export function runImport(file: string, workspace: string): Promise<ImportRun> {
  const child = fork(fileURLToPath(import.meta.url), ['run'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send({ file, workspace } satisfies ImportTask);
  return new Promise((resolve, reject) => {
    child.once('message', (run) => resolve(run as ImportRun));
    child.once('exit', (code) => reject(new Error(`The import of ${file} ended with code ${code}.`)));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  process.once('message', async ({ file, workspace }: ImportTask) => {
    const { seconds, result } = await withBenchEngine(workspace, (client) =>
      timed(() => importFile(client, file, { store: 'S001' })),
    );
    // In kilobytes.
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const { total, rejected } = result.report.rows;
    process.send?.({ seconds, peakBytes, rows: { total, rejected } } satisfies ImportRun, () => process.exit(0));
  });
}
