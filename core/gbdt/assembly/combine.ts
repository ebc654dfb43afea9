// What follows the rows of a histogram, feature by feature: the threads' parts become one, the sibling is what the
// parent has besides, and both are searched for their best splits while they are in the cache.
import { ARG2, ARG4, ARG5, BIN_OFFSET_AT, FEATURES_AT, FEATURE_ACCUMULATOR, FEATURE_COUNT, THREADS, THREADS_AT, THREAD_BYTES } from '../wasm/layout';
import { evenBins, flushFeature, histogramOf, progressOf } from './histogram';
import { scanChunk } from './split';

export function addSums(to: usize, from: usize, bytes: usize): void {
  for (const end = to + bytes; to < end; to += 16, from += 16) v128.store(to, f64x2.add(v128.load(to), v128.load(from)));
}

export function subtractSums(to: usize, from: usize, bytes: usize): void {
  for (const end = to + bytes; to < end; to += 16, from += 16) v128.store(to, f64x2.sub(v128.load(to), v128.load(from)));
}

/** Leaves the sums of all threads for one feature in the job's slot, and clears their packed sums. */
export function collectParts(place: usize, first: usize, bins: usize): void {
  const slot = histogramOf(0, load<usize>(ARG2)) + first;
  // The first thread may have got no chunk: then the slot is stale.
  let isFilled = load<u32>(progressOf(0)) != 0;
  for (let t: usize = 0; t < load<usize>(THREADS); t++) {
    if (t != 0 && load<u32>(progressOf(t)) != 0) {
      const from = histogramOf(t, 0) + first;
      if (isFilled) addSums(slot, from, bins << 4);
      else memory.copy(slot, from, bins << 4);
      isFilled = true;
    }
    if (load<u32>(progressOf(t), 4) == 0) continue;
    const packed = load<usize>(THREADS_AT) + t * load<usize>(THREAD_BYTES) + place * FEATURE_ACCUMULATOR;
    flushFeature(packed, bins, slot, isFilled);
    isFilled = true;
  }
}

/** One feature of a histogram job: ARG2 slot, ARG4 parent's slot or −1, ARG5 leaves to be searched for splits. */
export function combineChunk(place: usize): void {
  const binOffset = load<usize>(BIN_OFFSET_AT);
  const feature = <usize>load<u32>(load<usize>(FEATURES_AT) + (place << 2));
  const first = <usize>load<i32>(binOffset + (feature << 2)) << 4;
  const bins = evenBins(binOffset, feature);
  collectParts(place, first, bins);
  const parent = load<i32>(ARG4);
  if (parent >= 0) subtractSums(histogramOf(0, parent) + first, histogramOf(0, load<usize>(ARG2)) + first, bins << 4);
  for (let leaf: usize = 0; leaf < load<usize>(ARG5); leaf++) scanChunk(leaf * load<usize>(FEATURE_COUNT) + place);
}
