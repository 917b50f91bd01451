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
