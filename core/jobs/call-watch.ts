// Who calls must not wait for work that nobody looks at: long work asks here when the engine was last called.
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** A click brings a few calls, and its page is drawn meanwhile on the same processor. */
const QUIET_MS = 150;
/** Work of small stores is done within this and gives way to nobody. */
const AT_ONCE_MS = 250;
/** No work waits longer than this in all, however much is clicked. */
const PATIENCE_MS = 60_000;

export interface Clock {
  /** Milliseconds. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

const REAL_CLOCK: Clock = { now: () => performance.now(), pause: (milliseconds) => pause(milliseconds) };

export class CallWatch {
  #lastCall = Number.NEGATIVE_INFINITY;
  readonly #clock: Clock;

  constructor(clock = REAL_CLOCK) {
    this.#clock = clock;
  }

  called(): void {
    this.#lastCall = this.#clock.now();
  }

  /** Answers what one long work does between two of its turns (see turns.ts): from AT_ONCE_MS on it waits for quiet. */
  givesWay(): () => Promise<void> {
    const atOnceUntil = this.#clock.now() + AT_ONCE_MS;
    let patience = PATIENCE_MS;
    return async () => {
      await nextTurn();
      if (this.#clock.now() < atOnceUntil) return;
      for (let left = this.#quietIn(); left > 0 && patience > 0; left = this.#quietIn()) {
        const wait = Math.min(left, patience);
        await this.#clock.pause(wait);
        patience -= wait;
      }
    };
  }

  /** Milliseconds until it will have been quiet for long enough, if nobody calls. */
  #quietIn(): number {
    return this.#lastCall + QUIET_MS - this.#clock.now();
  }
}
