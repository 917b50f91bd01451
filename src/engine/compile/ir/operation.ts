/**
 * The operations of the compiled model. Each computes one column from its operand columns, trial by trial,
 * from IEEE additions, multiplications, divisions, square roots, roundings to whole numbers and comparisons
 * alone, so that every back end on every machine arrives at the same bits.
 *
 * A *fault* (an Excel error in a trial) is a number that is not finite. Arithmetic carries it along by itself;
 * whoever could hide one (a comparison, a minimum, a divisor that may be infinite, a lookup) re-attaches it with
 * `graph.carryFault`. Masks (answers of comparisons) never hold a fault.
 */
export type NumberOperation =
  | 'constant'
  | 'input'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'minimum'
  | 'maximum'
  | 'negate'
  | 'absolute'
  | 'squareRoot'
  | 'floor'
  | 'ceiling'
  | 'truncate'
  | 'exponential'
  | 'logarithm'
  | 'power'
  /** a, or 0 where a is rounding noise beside b. */
  | 'settle'
  | 'select'
  | 'lookup'
  | 'search'
  | 'pass'
  | 'passError';

export type MaskOperation = 'truth' | 'less' | 'lessOrEqual' | 'equal' | 'alike' | 'and' | 'or' | 'not';

export type Operation = NumberOperation | MaskOperation;

export type UnaryOperation = 'negate' | 'absolute' | 'squareRoot' | 'floor' | 'ceiling' | 'truncate' | 'exponential' | 'logarithm';
export type BinaryOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum' | 'power' | 'settle';
/** `alike` is equality to fifteen digits, as a sheet compares. */
export type ComparisonOperation = 'less' | 'lessOrEqual' | 'equal' | 'alike';

const maskOperations: ReadonlySet<Operation> = new Set<Operation>(['truth', 'less', 'lessOrEqual', 'equal', 'alike', 'and', 'or', 'not']);

export function isMaskOperation(operation: Operation): operation is MaskOperation {
  return maskOperations.has(operation);
}
