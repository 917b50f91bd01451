import { planColumns } from '../ir/columnPlan';
import type { BinaryOperation } from '../ir/operation';
import type { Pass } from '../ir/pass';
import type { Program, ProgramNode } from '../ir/program';
import { runPassOverColumns, type EvaluateCall } from '../passes/runPass';
import { BLOCK_TRIALS } from '../../risk/random/stream';
import type { ProgramRunner } from '../runner';
import { arithmetic, comparison, likeness, logic, tables, unary, type Column } from './columnKernels';
import { fusionsOf, fusedInstruction, type Fusion } from './fusion';
import { internalRateOfReturnColumn } from './internalRateOfReturnColumn';

export type Instruction = (trials: number) => void;

/** An operand: a column, or a constant. */
export type Operand = Column | number;

/** The model as a list of column kernels over one block: runs where WebAssembly or its vectors are missing. */
export function kernelRunner(program: Program, evaluateCall: EvaluateCall): ProgramRunner {
  const fusions = fusionsOf(program);
  const inner = new Set([...fusions.values()].map((fusion) => fusion.inner));
  const moments = momentsOf(program, fusions);
  const plan = planColumns(program, moments, (node) => !inner.has(node));
  const working = Array.from({ length: plan.count }, () => new Float64Array(BLOCK_TRIALS));
  const inputs = Array.from({ length: program.inputCount }, () => new Float64Array(BLOCK_TRIALS));
  const operandOf = (node: number): Operand => {
    const { operation, value } = program.nodes[node]!;
    if (operation === 'constant' || operation === 'truth') return value;
    return operation === 'input' ? inputs[value]! : working[plan.columns[node]!]!;
  };
  const columnOf = (node: number): Column => {
    const operand = operandOf(node);
    return typeof operand === 'number' ? new Float64Array(BLOCK_TRIALS).fill(operand) : operand;
  };
  const instructions: Instruction[] = [];
  for (const step of program.steps) {
    if (step.kind === 'straight') {
      for (const node of step.nodes) {
        if (inner.has(node)) continue;
        const fusion = fusions.get(node);
        const out = working[plan.columns[node]!]!;
        instructions.push(fusion === undefined ? instruction(program.nodes[node]!, out, operandOf, program.tables) : fusedInstruction(fusion, out, operandOf));
      }
    } else {
      const { operands, value } = program.nodes[step.node]!;
      instructions.push(passInstruction(program.passes[value]!, evaluateCall, operands.map(columnOf), columnOf(step.node), step.errorNode === null ? null : columnOf(step.errorNode)));
    }
  }
  return {
    inputs,
    outputs: program.outputs.map(columnOf),
    run(trials) {
      for (const execute of instructions) execute(trials);
    },
  };
}

/** When each node is computed; the inner half of a fusion reads its operands together with the outer one. */
function momentsOf(program: Program, fusions: ReadonlyMap<number, Fusion>): Int32Array {
  const moments = new Int32Array(program.nodes.length);
  let now = 0;
  for (const step of program.steps) {
    if (step.kind === 'straight') for (const node of step.nodes) moments[node] = now++;
    else {
      if (step.errorNode !== null) moments[step.errorNode] = now;
      moments[step.node] = now++;
    }
  }
  for (const [outer, { inner }] of fusions) moments[inner] = moments[outer]!;
  return moments;
}

function passInstruction(pass: Pass, evaluateCall: EvaluateCall, operands: readonly Column[], values: Column, errors: Column | null): Instruction {
  if (pass.kind === 'internalRateOfReturn' && errors === null) return (trials) => internalRateOfReturnColumn(operands, pass.guess, values, trials);
  return (trials) => runPassOverColumns(pass, evaluateCall, operands, values, errors, trials);
}

function instruction(node: ProgramNode, out: Column, operandOf: (node: number) => Operand, programTables: readonly Float64Array[]): Instruction {
  const [a, b, c] = node.operands.map(operandOf);
  switch (node.operation) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
    case 'power':
    case 'settle':
      return binaryInstruction(node.operation, out, a!, b!);
    case 'negate':
    case 'absolute':
    case 'squareRoot':
    case 'floor':
    case 'ceiling':
    case 'truncate':
    case 'exponential':
    case 'logarithm': {
      const kernel = unary[node.operation];
      const column = a as Column;
      return (trials) => kernel(out, column, trials);
    }
    case 'less':
    case 'lessOrEqual':
      return comparisonInstruction(node.operation, out, a!, b!);
    case 'equal':
      return typeof b === 'number' ? (trials) => comparison.equalVC(out, a as Column, b, trials) : (trials) => comparison.equalVV(out, a as Column, b as Column, trials);
    case 'alike':
      return typeof b === 'number' ? (trials) => likeness.alikeVC(out, a as Column, b, trials) : (trials) => likeness.alikeVV(out, a as Column, b as Column, trials);
    case 'and':
    case 'or': {
      const kernel = logic[node.operation];
      return (trials) => kernel(out, a as Column, b as Column, trials);
    }
    case 'not':
      return (trials) => logic.not(out, a as Column, trials);
    case 'select':
      return selectInstruction(out, a as Column, b!, c!);
    case 'lookup':
    case 'search': {
      const kernel = tables[node.operation];
      const table = programTables[node.value]!;
      return (trials) => kernel(out, table, a as Column, trials);
    }
    default:
      throw new Error(`no kernel for ${node.operation}`);
  }
}

function binaryInstruction(operation: BinaryOperation, out: Column, a: Operand, b: Operand): Instruction {
  if (typeof a === 'number') {
    if (operation === 'add' || operation === 'multiply') return binaryInstruction(operation, out, b, a);
    const kernel = arithmetic[`${operation}CV`];
    return (trials) => kernel(out, a, b as Column, trials);
  }
  if (typeof b === 'number') {
    const kernel = arithmetic[`${operation}VC`];
    return (trials) => kernel(out, a, b, trials);
  }
  const kernel = arithmetic[`${operation}VV`];
  return (trials) => kernel(out, a, b, trials);
}

function comparisonInstruction(operation: 'less' | 'lessOrEqual', out: Column, a: Operand, b: Operand): Instruction {
  if (typeof a === 'number') {
    const kernel = comparison[`${operation}CV`];
    return (trials) => kernel(out, a, b as Column, trials);
  }
  if (typeof b === 'number') {
    const kernel = comparison[`${operation}VC`];
    return (trials) => kernel(out, a, b, trials);
  }
  const kernel = comparison[`${operation}VV`];
  return (trials) => kernel(out, a, b, trials);
}

function selectInstruction(out: Column, mask: Column, a: Operand, b: Operand): Instruction {
  if (typeof a === 'number') {
    return typeof b === 'number' ? (trials) => logic.selectCC(out, mask, a, b, trials) : (trials) => logic.selectCV(out, mask, a, b, trials);
  }
  return typeof b === 'number' ? (trials) => logic.selectVC(out, mask, a, b, trials) : (trials) => logic.selectVV(out, mask, a, b, trials);
}
