import { rangeAddress, sheetPrefix } from '../formula/parse/address';
import { MAX_FORMULA_LENGTH } from '../formula/workbookModel';
import { numberText, quoted } from './formulaText';
import type { AddedCell, ForeignProduct, Trap } from './conversion';
import type { InputName, PlacedInput } from './inputNames';
import type { CorrelationLink, InputDraft } from './readInput';
import type { CellArea, WorkbookReader } from './workbookReader';

interface CorrelatedInput extends PlacedInput {
  readonly product: ForeignProduct;
}

interface Member {
  readonly placed: CorrelatedInput;
  readonly link: CorrelationLink;
}

/** A declaration before it has its place. */
interface Declaration {
  readonly members: readonly Member[];
  readonly names: readonly string[];
  /** Formula text; undefined for numbers that no formula has room for. */
  readonly matrix: string | undefined;
  readonly first: Member;
  readonly traps: readonly Trap[];
}

export interface PlacedCorrelations {
  readonly added: readonly AddedCell[];
  /** Inputs whose correlations do not fit into a formula that Excel takes, with the call that declares them. */
  readonly tooLong: ReadonlyMap<InputDraft, string>;
}

/** Rows left free between what a sheet holds and a correlation put below it. */
const GAP = 1;

/**
 * One ROI.CORRELATE for every group of inputs that say they move together, below everything else on the sheet of the
 * matrix, or of the leading input where there is no matrix.
 */
export function placeCorrelations(inputs: readonly CorrelatedInput[], names: ReadonlyMap<InputDraft, InputName>, reader: WorkbookReader): PlacedCorrelations {
  const nameOf = ({ placed }: Member): string => names.get(placed.input)?.value ?? '';
  const declarations = [...groups(inputs).values()].flatMap((members) => declare(members, nameOf));
  const nextRow = new Map<string, number>();
  const tooLong = new Map<InputDraft, string>();
  const added = declarations.flatMap(({ members, names: own, matrix, first, traps }): readonly AddedCell[] => {
    const formula = matrix === undefined ? undefined : `=ROI.CORRELATE(${namesText(own)},${matrix})`;
    if (formula === undefined || formula.length > MAX_FORMULA_LENGTH) {
      for (const { placed, link } of members) tooLong.set(placed.input, link.call);
      return [];
    }
    const sheet = first.link.kind === 'matrix' ? first.link.area.sheet : first.placed.place.sheet;
    const row = nextRow.get(sheet) ?? reader.firstFreeRow(sheet) + GAP;
    const size = own.length + 1;
    nextRow.set(sheet, row + size + GAP);
    return [{ sheet, row, column: 0, product: first.placed.product, formula, rows: size, columns: size, traps: [...traps, { kind: 'correlationPlaced', call: first.link.call }] }];
  });
  return { added, tooLong };
}

function namesText(names: readonly string[]): string {
  return `{${names.map(quoted).join(',')}}`;
}

function groups(inputs: readonly CorrelatedInput[]): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, Member[]>();
  for (const placed of inputs) {
    for (const link of placed.input.links) {
      const key = link.kind === 'matrix' ? `${link.area.sheet.toLowerCase()} ${rangeAddress(link.area)} ${link.copy}` : `"${link.group.toLowerCase()}`;
      const members = found.get(key);
      if (members === undefined) found.set(key, [{ placed, link }]);
      else members.push({ placed, link });
    }
  }
  return found;
}

function declare(members: readonly Member[], nameOf: (member: Member) => string): readonly Declaration[] {
  const [first] = members;
  if (first === undefined || members.length < 2) return [];
  return first.link.kind === 'matrix' ? byMatrix(members, nameOf, first.link.area) : byLeader(members, nameOf);
}

function byMatrix(members: readonly Member[], nameOf: (member: Member) => string, area: CellArea): readonly Declaration[] {
  const positions = new Map<number, Member>();
  for (const member of members) if (member.link.kind === 'matrix') positions.set(member.link.position, positions.get(member.link.position) ?? member);
  const ordered = [...positions].sort(([a], [b]) => a - b);
  const size = area.right - area.left + 1;
  const at = (row: number, column: number): unknown => area.values[(row - 1) * size + column - 1];
  const [leading] = ordered;
  if (leading === undefined || ordered.length < 2) return [];
  const [, first] = leading;
  const whole = ordered.length === size && area.values.every((value, index) => value === area.values[(index % size) * size + Math.floor(index / size)] && typeof value === 'number');
  if (whole) return [{ members, names: ordered.map(([, member]) => nameOf(member)), matrix: sheetPrefix(area.sheet) + absolute(area), first, traps: [] }];
  if (exceedsFormula(ordered.length)) return [{ members, names: [], matrix: undefined, first, traps: [] }];
  const rows = ordered.map(([row]) =>
    ordered.map(([column]) => {
      if (row === column) return 1;
      const value = typeof at(row, column) === 'number' ? at(row, column) : at(column, row);
      return typeof value === 'number' ? value : 0;
    }),
  );
  return [{ members, names: ordered.map(([, member]) => nameOf(member)), matrix: matrixText(rows), first, traps: [{ kind: 'valuesCopied', call: first.link.call }] }];
}

/** One input leads, the others follow it; correlations among the followers are not declared and so are 0. */
function byLeader(members: readonly Member[], nameOf: (member: Member) => string): readonly Declaration[] {
  const leader = members.find(({ link }) => link.kind === 'leads');
  const followers = members.filter(({ link }) => link.kind === 'follows');
  if (leader === undefined || followers.length === 0) return [];
  const correlationOf = ({ link }: Member): number => (link.kind === 'follows' ? link.correlation : 1);
  const ordered = [leader, ...followers];
  if (exceedsFormula(ordered.length)) return [{ members, names: [], matrix: undefined, first: leader, traps: [] }];
  const rows = ordered.map((row, down) => ordered.map((column, across) => (down === across ? 1 : down === 0 ? correlationOf(column) : across === 0 ? correlationOf(row) : 0)));
  const traps: Trap[] = [];
  if (followers.some(({ link }) => link.kind === 'follows' && !link.literal)) traps.push({ kind: 'valuesCopied', call: leader.link.call });
  if (followers.length > 1) traps.push({ kind: 'zeroCorrelations', call: leader.link.call });
  return [{ members, names: ordered.map(nameOf), matrix: matrixText(rows), first: leader, traps }];
}

/** Each number of a matrix takes two characters at least: that many are not even written down to be counted. */
function exceedsFormula(size: number): boolean {
  return 2 * size * size > MAX_FORMULA_LENGTH;
}

function matrixText(rows: readonly (readonly number[])[]): string {
  return `{${rows.map((row) => row.map((value) => numberText(value)).join(',')).join(';')}}`;
}

function absolute(area: CellArea): string {
  return rangeAddress(area).replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
