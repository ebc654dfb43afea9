// The Node side of the gradient boosting kernels: finds the compiled module and starts helper threads for it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createKernelRuntime, type KernelRuntime } from '../gbdt/index.ts';
import { startWorker } from './start-worker.ts';

/** The compiled kernels: beside their sources, or at the top level of the bundle. Null: not built. */
export function findKernelBytes(from: string = import.meta.url): Uint8Array | null {
  const places = from.endsWith('.ts') ? ['../gbdt/kernels/kernels.wasm'] : ['./kernels.wasm', '../kernels.wasm'];
  const path = places.map((place) => fileURLToPath(new URL(place, from))).find((candidate) => existsSync(candidate));
  return path === undefined ? null : readFileSync(path);
}

export interface KernelThreadsOptions {
  /** Threads to work with, the caller's included. */
  threads: number;
  /** Told when a helper fails. The training goes on without it. */
  onHelperError?(error: Error): void;
}

/**
 * A kernel runtime with its helpers as worker threads on one shared memory. Without compiled kernels (a source tree
 * where `npm run build:kernels` never ran) it is the TypeScript twin: the same models, more slowly.
 * Close it when the training is over: the helpers end by themselves, and never keep the process alive.
 */
export function openKernelRuntime({ threads, onHelperError }: KernelThreadsOptions): KernelRuntime {
  return createKernelRuntime(findKernelBytes(), {
    threads,
    spawn: (start) => {
      const worker = startWorker('kernel-worker', { workerData: start });
      worker.on('error', (error) => onHelperError?.(error as Error));
      worker.unref();
    },
  });
}
