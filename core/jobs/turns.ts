// Long work on the engine's own thread, in turns so short that calls in between are answered at once.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** An answer takes about ten turns of the event loop on its way, so that each of ours costs it ten times as much. */
const TURN_MS = 3;

/**
 * Answers a function to call between two pieces of the work, each well below `turnMs`: undefined while the turn lasts, else
 * a promise of the next one.
 */
export function createTurns(turnMs = TURN_MS): () => Promise<void> | undefined {
  let end = performance.now() + turnMs;
  return () => {
    if (performance.now() < end) return undefined;
    return nextTurn().then(() => {
      end = performance.now() + turnMs;
    });
  };
}
