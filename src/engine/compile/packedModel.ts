import { distributionFamily } from '../risk/distributions/families';
import type { CompiledModel } from './compiledModel';
import { packProgram, unpackProgram, type PackedProgram } from './ir/packedProgram';
import type { ModelInput } from './lower/inputs';

/** A compiled model as plain data, which can be sent from thread to thread: a distribution has methods and cannot. */
export interface PackedModel extends Omit<CompiledModel, 'program' | 'argumentProgram' | 'inputs'> {
  readonly program: PackedProgram;
  readonly argumentProgram: PackedProgram | null;
  readonly inputs: readonly PackedInput[];
}

export type PackedInput = Omit<ModelInput, 'distribution'>;

export function packModel(model: CompiledModel): PackedModel {
  const { program, argumentProgram, inputs } = model;
  return { ...model, program: packProgram(program), argumentProgram: argumentProgram === null ? null : packProgram(argumentProgram), inputs: inputs.map(packInput) };
}

function packInput({ distribution: _distribution, ...declared }: ModelInput): PackedInput {
  return declared;
}

/** The same model again, its distributions rebuilt from the words of their declarations. */
export function unpackModel(model: PackedModel): CompiledModel {
  const { program, argumentProgram, inputs } = model;
  return { ...model, program: unpackProgram(program), argumentProgram: argumentProgram === null ? null : unpackProgram(argumentProgram), inputs: inputs.map(unpackInput) };
}

function unpackInput(input: PackedInput): ModelInput {
  const declared = distributionFamily(input.family)!.read(input.args);
  if (!declared.ok) throw new Error(`${input.identity} was compiled from arguments that ${input.family} refuses`);
  return { ...input, distribution: declared.value.distribution };
}
