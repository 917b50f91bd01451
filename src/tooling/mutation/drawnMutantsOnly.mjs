/**
 * Stryker's plug-in that leaves out what was not drawn. Stryker itself can only be told ranges of a file, and a range
 * holds every mutant inside it; a checker sees each one. What it refuses counts in no score.
 */
import { readFileSync } from 'node:fs';
import { mutantKey } from './drawMutants.mjs';

export const NOT_DRAWN = 'not drawn';

class DrawnMutantsOnly {
  async init() {
    this.drawn = new Set(JSON.parse(readFileSync(process.env.ROI_DRAWN_MUTANTS, 'utf8')));
  }

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const verdict = (mutant) => (this.drawn.has(mutantKey(mutant)) ? { status: 'passed' } : { status: 'compileError', reason: NOT_DRAWN });
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, verdict(mutant)]));
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'drawnMutantsOnly', injectableClass: DrawnMutantsOnly }];
