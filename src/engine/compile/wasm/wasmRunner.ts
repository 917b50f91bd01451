import { exp, log, pow } from '../../core/special/elementary';
import { BLOCK_TRIALS } from '../../risk/random/stream';
import { sameNumber } from '../../formula/evaluate/compare';
import { findRemainingRates } from '../kernels/internalRateOfReturnColumn';
import type { PassStep } from '../ir/program';
import { runPassOverColumns, type EvaluateCall } from '../passes/runPass';
import type { ProgramRunner } from '../runner';
import { BYTES_PER_NUMBER, BYTES_PER_PAGE, type Place } from './memoryLayout';
import { STATE_BYTES } from './samplerFunctions';
import type { WasmModel } from './wasmModule';

/** The vector samplers that come with a compiled model; they write to its input columns. */
export interface WasmSampler {
  /** State of the generators for the block to come; fill it before each call below. */
  readonly state: Int32Array;
  fillUniforms(input: number): void;
  fillOctaves(input: number, table: number): void;
}

export interface WasmRunner extends ProgramRunner {
  readonly sampler: WasmSampler;
}

interface Exports {
  readonly fillUniforms: (state: number, column: number) => void;
  readonly fillOctaves: (state: number, column: number, table: number) => void;
}

type StepFunction = (blockOffset: number, stripOffset: number, blockEnd: number) => number | void;

/** A module of one function that returns a vector sum: it compiles where 128-bit vectors are known. */
const VECTOR_PROBE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 17, 253, 98, 11);

let available: boolean | null = null;

/**
 * True where WebAssembly with 128-bit vectors is available and allowed. A page whose policy lacks `wasm-unsafe-eval` validates
 * modules and refuses to compile them, so that only compiling one tells.
 */
export function wasmIsAvailable(): boolean {
  return (available ??= compiles(VECTOR_PROBE));
}

function compiles(binary: BufferSource): boolean {
  try {
    return new WebAssembly.Module(binary) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * Brings a compiled model to life. `octaveTables` are the sampling tables, by the numbers that
 * `sampler.fillOctaves` takes.
 */
export function wasmRunner(model: WasmModel, evaluateCall: EvaluateCall, octaveTables: readonly Float64Array[] = []): WasmRunner {
  const { program, layout } = model;
  const stateAddress = layout.end;
  let end = stateAddress + STATE_BYTES;
  const octaveAddresses = octaveTables.map((table) => {
    const address = end;
    end += table.length * BYTES_PER_NUMBER;
    return address;
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / BYTES_PER_PAGE) });
  const numbers = (address: number, length: number): Float64Array => new Float64Array(memory.buffer, address, length);
  octaveTables.forEach((table, index) => numbers(octaveAddresses[index]!, table.length).set(table));
  program.tables.forEach((table, index) => numbers(layout.tables[index]!, table.length).set(table));

  const instance = new WebAssembly.Instance(new WebAssembly.Module(model.binary), { host: { memory, exponential: exp, logarithm: log, power: pow, sameNumber } });
  const exports = instance.exports as unknown as Exports & Readonly<Record<string, StepFunction>>;
  const inputs = layout.inputs.map((address) => numbers(address, BLOCK_TRIALS));
  const outputs = layout.outputs.map((address) => numbers(address, BLOCK_TRIALS));
  program.outputs.forEach((node, index) => {
    const { operation, value } = program.nodes[node]!;
    if (operation === 'constant' || operation === 'truth') outputs[index]!.fill(value);
  });

  const strips = Array.from({ length: BLOCK_TRIALS / layout.stripTrials }, (_, strip) => strip * layout.stripTrials);
  const stepsOfStrip = strips.map((first) => {
    const columnOf = (node: number): Float64Array => {
      const { operation, value } = program.nodes[node]!;
      if (operation === 'constant' || operation === 'truth') return new Float64Array(layout.stripTrials).fill(value);
      return numbers(columnAddress(layout.places[node]!, first), layout.stripTrials);
    };
    return program.steps.map((step, number) => {
      const name = model.stepNames[number];
      const inside = name === null || name === undefined ? null : exports[name]!;
      if (step.kind === 'straight') return { inside, after: null };
      return { inside, after: passStep(model, step, evaluateCall, columnOf, inside !== null) };
    });
  });

  return {
    inputs,
    outputs,
    run(trials) {
      strips.forEach((first, strip) => {
        const here = Math.min(trials - first, layout.stripTrials);
        if (here <= 0) return;
        const start = first * BYTES_PER_NUMBER;
        const stop = start + here * BYTES_PER_NUMBER;
        for (const { inside, after } of stepsOfStrip[strip]!) {
          const unfinished = inside?.(start, 0, stop);
          if (unfinished !== 0) after?.(here);
        }
      });
    },
    sampler: {
      state: new Int32Array(memory.buffer, stateAddress, STATE_BYTES / 4),
      fillUniforms: (input) => exports.fillUniforms(stateAddress, entry(layout.inputs, input)),
      fillOctaves: (input, table) => exports.fillOctaves(stateAddress, entry(layout.inputs, input), entry(octaveAddresses, table)),
    },
  };
}

/** What is missing would reach the machine as address 0 and be written over other numbers. */
function entry(addresses: readonly number[], index: number): number {
  const address = addresses[index];
  if (address === undefined) throw new RangeError(`no column or table of number ${index}`);
  return address;
}

function columnAddress(place: Place, firstTrial: number): number {
  return place.address + (place.scope === 'block' ? firstTrial * BYTES_PER_NUMBER : 0);
}

/** What a pass does in JavaScript: everything, or the trials that the vector code could not finish. */
function passStep({ program }: WasmModel, step: PassStep, evaluateCall: EvaluateCall, columnOf: (node: number) => Float64Array, onlyRemaining: boolean): (trials: number) => void {
  const { operands, value } = program.nodes[step.node]!;
  const pass = program.passes[value]!;
  const columns = operands.map(columnOf);
  const values = columnOf(step.node);
  if (onlyRemaining && pass.kind === 'internalRateOfReturn') return (trials) => findRemainingRates(columns, pass.guess, values, trials);
  const errors = step.errorNode === null ? null : columnOf(step.errorNode);
  return (trials) => runPassOverColumns(pass, evaluateCall, columns, values, errors, trials);
}
