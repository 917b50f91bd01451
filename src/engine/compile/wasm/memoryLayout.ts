import { BLOCK_TRIALS } from '../../risk/random/stream';
import { planColumns, type ColumnPlan } from '../ir/columnPlan';
import { isGiven, type Program } from '../ir/program';

export const BYTES_PER_NUMBER = 8;
export const BYTES_PER_PAGE = 65536;

/** Columns a multiple of 4 KiB apart would compete for the same few lines of the first-level cache. */
const STAGGER = 64;
const COLUMN_BYTES = BLOCK_TRIALS * BYTES_PER_NUMBER + STAGGER;

/** Working columns beyond this leave the second-level cache: large models run in shorter strips. */
const WORKING_BYTES = 2 ** 20;
const SHORTEST_STRIP = 16;

/** Where a node's values stand: a column of the whole block, or of the current strip alone. */
export interface Place {
  readonly address: number;
  readonly scope: 'block' | 'strip';
}

/** Addresses of everything a compiled model keeps in memory. */
export interface MemoryLayout {
  /** Trials evaluated by one call of each function; divides the block. */
  readonly stripTrials: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly tables: readonly number[];
  /** By node; null where the value lives in a local variable only. */
  readonly places: readonly (Place | null)[];
  /** First address behind the model's memory, a multiple of 64. */
  readonly end: number;
}

export function layMemory(program: Program): MemoryLayout {
  let end = STAGGER;
  const reserve = (bytes: number): number => {
    const address = end;
    end += Math.ceil(bytes / STAGGER) * STAGGER;
    return address;
  };
  const inputs = Array.from({ length: program.inputCount }, () => reserve(COLUMN_BYTES));
  const outputOf = new Map<number, number>();
  const outputs = program.outputs.map((node) => {
    const { operation, value } = program.nodes[node]!;
    if (operation === 'input') return inputs[value]!;
    const address = outputOf.get(node) ?? reserve(COLUMN_BYTES);
    outputOf.set(node, address);
    return address;
  });
  const tables = program.tables.map((table) => reserve(table.length * BYTES_PER_NUMBER));

  const plan = planStripColumns(program, outputOf);
  const stripTrials = stripLength(plan.count);
  const columns = Array.from({ length: plan.count }, () => reserve(stripTrials * BYTES_PER_NUMBER + STAGGER));
  const places = program.nodes.map((node, position): Place | null => {
    if (node.operation === 'input') return { address: inputs[node.value]!, scope: 'block' };
    const output = isGiven(node) ? undefined : outputOf.get(position);
    if (output !== undefined) return { address: output, scope: 'block' };
    const column = plan.columns[position]!;
    return column < 0 ? null : { address: columns[column]!, scope: 'strip' };
  });
  return { stripTrials, inputs, outputs, tables, places, end };
}

/** A node needs memory where another function reads it: a later stretch of code, or a pass. */
function planStripColumns(program: Program, outputOf: ReadonlyMap<number, number>): ColumnPlan {
  const moments = new Int32Array(program.nodes.length);
  program.steps.forEach((step, moment) => {
    if (step.kind === 'straight') for (const node of step.nodes) moments[node] = moment;
    else {
      moments[step.node] = moment;
      if (step.errorNode !== null) moments[step.errorNode] = moment;
    }
  });
  const readElsewhere = new Uint8Array(program.nodes.length);
  program.nodes.forEach((node, position) => {
    for (const operand of node.operands) if (moments[operand] !== moments[position] || node.operation === 'pass') readElsewhere[operand] = 1;
    if (node.operation === 'pass' || node.operation === 'passError') readElsewhere[position] = 1;
  });
  return planColumns(program, moments, (node) => readElsewhere[node] === 1 && !outputOf.has(node));
}

function stripLength(columns: number): number {
  let trials = BLOCK_TRIALS;
  while (trials > SHORTEST_STRIP && columns * trials * BYTES_PER_NUMBER > WORKING_BYTES) trials /= 2;
  return trials;
}
