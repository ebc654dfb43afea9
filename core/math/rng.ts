// Seeded randomness: the only source of chance in the project, so that the same input gives the same bytes.

export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, bound). */
  int(bound: number): number;
  /** Standard normal (Box-Muller, one value a call). */
  normal(): number;
  /** An independent stream for a named part, so that adding draws in one part does not move another. */
  fork(name: string): Rng;
}

/** mulberry32 (public domain, T. Ettinger): 32 bits of state, good enough for sampling and synthetic data. */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (bound) => Math.floor(next() * bound),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (name) => createRng(hashText(name, seed)),
  };
}

/** Where FNV-1a begins, and what each character makes of it: `hashText` piece by piece, as signed 32-bit numbers. */
export const HASH_BASIS = 0x811c9dc5 | 0;
export const nextHash = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** FNV-1a over the text, mixed with a seed. */
export function hashText(text: string, seed = 0): number {
  let hash = HASH_BASIS ^ seed;
  for (let i = 0; i < text.length; i++) hash = nextHash(hash, text.charCodeAt(i));
  return hash >>> 0;
}
