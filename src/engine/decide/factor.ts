import type { CompiledModel } from '../compile/compiledModel';
import { addressOf, isMeant } from './findInModel';

/**
 * Something that drives a result and can be varied: an uncertain input of the model (by its number in
 * `model.inputs`) or a parameter (by its number in `model.parameters`).
 */
export interface Factor {
  readonly kind: 'input' | 'parameter';
  readonly index: number;
  /** Such as `Inputs!C5`. */
  readonly cell: string;
  /** The name given in the formula, or null. */
  readonly name: string | null;
  /** The value it has while others are varied: the one displayed. */
  readonly base: number;
}

/** Everything that can be varied: the uncertain inputs, then the parameters. */
export function factorsOf(model: CompiledModel): Factor[] {
  return [
    ...model.inputs.map((input, index): Factor => ({ kind: 'input', index, cell: addressOf(input), name: input.name, base: input.displayed })),
    ...model.parameters.map((parameter, index): Factor => ({ kind: 'parameter', index, cell: addressOf(parameter), name: null, base: parameter.displayed })),
  ];
}

/** Whether a text means this factor: its name, or the address of a cell that holds no other. */
export function isFactor(text: string, factor: Factor, model: CompiledModel): boolean {
  if (text === factor.name) return true;
  const cells = [...model.inputs, ...model.parameters];
  const position = factor.kind === 'input' ? factor.index : model.inputs.length + factor.index;
  const meant = cells.filter((cell) => isMeant(text, cell));
  return meant.length === 1 && meant[0] === cells[position];
}
