import { readSipLibrary } from '../engine/risk/sipmath/readSipLibrary';
import { sampleSip } from '../engine/risk/sipmath/sampleSip';
import { sipFormula } from '../workbook/moveIn/sipFormula';
import { UsageError, type Command } from './command';
import { wholeNumberOption } from './numberOption';
import { requireValue } from './requireValue';

const DEFAULT_TRIALS = 5;
const MOST_TRIALS = 1_000_000;

/** `roi sipmath library.json [--trials 5]`: the inputs of a SIPmath library as ROI formulas, and the numbers every tool draws from them. */
export const sipmathCommand: Command = {
  name: 'sipmath',
  valueOptions: ['trials'],
  flags: [],
  run(words, io) {
    const { operands } = words;
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('sipmathNeedsOneLibrary', { count: operands.length });
    const trials = wholeNumberOption(words, 'trials', { minimum: 0, maximum: MOST_TRIALS }) ?? DEFAULT_TRIALS;
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
