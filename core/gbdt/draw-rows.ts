// A random part of the rows, the same for the same seed.

/**
 * `count` different numbers below `total`, every set equally likely, and the others; both ascending (Knuth, TAOCP 2,
 * algorithm 3.4.2 S). Row r's chance comes from a hash of seed and r, not from a generator's state: a bag of a million
 * rows is drawn for every tree, and this way the processor works on several rows at once.
 */
export function drawRows(total: number, count: number, seed: number): { chosen: Uint32Array; rest: Uint32Array } {
  if (count === total) {
    const chosen = new Uint32Array(total);
    for (let r = 0; r < total; r++) chosen[r] = r;
    return { chosen, rest: new Uint32Array(0) };
  }
  // One place more than needed: both lists are written in every step, and only one of them advances.
  const chosen = new Uint32Array(count + 1);
  const rest = new Uint32Array(total - count + 1);
  let taken = 0;
  let left = 0;
  for (let r = 0; r < total; r++) {
    const isTaken = +((total - r) * uniform(seed, r) < count - taken);
    chosen[taken] = r;
    rest[left] = r;
    taken += isTaken;
    left += 1 - isTaken;
  }
  return { chosen: chosen.subarray(0, count), rest: rest.subarray(0, total - count) };
}

/** Uniform in [0, 1): MurmurHash3's finaliser (A. Appleby, public domain) of a Weyl sequence. */
function uniform(seed: number, index: number): number {
  let hash = (seed + Math.imul(index, 0x9e37_79b9)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
