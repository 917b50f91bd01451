import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lognormalDistribution } from '../../../src/engine/risk/distributions/lognormal';
import { fillPortableUniforms, portableUniform } from '../../../src/engine/risk/random/portableGenerator';

const FILE = 'hdr_excel_reference_100.txt';
const folder = process.env.ROI_REFERENCE_DATA;
const address = { variable: 2, entity: 1, firstOption: 3, secondOption: 4 };

/** Computed from the published formula in exact integers (Python), entity 1, variable 2, options 3 and 4. */
const FIRST_TRIALS = [[1, 0.7263179625151679], [2, 0.6267787964316085], [3, 0.889834456495009]] as const;

describe('portable generator', () => {
  it.each(FIRST_TRIALS)('gives trial %i the number every tool gives it', (trial, expected) => {
    expect(portableUniform({ ...address, trial })).toBeCloseTo(expected, 14);
  });

  it('fills consecutive trials', () => {
    const out = new Float64Array(3);
    fillPortableUniforms({ ...address, trial: 1 }, out, 3);
    expect(Array.from(out)).toEqual([1, 2, 3].map((trial) => portableUniform({ ...address, trial })));
  });

  it('agrees with the reference workbook of the standard on all rows', () => {
    const path = join(folder ?? '', FILE);
    if (folder === undefined || !existsSync(path)) {
      console.log(`skipped: set ROI_REFERENCE_DATA to the folder that holds ${FILE}`);
      return;
    }
    const lognormal = lognormalDistribution(1, 1);
    const rows = readFileSync(path, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';').map(Number));
    expect(rows).toHaveLength(100);
    for (const [trial, uniform, value] of rows) {
      const drawn = portableUniform({ ...address, trial });
      expect(Math.abs(drawn - uniform)).toBeLessThan(1e-14);
      expect(Math.abs(lognormal.quantile(drawn) / value - 1)).toBeLessThan(1e-13);
    }
  });
});
