import { BLOCK_TRIALS, LANES } from '../../risk/random/stream';
import { CELL_COEFFICIENTS, CELLS_PER_OCTAVE, OCTAVES } from '../../risk/sampling/tableLayout';
import { FunctionWriter, type Local } from './functionWriter';
import { BYTES_PER_NUMBER } from './memoryLayout';

/** A cell is 2^CELL_SHIFT bytes long, an octave 2^OCTAVE_SHIFT. */
const CELL_SHIFT = Math.log2(CELL_COEFFICIENTS * BYTES_PER_NUMBER);
const OCTAVE_SHIFT = CELL_SHIFT + Math.log2(CELLS_PER_OCTAVE);
/** The exponent bits of a draw without leading zeros, seen as a float below 2^31. */
const LARGEST_EXPONENT = 157;
const BLOCK_BYTES = BLOCK_TRIALS * BYTES_PER_NUMBER;
/** Bytes written per turn: one draw of each of the four generators. */
const TURN_BYTES = LANES * BYTES_PER_NUMBER;

const LOW_DOUBLES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const HIGH_DOUBLES = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];
/** Two words of the first vector, each below one of the second. */
const LOWER_WORDS = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const UPPER_WORDS = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
/** The upper word of the double 2^20; a lower word q below it adds q · 2^−32. */
const TWO_TO_20 = 0x41300000;
const UPPER_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];

/** Bytes of the state of the four generators. */
export const STATE_BYTES = 64;

/**
 * Fills a column with one block of uniform numbers from the generator state; the vector twin of `fillUniforms`.
 * Parameters: address of the state, address of the column.
 */
export function uniformFunction(): FunctionWriter {
  const writer = new FunctionWriter(['i32', 'i32']);
  const generator = new Generator(writer, 0);
  fillBlock(writer, 1, () => {
    const r = generator.draw();
    const q = generator.draw();
    storeHalves(writer, 1, (upper) => {
      half(writer, r, upper).vector('f64ConvertLowUnsigned').pair(2 ** 20).vector('f64Multiply');
      writer.get(q).i32(12).vector('i32ShiftRightUnsigned');
      if (upper) takeUpper(writer);
      writer.vector('f64ConvertLowUnsigned').vector('f64Add');
      writer.pair(0.5).vector('f64Add').pair(2 ** -52).vector('f64Multiply');
    });
  });
  return writer;
}

/**
 * Fills a column with one block of values by the octave table of their quantile; the vector twin of the octave
 * kernel in risk/sampling. Parameters: address of the state, address of the column, address of the table.
 */
export function octaveFunction(): FunctionWriter {
  const writer = new FunctionWriter(['i32', 'i32', 'i32']);
  const firstAddress = writer.local('v128');
  writer.get(2).vector('i32Splat').words(LARGEST_EXPONENT << OCTAVE_SHIFT).vector('i32Add').set(firstAddress);
  const generator = new Generator(writer, 0);
  const places = writer.local('v128');
  const fraction = writer.local('v128');
  const addresses = [writer.local('i32'), writer.local('i32')] as const;
  const coefficients = Array.from({ length: 4 }, () => writer.local('v128'));
  fillBlock(writer, 1, () => {
    const r = generator.draw();
    const q = generator.draw();
    cellAddresses(writer, firstAddress, r);
    writer.set(places);
    storeHalves(writer, 1, (upper) => {
      addresses.forEach((address, lane) => {
        writer.get(places).lane('i32ExtractLane', (upper ? 2 : 0) + lane).set(address);
        writer.get(address).load('load', 0).set(coefficients[lane]!);
        writer.get(address).load('load', 16).set(coefficients[2 + lane]!);
      });
      writer.get(q).words(TWO_TO_20).shuffle(upper ? UPPER_WORDS : LOWER_WORDS).pair(2 ** 20 - 2 ** -33).vector('f64Subtract').set(fraction);
      const [lowA, lowB, highA, highB] = coefficients as [Local, Local, Local, Local];
      writer.get(lowA).get(lowB).shuffle(LOW_DOUBLES);
      writer.get(fraction).get(lowA).get(lowB).shuffle(HIGH_DOUBLES);
      writer.get(fraction).get(highA).get(highB).shuffle(LOW_DOUBLES);
      writer.get(fraction).get(highA).get(highB).shuffle(HIGH_DOUBLES);
      for (let power = 0; power < 3; power++) writer.vector('f64Multiply').vector('f64Add');
    });
  });
  return writer;
}

/** Four xoshiro128** generators, one per 32-bit lane. */
class Generator {
  private readonly state: readonly [Local, Local, Local, Local];
  private readonly shifted: Local;

  constructor(
    private readonly writer: FunctionWriter,
    stateAddress: Local,
  ) {
    const local = (): Local => writer.local('v128');
    this.state = [local(), local(), local(), local()];
    this.shifted = local();
    this.state.forEach((word, position) => writer.get(stateAddress).load('load', 16 * position).set(word));
  }

  /** Steps the generators and returns the local that holds their outputs. */
  draw(): Local {
    const { writer, shifted } = this;
    const [a, b, c, d] = this.state;
    const output = writer.local('v128');
    writer.get(b).words(5).vector('i32Multiply').set(shifted);
    rotated(writer, shifted, 7);
    writer.words(9).vector('i32Multiply').set(output);
    writer.get(b).i32(9).vector('i32ShiftLeft').set(shifted);
    for (const [into, from] of [[c, a], [d, b], [b, c], [a, d], [c, shifted]] as const) writer.get(into).get(from).vector('xor').set(into);
    rotated(writer, d, 11);
    writer.set(d);
    return output;
  }
}

function rotated(writer: FunctionWriter, word: Local, bits: number): void {
  writer.get(word).i32(bits).vector('i32ShiftLeft');
  writer.get(word).i32(32 - bits).vector('i32ShiftRightUnsigned').vector('or');
}

/**
 * Addresses of the table cells that the four draws fall into. The octave, a number of leading zeros, is what the
 * exponent of an exact conversion to float lacks: the draw stands one bit lower than it could, so that it is positive.
 */
function cellAddresses(writer: FunctionWriter, firstAddress: Local, r: Local): void {
  writer.get(firstAddress);
  writer.get(r).i32(31).vector('i32ShiftRightSigned').words(OCTAVES << OCTAVE_SHIFT).vector('and').vector('i32Add');
  writer.get(r).i32(25 - CELL_SHIFT).vector('i32ShiftRightUnsigned').words((CELLS_PER_OCTAVE - 1) << CELL_SHIFT).vector('and').vector('i32Add');
  writer.get(r).i32(6).vector('i32ShiftLeft').words(0x7fffff80).vector('and').words(0x80).vector('or');
  writer.vector('f32ConvertSigned').i32(23 - OCTAVE_SHIFT).vector('i32ShiftRightUnsigned').words(-1 << OCTAVE_SHIFT).vector('and').vector('i32Subtract');
}

function half(writer: FunctionWriter, words: Local, upper: boolean): FunctionWriter {
  writer.get(words);
  if (upper) takeUpper(writer);
  return writer;
}

function takeUpper(writer: FunctionWriter): void {
  const both = writer.local('v128');
  writer.tee(both).get(both).shuffle(UPPER_HALF);
  writer.release('v128', both);
}

function storeHalves(writer: FunctionWriter, column: Local, value: (upper: boolean) => void): void {
  for (const upper of [false, true]) {
    writer.get(column);
    value(upper);
    writer.store(upper ? 16 : 0);
  }
}

function fillBlock(writer: FunctionWriter, column: Local, turn: () => void): void {
  const end = writer.local('i32');
  writer.get(column).i32(BLOCK_BYTES).plain('i32Add').set(end);
  writer.begin('loop');
  turn();
  writer.get(column).i32(TURN_BYTES).plain('i32Add').tee(column);
  writer.get(end).plain('i32LessUnsigned').branch('branchIf', 0).end();
}
