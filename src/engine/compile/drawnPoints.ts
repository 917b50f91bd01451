import { seedKey } from '../risk/random/seedKey';
import { STATE_WORDS, RandomStream } from '../risk/random/stream';
import type { ModelParameter } from './compiledModel';
import type { ModelInput } from './lower/inputs';

/** Values of all inputs and parameters in one trial, in the order of the program's columns. */
export type DrawnPoint = readonly number[];

/** How far out the extremes of an input are taken: about the rarest value of a hundred thousand trials. */
const EXTREME = 1e-5;
/** Inputs whose extremes are tried one by one. */
const MOST_ALONE = 12;
const STREAM = 'proof at drawn points';

interface Shaped {
  readonly inputs: readonly Pick<ModelInput, 'distribution' | 'displayed'>[];
  readonly parameters: readonly ModelParameter[];
}

/**
 * Trials at which a compiled model is proved, the most telling first: everything high, everything low, something in between;
 * then each input alone at its ends, corners, and random draws for as long as the caller asks.
 */
export function* drawnPoints({ inputs, parameters }: Shaped): IterableIterator<DrawnPoint> {
  const draws = new Draws();
  const given = parameters.map(({ displayed }) => displayed);
  const at = (probability: (input: number) => number): number[] => inputs.map(({ distribution, displayed }, input) => finite(quantile(distribution, probability(input)), displayed));
  yield [...at(() => 1 - EXTREME), ...given];
  yield [...at(() => EXTREME), ...given];
  yield [...at(() => draws.next()), ...parameters.map((parameter) => changed(parameter, draws))];
  for (let input = 0; input < Math.min(inputs.length, MOST_ALONE); input++) {
    for (const end of [EXTREME, 1 - EXTREME]) yield [...at((other) => (other === input ? end : draws.next())), ...given];
  }
  for (;;) {
    yield [...at(() => draws.next()), ...(draws.next() < 0.5 ? given : parameters.map((parameter) => changed(parameter, draws)))];
    yield [...at(() => (draws.next() < 0.5 ? EXTREME : 1 - EXTREME)), ...parameters.map((parameter) => changed(parameter, draws))];
    yield [...at(() => draws.next()), ...given];
  }
}

function quantile(distribution: ModelInput['distribution'], probability: number): number {
  return distribution.quantile(probability, 1 - probability);
}

function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}

/** Another value of a parameter, of the same nature: a count stays whole, a switch stays a switch. */
function changed({ displayed, type }: ModelParameter, draws: Draws): number {
  if (type === 'boolean') return draws.next() < 0.5 ? 0 : 1;
  const kind = Math.floor(draws.next() * 5);
  if (Number.isInteger(displayed) && Math.abs(displayed) <= 400) return displayed + [1, -1, 2, -2, 5][kind]!;
  return displayed * [0.5, 0.9, 1.1, 1.5, 2][kind]!;
}

/** Uniform numbers that are the same on every machine. */
class Draws {
  private readonly stream = new RandomStream(seedKey('1'), STREAM);
  private readonly state = new Int32Array(STATE_WORDS);
  private block = 0;
  private place = STATE_WORDS;

  next(): number {
    if (this.place === STATE_WORDS) {
      this.stream.seedBlock(this.block++, this.state);
      this.place = 0;
    }
    return ((this.state[this.place++]! >>> 0) + 0.5) / 4294967296;
  }
}
