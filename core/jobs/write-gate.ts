// While a thread holds the store's write lock, those who want to write wait for it here instead of in SQLite, where the
// engine's thread would stand still and every page with it.

export class WriteGate {
  readonly #holders = new Set<Promise<void>>();

  /** Closes the gate until the answer is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#holders.add(promise);
    return () => {
      this.#holders.delete(promise);
      resolve();
    };
  }

  /** Resolves when nobody holds the gate. */
  async opened(): Promise<void> {
    while (this.#holders.size > 0) await Promise.all(this.#holders);
  }
}
