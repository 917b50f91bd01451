/** Keeps the results used last, up to a number of them. Entries without a key are not kept. */
export class ResultCache<T> {
  readonly #entries = new Map<string, T>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string | undefined): T | undefined {
    return key === undefined ? undefined : this.#entries.get(key);
  }

  /** A map remembers the order of insertion: putting an entry in again makes it the youngest, and the first is the oldest. */
  set(key: string | undefined, result: T): void {
    if (key === undefined) return;
    this.#entries.delete(key);
    this.#entries.set(key, result);
    if (this.#entries.size > this.#capacity) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
  }
}
