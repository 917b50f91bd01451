import { binaryValue, comparisonValue, countNotAbove, lookupIndex, unaryValue } from './ir/graph';
import type { Program, ProgramNode } from './ir/program';
import { passValue, type EvaluateCall } from './passes/runPass';
import { BLOCK_TRIALS } from '../risk/random/stream';
import type { ProgramRunner } from './runner';

/** The nodes of a program in one trial: their values, and the error codes of the passes. */
export interface TrialNodes {
  readonly values: Float64Array;
  readonly errors: Map<number, number>;
}

/**
 * The scalar reference: one trial at a time, one node at a time, nothing clever. The other back ends are
 * measured against it, and the proof against the sheet is made with it. O(nodes) a trial.
 */
export function interpret(program: Program, inputs: ArrayLike<number>, evaluateCall: EvaluateCall): Float64Array {
  return interpretTrial(program, inputs, evaluateCall).values;
}

export function interpretTrial(program: Program, inputs: ArrayLike<number>, evaluateCall: EvaluateCall): TrialNodes {
  const { nodes } = program;
  const trial: TrialNodes = { values: new Float64Array(nodes.length), errors: new Map() };
  for (let position = 0; position < nodes.length; position++) interpretNode(program, position, inputs, trial, evaluateCall);
  return trial;
}

/** Works out one node, given those it is calculated from. */
export function interpretNode({ nodes, tables, passes }: Program, position: number, inputs: ArrayLike<number>, { values, errors }: TrialNodes, evaluateCall: EvaluateCall): void {
  const node = nodes[position]!;
  if (node.operation === 'input') values[position] = inputs[node.value]!;
  else if (node.operation === 'pass') {
    const outcome = passValue(passes[node.value]!, node.operands.map((operand) => values[operand]!), evaluateCall);
    values[position] = outcome.value;
    errors.set(position, outcome.error);
  } else if (node.operation === 'passError') values[position] = errors.get(node.operands[0]!)!;
  else values[position] = straightValue(node, values, tables);
}

/** The value of a node of straight code from the values of its operands. */
export function straightValue(node: ProgramNode, values: ArrayLike<number>, tables: readonly Float64Array[]): number {
  const a = values[node.operands[0]!]!;
  const b = values[node.operands[1]!]!;
  switch (node.operation) {
    case 'constant':
    case 'truth':
      return node.value;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
    case 'power':
    case 'settle':
      return binaryValue(node.operation, a, b);
    case 'negate':
    case 'absolute':
    case 'squareRoot':
    case 'floor':
    case 'ceiling':
    case 'truncate':
    case 'exponential':
    case 'logarithm':
      return unaryValue(node.operation, a);
    case 'less':
    case 'lessOrEqual':
    case 'equal':
    case 'alike':
      return comparisonValue(node.operation, a, b) ? 1 : 0;
    case 'and':
      return a !== 0 && b !== 0 ? 1 : 0;
    case 'or':
      return a !== 0 || b !== 0 ? 1 : 0;
    case 'not':
      return a === 0 ? 1 : 0;
    case 'select':
      return a !== 0 ? b : values[node.operands[2]!]!;
    case 'lookup': {
      const table = tables[node.value]!;
      return table[lookupIndex(a, table.length)]!;
    }
    case 'search':
      return countNotAbove(tables[node.value]!, a);
    case 'input':
    case 'pass':
    case 'passError':
      throw new Error(`${node.operation} is not straight code`);
  }
}

/** The scalar reference behind the interface of the fast back ends. */
export function interpretingRunner(program: Program, evaluateCall: EvaluateCall): ProgramRunner {
  const inputs = Array.from({ length: program.inputCount }, () => new Float64Array(BLOCK_TRIALS));
  const outputs = program.outputs.map(() => new Float64Array(BLOCK_TRIALS));
  return {
    inputs,
    outputs,
    run(trials) {
      const row = new Float64Array(inputs.length);
      for (let trial = 0; trial < trials; trial++) {
        for (let input = 0; input < row.length; input++) row[input] = inputs[input]![trial]!;
        const values = interpret(program, row, evaluateCall);
        program.outputs.forEach((node, output) => (outputs[output]![trial] = values[node]!));
      }
    },
  };
}
