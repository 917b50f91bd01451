import { ok, type Result } from '../core/result';
import type { Distribution } from '../risk/distributions/distribution';
import { distributionFamily } from '../risk/distributions/families';
import type { TaskInput } from './task';

/** More are not kept: a table takes 100 kB. */
const MOST_KEPT = 64;

/**
 * Distributions by the words that declare them. Equal declarations share one distribution, and the last ones met are
 * kept, so that a run which differs little from the one before finds their sampling tables ready.
 */
export class KnownDistributions {
  /** Those met last come last. */
  private readonly known = new Map<string, Distribution>();

  declaredBy({ family, args }: Pick<TaskInput, 'family' | 'args'>): Result<Distribution> {
    const words = JSON.stringify([family, args]);
    const known = this.known.get(words);
    if (known !== undefined) {
      this.keep(words, known);
      return ok(known);
    }
    const read = distributionFamily(family)!.read(args);
    if (!read.ok) return read;
    this.keep(words, read.value.distribution);
    return ok(read.value.distribution);
  }

  private keep(words: string, distribution: Distribution): void {
    this.known.delete(words);
    this.known.set(words, distribution);
    if (this.known.size <= MOST_KEPT) return;
    const [oldest] = this.known.keys();
    this.known.delete(oldest!);
  }
}
