import { breakEven } from '../engine/decide/breakEven';
import type { Factor } from '../engine/decide/factor';
import { addressOf } from '../engine/decide/findInModel';
import { oneAtATime } from '../engine/decide/oneAtATime';
import type { CompiledModel } from '../engine/compile/compiledModel';
import { findCandidates } from '../workbook/simulation/findCandidates';
import { findUncertainty } from '../workbook/simulation/findUncertainty';
import { UsageError, type Command, type CommandWords } from './command';
import { compileWorkbook, readOperand } from './compileWorkbook';
import { numberOf, numberOption } from './numberOption';
import { requireValue } from './requireValue';

/** `roi tornado model.xlsx --output ROI_NPV [--vary Inputs!C5 …] [--change 10%] [--quantiles 10%,90%] [--points 9] [--target 0]` */
export const tornadoCommand: Command = {
  name: 'tornado',
  valueOptions: ['set', 'output', 'vary', 'change', 'quantiles', 'points', 'target', 'freeze'],
  flags: [],
  run(words, io) {
    const workbook = readOperand(words, 'tornado', io);
    const output = words.last('output');
    if (output === undefined) throw new UsageError('decideNeedsOption', { command: 'tornado', option: 'output' });
    const candidates = findCandidates(workbook, output);
    const asked = words.all('vary');
    const parameters = asked.length > 0 ? asked : candidates.filter(({ role }) => role === 'estimate').map(({ address }) => address);
    const model = compileWorkbook(workbook, { parameters, outputs: [output], freeze: words.all('freeze') }, words.language, io);
    if (model === null) return 1;
    const cells = [...candidates, ...findUncertainty(workbook).inputs];
    io.print(JSON.stringify(report(model, words, new Map(cells.map((cell) => [cell.address, cell])))));
    return 0;
  },
};

interface NamedCell {
  readonly name: string | null;
  readonly label: string | null;
}

function report(model: CompiledModel, words: CommandWords, cells: ReadonlyMap<string, NamedCell>): object {
  const described = ({ cell, name }: Factor): object => ({ cell, name: name ?? cells.get(cell)?.name ?? null, label: cells.get(cell)?.label ?? null });
  const quantiles = words.last('quantiles');
  const { output, base, effects, withoutInfluence } = requireValue(
    oneAtATime(model, { change: numberOption(words, 'change'), points: numberOption(words, 'points'), quantiles: quantiles === undefined ? undefined : twoNumbers(quantiles) }),
  );
  const target = numberOption(words, 'target');
  return {
    output: { name: output.name, cell: addressOf(output) },
    base,
    effects: effects.map((effect) => ({
      ...described(effect),
      base: effect.base,
      low: effect.low,
      high: effect.high,
      outputAtLow: effect.outputAtLow,
      outputAtHigh: effect.outputAtHigh,
      swing: effect.swing,
      points: effect.points.map(({ value, output: reached }) => [value, reached]),
    })),
    withoutInfluence: withoutInfluence.map(({ cell }) => cell),
    ...(target === undefined
      ? {}
      : {
          target,
          breakEven: requireValue(breakEven(model, { target })).factors.map((point) => ({ ...described(point), base: point.base, value: point.value, margin: point.margin, jumps: point.jumps, pole: point.pole })),
        }),
    proof: model.proof,
  };
}

function twoNumbers(text: string): readonly [number, number] {
  const [low, high, ...more] = text.split(',');
  if (low === undefined || high === undefined || more.length > 0) throw new UsageError('optionNotTwoNumbers', { option: 'quantiles', received: text });
  return [numberOf(low, 'quantiles'), numberOf(high, 'quantiles')];
}
