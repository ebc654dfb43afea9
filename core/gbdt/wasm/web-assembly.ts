// The few parts of WebAssembly that the kernels need, typed here because pure code has no DOM or Node types.

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  /** Grows by pages of 64 KiB. */
  grow(pages: number): number;
}

/** Compiled code; may be sent to another thread. */
export type WasmModule = object;

interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => WasmModule;
  Memory: new (options: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
  Instance: new (module: WasmModule, imports: Record<string, Record<string, unknown>>) => { exports: unknown };
}

/** The host's WebAssembly, or null where there is none. */
export function findWebAssembly(): WebAssemblyApi | null {
  return (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly ?? null;
}

export const PAGE_BYTES = 65_536;

/** What the module exports and TypeScript calls; the rest is exported for speed only (see assembly/index.ts). */
export interface KernelExports {
  /** Runs a job on the calling thread and the helpers. */
  runJob(kind: number, chunks: number): void;
  /** Runs a job on the calling thread. */
  runAlone(kind: number, chunks: number): void;
  /** A helper's life; returns when the pool stops. */
  serve(thread: number): void;
  stopHelpers(): void;
}

export function instantiate(api: WebAssemblyApi, module: WasmModule, memory: WasmMemory): KernelExports {
  return new api.Instance(module, { env: { memory } }).exports as KernelExports;
}
