/** Random choices that are the same for the same numbers, so that every input can be made again by its number alone. */
export class Random {
  private state: number;

  constructor(...numbers: readonly number[]) {
    this.state = numbers.reduce((state, number) => Math.imul(state ^ number, 0x9e3779b1) >>> 0, 0x2545f491);
  }

  /** From 0 to below 1 (Mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}
