import { held, leastAtFault } from '../../support/randomWorkbook/faultsOf';
import { randomWorkbook } from '../../support/randomWorkbook/randomWorkbook';

/** Many more workbooks, from any first seed: ROI_FUZZ_RUNS=20000 ROI_FUZZ_SEED=7. */
const LONG_RUN = process.env['ROI_FUZZ_RUNS'];
const RUNS = Number(LONG_RUN ?? 40);
const FIRST_SEED = Number(process.env['ROI_FUZZ_SEED'] ?? 1000);
const MOST_SHOWN = Number(process.env['ROI_FUZZ_SHOWN'] ?? 3);

describe('random workbooks', () => {
  it('give in every back end what the whole workbook gives when it is recalculated', () => {
    const refusals = new Map<string, number>();
    const found: string[] = [];
    let compiled = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS && found.length < MOST_SHOWN; seed++) {
      const workbook = randomWorkbook(seed);
      const { refused, faults } = held(workbook, seed);
      if (refused.length === 0) compiled++;
      for (const code of refused) refusals.set(code, (refusals.get(code) ?? 0) + 1);
      if (faults.length === 0) continue;
      const least = leastAtFault(workbook, seed);
      found.push(`ROI_FUZZ_RUNS=1 ROI_FUZZ_SEED=${seed} npx jest --selectProjects unit -- randomWorkbooks\n${held(least, seed).faults[0]!}\n${JSON.stringify(least)}`);
    }
    const told = `from seed ${FIRST_SEED}: ${compiled} of ${RUNS} compiled; refused: ${JSON.stringify([...refusals])}\n${found.join('\n\n')}`;
    if (LONG_RUN !== undefined) process.stdout.write(`${told}\n`);
    expect(found.length === 0 && (RUNS < 20 || compiled >= 0.7 * RUNS) ? '' : told).toBe('');
  }, 4 * 3600 * 1000);
});
