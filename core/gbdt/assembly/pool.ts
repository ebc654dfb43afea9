// Threads on one memory: the first publishes a job and works on it, the helpers take chunks of it as they come.
// Nothing depends on how many helpers there are, or on when they arrive: a job is done when its chunks are.
import { gradientsChunk, lossChunk, quantiseChunk } from './gradients';
import { combineChunk } from './combine';
import { histogramChunk } from './histogram';
import {
  ARG0, ARG1, ARG2, ARG3, DONE, EPOCH, JOB_COMBINE, JOB_GATHER_SIDES, JOB_GRADIENTS, JOB_HISTOGRAM, JOB_KIND,
  JOB_LEAF_SUMS, JOB_LEAF_VALUES, JOB_LOSS, JOB_PARTITION, JOB_QUANTILES, JOB_QUANTISE, JOB_SCAN, JOB_SCORE_ROWS,
  JOB_CHUNKS, JOB_TRANSPOSE, OWNER_SLEEPS, SLEEPERS, STOP, THREADS, TICKET,
} from '../wasm/layout';
import { gatherSidesChunk, partitionChunk, transposeChunk } from './partition';
import { leafSumsChunk, leafValuesChunk, quantilesChunk, scoreRowsChunk } from './scores';
import { scanChunk } from './split';

/**
 * Looks at a word this often before going to sleep: about 0.1 ms. Waking a thread takes as long, and a helper that slept
 * between the jobs of one leaf would miss half of them; longer waits leave the core to others.
 */
const SPINS = 100_000;

export function runChunk(kind: i32, chunk: usize, thread: usize): void {
  switch (kind) {
    case JOB_TRANSPOSE: return transposeChunk(chunk);
    case JOB_GRADIENTS: return gradientsChunk(chunk);
    case JOB_QUANTISE: return quantiseChunk(chunk);
    case JOB_HISTOGRAM: return histogramChunk(chunk, thread);
    case JOB_COMBINE: return combineChunk(chunk);
    case JOB_SCAN: return scanChunk(chunk);
    case JOB_PARTITION: return partitionChunk(chunk);
    case JOB_GATHER_SIDES: return gatherSidesChunk(chunk);
    case JOB_LEAF_SUMS: return leafSumsChunk(chunk, thread);
    case JOB_LEAF_VALUES: return leafValuesChunk(chunk);
    case JOB_SCORE_ROWS: return scoreRowsChunk(chunk);
    case JOB_LOSS: return lossChunk(chunk, load<usize>(ARG0), load<usize>(ARG1), load<usize>(ARG2), load<usize>(ARG3));
    case JOB_QUANTILES: return quantilesChunk(chunk);
    default: unreachable();
  }
}

/**
 * Takes chunks until none is left. Tickets count down, so that a ticket above zero proves that the job which is
 * published now has a chunk for its holder, and that its arguments stay until the chunk is reported done.
 */
export function takeChunks(thread: usize): void {
  while (true) {
    const ticket = atomic.sub<i32>(TICKET, 1);
    if (ticket <= 0) return;
    runChunk(load<i32>(JOB_KIND), <usize>(load<i32>(JOB_CHUNKS) - ticket), thread);
    atomic.add<i32>(DONE, 1);
    if (thread != 0 && atomic.load<i32>(OWNER_SLEEPS)) atomic.notify(DONE, 1);
  }
}

/** Runs a job on the calling thread and every helper, and returns when all its chunks are done. */
export function runJob(kind: i32, chunks: i32): void {
  store<i32>(JOB_KIND, kind);
  store<i32>(JOB_CHUNKS, chunks);
  atomic.store<i32>(DONE, 0);
  atomic.store<i32>(TICKET, chunks);
  atomic.add<i32>(EPOCH, 1);
  if (atomic.load<i32>(SLEEPERS) > 0) atomic.notify(EPOCH, -1);
  takeChunks(0);
  for (let spins = 0; ; spins++) {
    const done = atomic.load<i32>(DONE);
    if (done >= chunks) return;
    if (spins > SPINS) sleepUntilChanged(done);
  }
}

/** A helper was interrupted in the middle of its chunk: leaves it the core until it reports. */
function sleepUntilChanged(done: i32): void {
  atomic.store<i32>(OWNER_SLEEPS, 1);
  // A chunk reported since `done` was read has changed the word, and wait returns; a later one sees the flag.
  atomic.wait<i32>(DONE, done, -1);
  atomic.store<i32>(OWNER_SLEEPS, 0);
}

/** Runs a job on the calling thread alone: for work that is over before a helper would be awake. */
export function runAlone(kind: i32, chunks: i32): void {
  for (let chunk = 0; chunk < chunks; chunk++) runChunk(kind, <usize>chunk, 0);
}

/** Waits until there may be a job for this helper; false when the pool is to stop. */
export function waitForJob(thread: usize): bool {
  const epoch = atomic.load<i32>(EPOCH);
  if (atomic.load<i32>(STOP)) return false;
  if (thread < load<usize>(THREADS)) {
    for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(TICKET) > 0) return true;
  }
  atomic.add<i32>(SLEEPERS, 1);
  // The epoch was read before the last look at the ticket: a job published since has changed it, and wait returns.
  atomic.wait<i32>(EPOCH, epoch, -1);
  atomic.sub<i32>(SLEEPERS, 1);
  return !atomic.load<i32>(STOP);
}

/** A helper's life. */
export function serve(thread: usize): void {
  while (waitForJob(thread)) if (thread < load<usize>(THREADS)) takeChunks(thread);
}

export function stopHelpers(): void {
  atomic.store<i32>(STOP, 1);
  atomic.add<i32>(EPOCH, 1);
  atomic.notify(EPOCH, -1);
}
