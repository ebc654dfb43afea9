// Kernels in WebAssembly with helper threads, or the TypeScript twin where that cannot run.
import type { KernelProblem, KernelRuntime, Kernels } from '../kernels.ts';
import { typescriptRuntime } from '../twin/twin-kernels.ts';
import type { HelperStart } from './helper.ts';
import { memoryPlan } from './memory-plan.ts';
import { WasmKernels } from './wasm-kernels.ts';
import { findWebAssembly, instantiate, type KernelExports, PAGE_BYTES, type WasmMemory } from './web-assembly.ts';

export interface KernelRuntimeOptions {
  /** Threads to work with, the caller's included. */
  threads: number;
  /** Starts a thread that calls runKernelHelper with what it is given. Without it only the caller's thread works. */
  spawn?(start: HelperStart): void;
}

/** WebAssembly's limit: 4 GiB of 32-bit addresses. */
const MAX_PAGES = 65_536;

/**
 * A runtime for `fit`. `wasmBytes` null, or a host without SIMD, shared memory or threads: the TypeScript twin, which
 * gives the same models more slowly. Close it to end its helpers.
 */
export function createKernelRuntime(wasmBytes: Uint8Array | null, options: KernelRuntimeOptions): KernelRuntime {
  const api = findWebAssembly();
  if (wasmBytes === null || api === null || !api.validate(wasmBytes)) return typescriptRuntime;
  let memory: WasmMemory;
  try {
    memory = new api.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  } catch {
    // No address space for a shared memory of this size.
    return typescriptRuntime;
  }
  const module = new api.Module(wasmBytes);
  const threads = options.spawn ? Math.max(1, Math.floor(options.threads)) : 1;
  for (let thread = 1; thread < threads; thread++) options.spawn?.({ module, memory, thread });
  return new WasmRuntime(instantiate(api, module, memory), memory, threads);
}

class WasmRuntime implements KernelRuntime {
  readonly kind = 'wasm';
  readonly threads: number;
  readonly #exports: KernelExports;
  readonly #memory: WasmMemory;
  #isOpen = false;

  constructor(exports: KernelExports, memory: WasmMemory, threads: number) {
    this.#exports = exports;
    this.#memory = memory;
    this.threads = threads;
  }

  open(problem: KernelProblem): Kernels {
    if (this.#isOpen)
      throw new Error('A kernel runtime trains one model at a time; close the kernels that are open first.');
    const limit = problem.params.threads;
    const threads = limit === 0 ? this.threads : Math.min(limit, this.threads);
    const plan = memoryPlan(problem, threads);
    if (!this.#reserve(plan.bytes)) return typescriptRuntime.open(problem);
    this.#isOpen = true;
    return new WasmKernels(problem, plan, threads, this.#exports, this.#memory, () => {
      this.#isOpen = false;
    });
  }

  close(): void {
    this.#exports.stopHelpers();
  }

  #reserve(bytes: number): boolean {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing <= 0) return true;
    if (bytes > MAX_PAGES * PAGE_BYTES) return false;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
      return true;
    } catch {
      // The machine has no such memory; the twin needs about as much but in pieces.
      return false;
    }
  }
}
