// Tells every listener what changed. Events are hints: a slow listener gets fewer of them, never an endless backlog.
import type { EngineEvent, Topic } from '../contract/events.ts';

/** What a procedure may answer with instead of one value. `return` ends it at once, also while `next` is waiting. */
export type Stream<T> = AsyncIteratorObject<T, undefined, void>;

export interface EventHub {
  changed(...topics: Topic[]): void;
  emit(event: EngineEvent): void;
  /**
   * Async stream, `hello` first, then the events from now on; ends when the signal aborts or the hub closes. What a
   * listener has not taken yet is merged: one pending change with all its topics, the latest state of each job.
   * `accept` leaves out what the listener does not want.
   */
  subscribe(signal?: AbortSignal, accept?: (event: EngineEvent) => boolean): Stream<EngineEvent>;
}

/** Jobs whose latest state may wait for one listener; beyond it the listener is only told that jobs changed. */
const MAX_PENDING_JOBS = 100;

export function createEventHub(): EventHub & { close(): void } {
  const subscribers = new Set<Subscriber>();
  let closed = false;

  const emit = (event: EngineEvent): void => {
    for (const subscriber of subscribers) subscriber.offer(event);
  };
  return {
    emit,
    changed: (...topics) => emit({ type: 'changed', topics }),
    subscribe(signal, accept = () => true) {
      const subscriber = new Subscriber(accept, (ended) => subscribers.delete(ended));
      if (closed || signal?.aborted) {
        void subscriber.return();
        return subscriber;
      }
      subscribers.add(subscriber);
      signal?.addEventListener('abort', () => void subscriber.return(), { once: true });
      return subscriber;
    },
    close() {
      closed = true;
      for (const subscriber of [...subscribers]) subscriber.finish();
    },
  };
}

type Waiting = (result: IteratorResult<EngineEvent, undefined>) => void;
const DONE: IteratorResult<EngineEvent, undefined> = { done: true, value: undefined };

/** Not an async generator: its `return` would wait for a pending `next`, and so for an event that may never come. */
class Subscriber implements Stream<EngineEvent> {
  #hello = true;
  #ended = false;
  readonly #topics = new Set<Topic>();
  readonly #jobs = new Map<string, EngineEvent>();
  readonly #waiting: Waiting[] = [];
  readonly #accept: (event: EngineEvent) => boolean;
  readonly #onEnd: (self: Subscriber) => void;

  constructor(accept: (event: EngineEvent) => boolean, onEnd: (self: Subscriber) => void) {
    this.#accept = accept;
    this.#onEnd = onEnd;
  }

  offer(event: EngineEvent): void {
    if (this.#ended || !this.#accept(event)) return;
    if (event.type === 'changed') for (const topic of event.topics) this.#topics.add(topic);
    if (event.type === 'job') this.#offerJob(event.job.id, event);
    const next = this.#waiting.length > 0 ? this.#take() : undefined;
    if (next) this.#waiting.shift()?.({ done: false, value: next });
  }

  #offerJob(id: string, event: EngineEvent): void {
    this.#jobs.delete(id);
    this.#jobs.set(id, event);
    if (this.#jobs.size <= MAX_PENDING_JOBS) return;
    this.#jobs.delete(this.#jobs.keys().next().value as string);
    this.#topics.add('jobs');
  }

  #take(): EngineEvent | undefined {
    if (this.#hello) {
      this.#hello = false;
      return { type: 'hello' };
    }
    if (this.#topics.size > 0) {
      const topics = [...this.#topics];
      this.#topics.clear();
      return { type: 'changed', topics };
    }
    for (const [id, event] of this.#jobs) {
      this.#jobs.delete(id);
      return event;
    }
    return undefined;
  }

  next(): Promise<IteratorResult<EngineEvent, undefined>> {
    const event = this.#take();
    if (event) return Promise.resolve({ done: false, value: event });
    if (this.#ended) return Promise.resolve(DONE);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** No more events; what waits can still be taken. */
  finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd(this);
    for (const resolve of this.#waiting.splice(0)) resolve(DONE);
  }

  /** The listener has had enough. */
  return(): Promise<IteratorResult<EngineEvent, undefined>> {
    this.finish();
    this.#hello = false;
    this.#topics.clear();
    this.#jobs.clear();
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
