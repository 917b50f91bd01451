import { areaOf, enclose, rowsOf, widthOf, type Area } from '../../formula/evaluate/reference';
import { areasOf } from '../../formula/evaluate/value';
import type { Expression, FunctionCall, RangeReference } from '../../formula/parse/ast';
import { childrenOf } from '../../formula/parse/childrenOf';
import type { Lowering, LoweringFrame } from './lowering';

/** What a formula may read in any trial. */
export interface StaticAreas {
  readonly areas: readonly Area[];
  /** True where it may read any cell of the workbook: OFFSET and INDIRECT point where they like. */
  readonly anywhere: boolean;
}

const POINTING_FUNCTIONS: ReadonlySet<string> = new Set(['OFFSET', 'INDIRECT']);
/** Functions whose third range takes the size, or the length, of the first, however it is written. */
const RESIZING_FUNCTIONS: ReadonlySet<string> = new Set(['SUMIF', 'AVERAGEIF', 'LOOKUP']);

/**
 * The cells a formula may read whatever its uncertain values are: every range written in it and in the names it uses; between
 * the ends of `A1:INDEX(A1:A9,n)` all that either end can mean. Linear in the formula.
 */
export function staticAreas(lowering: Lowering, expression: Expression, frame: LoweringFrame): StaticAreas {
  const finder = new AreaFinder(lowering);
  const areas = finder.areasOf(expression, frame);
  return { areas, anywhere: finder.anywhere };
}

class AreaFinder {
  anywhere = false;
  private readonly openNames = new Set<string>();

  constructor(private readonly lowering: Lowering) {}

  areasOf(node: Expression, frame: LoweringFrame): Area[] {
    switch (node.type) {
      case 'cell':
      case 'area':
      case 'structured':
      case 'sheets':
        return this.written(node, frame);
      case 'spill':
        return [...this.areasOf(node.anchor, frame), ...this.written(node, frame)];
      case 'range':
        return [...this.ofAll([node.from, node.to], frame), ...hulls(this.ofAll(endsOf(node), frame))];
      case 'name':
        return this.named(node.name, node.sheet, frame);
      case 'call':
        return this.ofCall(node, frame);
      default:
        return this.ofAll(childrenOf(node), frame);
    }
  }

  private ofCall(node: FunctionCall, frame: LoweringFrame): Area[] {
    if (POINTING_FUNCTIONS.has(node.name)) this.anywhere = true;
    const areas = [...this.ofAll(node.args, frame), ...this.named(node.name, undefined, frame)];
    if (!RESIZING_FUNCTIONS.has(node.name) || node.args.length < 3) return areas;
    const [given, , resized] = node.args;
    if (node.name === 'LOOKUP' || !isWrittenSize(given!) || !isWrittenSize(resized!)) {
      this.anywhere = true;
      return areas;
    }
    const tested = this.areasOf(given!, frame);
    const [rows, width] = [Math.max(1, ...tested.map(rowsOf)), Math.max(1, ...tested.map(widthOf))];
    const reached = this.areasOf(resized!, frame).map(({ sheet, top, left }) => areaOf(sheet, top, left, top + rows - 1, left + width - 1).areas[0]!);
    return [...areas, ...reached];
  }

  private ofAll(nodes: readonly Expression[], frame: LoweringFrame): Area[] {
    return nodes.flatMap((node) => this.areasOf(node, frame));
  }

  private written(node: Expression, frame: LoweringFrame): Area[] {
    return areasOf(this.lowering.evaluate(node, frame)).map((area) => this.lowering.workbook.cut(area));
  }

  private named(name: string, sheet: string | undefined, frame: LoweringFrame): Area[] {
    const bound = this.lowering.workbook.binding.name(name, frame, sheet);
    if (bound === undefined || !bound.expression.ok || this.openNames.has(bound.name)) return [];
    this.openNames.add(bound.name);
    const areas = this.areasOf(bound.expression.value, { ...frame, sheet: bound.sheet, scope: undefined, arrays: true });
    this.openNames.delete(bound.name);
    return areas;
  }
}

/** True for an expression as large as the ranges written in it, in every trial. */
function isWrittenSize(node: Expression): boolean {
  if (node.type === 'unary') return isWrittenSize(node.operand);
  if (node.type === 'binary') return isWrittenSize(node.left) && isWrittenSize(node.right);
  return ['cell', 'area', 'structured', 'number', 'string', 'boolean', 'error'].includes(node.type);
}

/** Which arguments of a function its result can lie in; of any other function, in all. */
const RESULT_ARGUMENTS: Readonly<Record<string, (args: readonly Expression[]) => readonly Expression[]>> = {
  INDEX: (args) => args.slice(0, 1),
  TAKE: (args) => args.slice(0, 1),
  DROP: (args) => args.slice(0, 1),
  OFFSET: (args) => args.slice(0, 1),
  XLOOKUP: (args) => args.slice(2, 4),
  CHOOSE: (args) => args.slice(1),
  IF: (args) => args.slice(1),
};

/** The parts of a range between two expressions that say where its ends can be. */
function endsOf({ from, to }: RangeReference): Expression[] {
  return [from, to].flatMap((end) => (end.type === 'call' ? (RESULT_ARGUMENTS[end.name]?.(end.args) ?? [end]) : [end]));
}

/** For each sheet the rectangle around all areas on it. */
function hulls(areas: readonly Area[]): Area[] {
  const bySheet = new Map<number, Area>();
  for (const area of areas) {
    const around = bySheet.get(area.sheet);
    const enclosed = around === undefined ? area : enclose(around, area);
    if (enclosed !== undefined) bySheet.set(area.sheet, enclosed);
  }
  return [...bySheet.values()];
}
