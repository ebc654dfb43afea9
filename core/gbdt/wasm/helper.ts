// A helper thread's part: nothing but the kernels, so that it starts in milliseconds.
import { findWebAssembly, instantiate, type WasmMemory, type WasmModule } from './web-assembly.ts';

/** Everything a helper thread needs; survives structured cloning between threads. */
export interface HelperStart {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  /** 1 … threads − 1. */
  readonly thread: number;
}

/** The body of a helper thread: works on jobs until the runtime is closed. Blocks its thread. */
export function runKernelHelper(start: HelperStart): void {
  const api = findWebAssembly();
  if (api !== null) instantiate(api, start.module, start.memory).serve(start.thread);
}
