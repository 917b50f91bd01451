import { idleValue, type IdleDisplay } from '../../risk/distributions/defineDistribution';
import { distributionFamily } from '../../risk/distributions/families';
import type { Distribution } from '../../risk/distributions/distribution';
import { cellIdentity, namedIdentity } from '../../risk/random/stream';
import type { CellArgument } from '../../core/roiFunction';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import type { Graph, NodeId } from '../ir/graph';
import type { CallValue } from '../ir/pass';
import { declaredArguments, type ArgumentCells, type DeclaredArguments } from './declaredArguments';
import { LARGEST_PARAMETER } from '../largestParameter';
import { familyOf } from '../uncertainCalls';
import { isChoice, isKnown, Uncertain, type Lowered, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { LoweringProblem, problem } from './problem';

/** An uncertain input of the model. */
export interface ModelInput {
  /** Names its random stream. */
  readonly identity: string;
  /** Given in the formula, or null. */
  readonly name: string | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The call that declares it, e.g. `ROI.PERT` or `RAND`. */
  readonly call: string;
  /** Name of the family of its distribution, e.g. `PERT`, and the arguments of that. */
  readonly family: string;
  readonly args: readonly CellArgument[];
  readonly distribution: Distribution;
  /** Where parameters shape the distribution: how its arguments come about. `args` and `distribution` then hold at the displayed values. */
  readonly parametric: readonly (ArgumentCells | undefined)[] | null;
  /** The value that stands for the input while nothing is simulated: the one displayed, or the median where a cell shows none. */
  readonly displayed: number;
}

/** Probability cut off beyond the ends of an unbounded input when its bounds are taken; correlated scores reach ±8. */
const TAIL = 1e-17;
/** Sampling tables are cubics: they may leave the support by this share of its width. */
const TABLE_SLACK = 1e-6;
const MOST_CELLS = 100_000;

const STANDARD_UNIFORM: readonly CellArgument[] = [0, 1];
const STANDARD_NORMAL: DeclaredArguments = { args: [0, 1], parametric: null };

/** The inputs found so far. Equal identity and parameters are one input. */
export class InputRegistry {
  readonly inputs: ModelInput[] = [];
  /** Values displayed, by number of the column. */
  readonly displayed: number[] = [];
  /** Nodes of the arguments that parameters shape. */
  readonly argumentNodes: NodeId[] = [];
  private readonly known = new Map<string, { readonly input: ModelInput; readonly node: NodeId }>();
  private readonly inputColumns: number[] = [];
  private readonly parameterColumns: number[] = [];
  /** By node: 1 where it differs from trial to trial. */
  private readonly varying: number[] = [];

  constructor(private readonly graph: Graph) {}

  /** The columns of the graph in the order of the program: inputs, then parameters. */
  get columns(): readonly number[] {
    return [...this.inputColumns, ...this.parameterColumns];
  }

  /** What is known of the input holds for the displayed value too, which may be one that no trial draws (the mean of a count). */
  add(input: ModelInput): Uncertain {
    const known = this.known.get(input.identity);
    if (known !== undefined) {
      if (!sameDistribution(known.input, input)) throw new LoweringProblem({ code: 'simulationInputTwice', cellError: '#VALUE!', received: input.name ?? input.identity });
      return new Uncertain(known.node, 'number', null);
    }
    const { displayed } = input;
    const { low, high, whole } = input.parametric === null ? bounds(input.distribution) : ANY_NUMBER;
    this.inputColumns.push(this.displayed.length);
    const node = this.column(displayed, Math.min(low, displayed), Math.max(high, displayed), whole && Number.isInteger(displayed));
    this.inputs.push(input);
    this.known.set(input.identity, { input, node });
    return new Uncertain(node, 'number', null);
  }

  /** A cell whose value is given for each run, in the order in which they are added. */
  addParameter(displayed: number, type: Uncertain['type']): Uncertain {
    this.parameterColumns.push(this.displayed.length);
    const [low, high] = type === 'boolean' ? [0, 1] : [-LARGEST_PARAMETER, LARGEST_PARAMETER];
    return new Uncertain(this.column(displayed, Math.min(low, displayed), Math.max(high, displayed), type === 'boolean'), type, null);
  }

  /** A cell of an argument in terms of the argument nodes. Throws where it differs from trial to trial. */
  argumentValue(value: Scalar): CallValue {
    if (isKnown(value)) return { known: value };
    if (isChoice(value)) return { chosenBy: this.argumentNode(value.index), options: value.options.map((option) => this.argumentValue(option)) };
    return { operand: this.argumentNode(value.settled), error: value.error === null ? null : this.argumentNode(value.error()), type: value.type };
  }

  private argumentNode(node: NodeId): number {
    if (this.varies(node)) throw problem('simulationUncertainParameter');
    const known = this.argumentNodes.indexOf(node);
    return known >= 0 ? known : this.argumentNodes.push(node) - 1;
  }

  private varies(node: NodeId): boolean {
    const inputs = new Set(this.inputColumns);
    for (let id = this.varying.length; id <= node; id++) {
      const { operation, operands, value } = this.graph.node(id);
      const varies = operation === 'input' ? inputs.has(value) : operands.some((operand) => this.varying[operand] === 1);
      this.varying.push(varies ? 1 : 0);
    }
    return this.varying[node] === 1;
  }

  /** A column that the caller fills, known to stay within the bounds. */
  column(displayed: number, low: number, high: number, whole: boolean): NodeId {
    return this.graph.input(this.displayed.push(displayed) - 1, low, high, whole);
  }
}

const ANY_NUMBER = { low: -Infinity, high: Infinity, whole: false };

function sameDistribution(a: ModelInput, b: ModelInput): boolean {
  if (a.family !== b.family || JSON.stringify(a.parametric) !== JSON.stringify(b.parametric)) return false;
  return [0.01, 0.3, 0.5, 0.9].every((probability) => a.distribution.quantile(probability) === b.distribution.quantile(probability));
}

function bounds(distribution: Distribution): { readonly low: number; readonly high: number; readonly whole: boolean } {
  if (distribution.kind === 'discrete') {
    const { values } = distribution.outcomes();
    return { low: values[0]!, high: values.at(-1)!, whole: values.every(Number.isInteger) };
  }
  const low = Number.isFinite(distribution.lower) ? distribution.lower : distribution.quantile(TAIL, 1);
  const high = Number.isFinite(distribution.upper) ? distribution.upper : distribution.quantile(1, TAIL);
  const slack = TABLE_SLACK * (high - low);
  return { low: low - slack, high: high + slack, whole: false };
}

/** Inverse distribution functions that, called on RAND(), are an input with this family's remaining arguments. */
const INVERSES: ReadonlyMap<string, string> = new Map([
  ['NORM.INV', 'NORMAL'],
  ['NORMINV', 'NORMAL'],
  ['LOGNORM.INV', 'LOGNORM2'],
  ['LOGINV', 'LOGNORM2'],
  ['BETA.INV', 'BETA'],
  ['BETAINV', 'BETA'],
  ['GAMMA.INV', 'GAMMA'],
  ['GAMMAINV', 'GAMMA'],
]);

/** Lowers an input: a distribution function, or a random number of Excel's own. */
export function lowerUncertainCall(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Lowered {
  const value = drawOf(lowering, node, frame);
  lowering.draws.add('value', node, frame, value);
  return value;
}

function drawOf(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Lowered {
  const family = familyOf(node.name);
  if (family !== undefined) return inputOf(lowering, family, declaredArguments(lowering, node.args, frame), node, frame, lowering.workbook.idleDisplay);
  switch (node.name) {
    case 'RAND':
      return uniformInput(lowering, node, frame);
    case 'RANDBETWEEN': {
      const [low, high] = fixedArguments(lowering, node.args, frame).map(Number) as [number, number];
      return wholeBetween(lowering, uniformInput(lowering, node, frame), Math.ceil(low), Math.floor(high));
    }
    default:
      return randomArray(lowering, node, frame);
  }
}

const STANDARD_INVERSES: ReadonlySet<string> = new Set(['NORM.S.INV', 'NORMSINV']);

/** True for `NORM.INV(RAND(),…)` and its kin. */
export function isInverseOfRandom({ name, args: [probability] }: FunctionCall): boolean {
  return (INVERSES.has(name) || STANDARD_INVERSES.has(name)) && probability?.type === 'call' && probability.name === 'RAND';
}

/** `NORM.INV(RAND(),mean,sd)` and its kin as one input; undefined for any other call. */
export function lowerInverseOfRandom(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Scalar | undefined {
  const family = INVERSES.get(node.name);
  const parameters = node.args.slice(1);
  const standard = STANDARD_INVERSES.has(node.name);
  if (!isInverseOfRandom(node)) return undefined;
  if (family !== undefined && lowering.areAllKnown(parameters, frame)) {
    const drawn = inputOf(lowering, family, declaredArguments(lowering, parameters, frame), node, frame, 'median');
    lowering.draws.add('value', node, frame, drawn);
    return drawn;
  }
  if (family !== undefined && family !== 'NORMAL') return undefined;
  const score = inputOf(lowering, 'NORMAL', STANDARD_NORMAL, node, frame, 'median');
  lowering.draws.add(standard ? 'value' : 'score', node, frame, score);
  if (standard) return score;
  return normalAt(lowering, lowering.scalar(parameters[0]!, frame), lowering.scalar(parameters[1]!, frame), score);
}

/** A deviation that is not above 0 is #NUM!. */
function normalAt(lowering: Lowering, mean: Scalar, deviation: Scalar, score: Scalar): Scalar {
  const { columns, graph } = lowering;
  const value = columns.binary('+', mean, columns.binary('*', deviation, score));
  const spread = columns.toNumber(deviation);
  const valid = graph.or(graph.compare('less', graph.constant(0), spread.settled), graph.not(graph.isSound(spread.node)));
  return columns.select(valid, value, { error: '#NUM!' });
}

function inputOf(lowering: Lowering, family: string, { args, parametric }: DeclaredArguments, node: FunctionCall, frame: LoweringFrame, display: IdleDisplay): Scalar {
  const read = distributionFamily(family)!.read(args);
  if (!read.ok) throw new LoweringProblem(read.error);
  const { distribution, name } = read.value;
  if (parametric === null && distribution.lower === distribution.upper) return distribution.lower;
  const { row, column } = frame;
  const sheet = lowering.workbook.sheetNames[frame.sheet]!;
  const identity = name === undefined ? anonymousIdentity(lowering, node, frame) : namedIdentity(name);
  const shown = idleValue(distribution, display);
  return lowering.inputs.add({ identity, name: name ?? null, sheet, row, column, call: node.name, family, args, distribution, parametric, displayed: Number.isFinite(shown) ? shown : distribution.quantile(0.5) });
}

function uniformInput(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Uncertain {
  return inputOf(lowering, 'UNIFORM', { args: STANDARD_UNIFORM, parametric: null }, node, frame, 'median') as Uncertain;
}

/** The cell, and the position inside the formula for all but an input that is the whole formula. */
function anonymousIdentity(lowering: Lowering, node: FunctionCall, { sheet, row, column }: LoweringFrame, element = 0): string {
  const cell = cellIdentity(lowering.workbook.sheetNames[sheet]!, row, column);
  const place = node.at === 0 && element === 0 ? '' : `@${node.at}${element === 0 ? '' : `#${element}`}`;
  return cell + place;
}

function wholeBetween(lowering: Lowering, uniform: Uncertain, low: number, high: number): Scalar {
  const { columns, graph } = lowering;
  if (!(low <= high)) return { error: '#NUM!' };
  const step = graph.unary('floor', graph.product(uniform.node, graph.constant(high - low + 1)));
  return columns.number(graph.sum(step, graph.constant(low)), []);
}

function randomArray(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Matrix {
  const [rows = 1, width = 1, low = 0, high = 1, whole = false] = fixedArguments(lowering, node.args, frame).map((value) => value ?? undefined) as (number | undefined)[];
  const cells = Number(rows) * Number(width);
  if (!(cells >= 1 && cells <= MOST_CELLS)) throw problem('simulationArraySize', { cells, limit: MOST_CELLS });
  const { graph, columns, inputs } = lowering;
  const uniform = distributionFamily('UNIFORM')!.read(STANDARD_UNIFORM);
  if (!uniform.ok) throw new LoweringProblem(uniform.error);
  const { distribution } = uniform.value;
  const { row: atRow, column: atColumn } = frame;
  const sheet = lowering.workbook.sheetNames[frame.sheet]!;
  return Array.from({ length: Number(rows) }, (_, row) =>
    Array.from({ length: Number(width) }, (__, column) => {
      const identity = anonymousIdentity(lowering, node, frame, row * Number(width) + column + 1);
      const draw = inputs.add({ identity, name: null, sheet, row: atRow + row, column: atColumn + column, call: node.name, family: 'UNIFORM', args: STANDARD_UNIFORM, distribution, parametric: null, displayed: 0.5 });
      if (whole) return wholeBetween(lowering, draw, Math.ceil(low), Math.floor(high));
      return columns.number(graph.sum(graph.product(draw.node, graph.constant(high - low)), graph.constant(low)), []);
    }),
  );
}

/** The arguments of a random number that nothing may shape. */
function fixedArguments(lowering: Lowering, args: readonly Expression[], frame: LoweringFrame): readonly CellArgument[] {
  const declared = declaredArguments(lowering, args, frame);
  if (declared.parametric !== null) throw problem('simulationUncertainParameter');
  return declared.args;
}
