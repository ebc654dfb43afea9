// Long work on the engine's own thread, in turns so short that calls in between are answered at once.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** An answer takes about ten turns of the event loop on its way, so that each of ours costs it ten times as much. */
const TURN_MS = 3;

/**
 * Answers a function to call between two pieces of the work, each well below TURN_MS: undefined while the turn lasts, else
 * a promise of the next one. `between`: what lies between two turns, such as the quiet that a CallWatch waits for.
 */
export function createTurns(between: () => Promise<void> = () => nextTurn()): () => Promise<void> | undefined {
  let end = performance.now() + TURN_MS;
  return () => {
    if (performance.now() < end) return undefined;
    return between().then(() => {
      end = performance.now() + TURN_MS;
    });
  };
}
