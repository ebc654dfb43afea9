// Starts a worker thread of the engine.
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { workerUrl } from './worker-url.ts';

/** `name` is the file's name in core/jobs without its ending. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  const url = workerUrl(name);
  return new Worker(url, url.pathname.endsWith('.ts') ? { ...options, env: envOfSources() } : options);
}

/**
 * From the sources every thread would compile its TypeScript anew, by a WebAssembly compiler of its own: half a second
 * each, and once in about a hundred threads V8 aborts the whole process when that compiler's code is freed ("Check failed:
 * jit_page.has_value()", Node 24.21). With a cache of what was compiled, threads load no compiler.
 */
function envOfSources(): NodeJS.ProcessEnv {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
  return { NODE_COMPILE_CACHE: folder, ...process.env };
}
