import { readSipLibrary } from '../engine/risk/sipmath/readSipLibrary';
import { sampleSip } from '../engine/risk/sipmath/sampleSip';
import { sipFormula } from '../workbook/moveIn/sipFormula';
import { UsageError, type Command } from './command';
import { requireValue } from './requireValue';

const DEFAULT_TRIALS = 5;
const MOST_TRIALS = 1_000_000;

/** `roi sipmath library.json [--trials 5]`: the inputs of a SIPmath library as ROI formulas, and the numbers every tool draws from them. */
export const sipmathCommand: Command = {
  name: 'sipmath',
  valueOptions: ['trials'],
  flags: [],
  run({ operands, last }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('sipmathNeedsOneLibrary', { count: operands.length });
    const written = last('trials') ?? String(DEFAULT_TRIALS);
    const trials = /^\d+$/.test(written) ? Number(written) : NaN;
    if (!(trials <= MOST_TRIALS)) throw new UsageError('badTrials', { received: written, maximum: MOST_TRIALS });
    const library = requireValue(readSipLibrary(new TextDecoder().decode(io.readFile(path))));
    io.print(
      JSON.stringify({
        name: library.name,
        provenance: library.provenance,
        inputs: library.sips.map((sip) => {
          const formula = sipFormula(sip);
          return { name: sip.name, formula: formula?.text ?? null, largestDifference: formula?.largestDifference ?? null, trials: [...sampleSip(library, sip, 1, trials)] };
        }),
      }),
    );
    return 0;
  },
};
