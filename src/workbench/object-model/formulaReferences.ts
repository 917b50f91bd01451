import { FormulaError } from '../../engine/formula/parse/formulaError';
import { columnLetters } from '../../engine/formula/parse/address';
import { tokenize } from '../../engine/formula/parse/tokenize';
import type { Token } from '../../engine/formula/parse/token';
import type { CellRange } from '../../engine/formula/workbookModel';
import { WHOLE_SHEET } from './rangeGeometry';

/** One reference of a formula, as its text has it. */
export interface FormulaReference {
  /** The sheet it names; undefined for the formula's own. */
  readonly sheet?: string;
  readonly range: CellRange;
  /** Which edges carry a `$`. Whole rows and columns count as fixed in their endless direction. */
  readonly fixed: Readonly<Record<keyof CellRange, boolean>>;
}

/** Where a reference leads after a change, and its `$` signs. */
export type ChangedReference = Pick<FormulaReference, 'range' | 'fixed'>;

interface Piece extends FormulaReference {
  readonly at: number;
  readonly end: number;
  readonly form: 'cell' | 'area' | 'columns' | 'rows';
}

/**
 * Rewrites every reference of a formula and leaves the rest letter by letter. `change` answers with where
 * the reference now leads; null makes it #REF!. A text that is no formula comes back as it was.
 */
export function changeReferences(formula: string, change: (reference: FormulaReference) => ChangedReference | null): string {
  let changed = '';
  let copied = 0;
  for (const piece of pieces(formula)) {
    const target = change(piece);
    changed += formula.slice(copied, piece.at) + (target === null ? '#REF!' : textOf(target, piece.form));
    copied = piece.end;
  }
  return changed + formula.slice(copied);
}

/** The formula as Excel copies it `rows` down and `columns` right: references without `$` move along; one that leaves the sheet is #REF!. */
export function relocateFormula(formula: string, rows: number, columns: number): string {
  return changeReferences(formula, ({ range, fixed }) => {
    const vertical = relocateSpan({ at: range.top, fixed: fixed.top }, { at: range.bottom, fixed: fixed.bottom }, rows, WHOLE_SHEET.bottom);
    const horizontal = relocateSpan({ at: range.left, fixed: fixed.left }, { at: range.right, fixed: fixed.right }, columns, WHOLE_SHEET.right);
    if (vertical === null || horizontal === null) {
      return null;
    }
    const [top, bottom] = vertical;
    const [left, right] = horizontal;
    return {
      range: { top: top.at, bottom: bottom.at, left: left.at, right: right.at },
      fixed: { top: top.fixed, bottom: bottom.fixed, left: left.fixed, right: right.fixed },
    };
  });
}

interface Edge {
  readonly at: number;
  readonly fixed: boolean;
}

/** Both edges after the move, in order: a free edge may overtake a fixed one and then changes places with it. */
function relocateSpan(first: Edge, last: Edge, distance: number, limit: number): readonly [Edge, Edge] | null {
  const moved = [first, last].map((edge) => ({ ...edge, at: edge.at + (edge.fixed ? 0 : distance) })).toSorted((one, other) => one.at - other.at);
  const [start, end] = moved;
  return start === undefined || end === undefined || start.at < 0 || end.at > limit ? null : [start, end];
}

function pieces(formula: string): readonly Piece[] {
  const tokens = tokensOf(formula);
  const found: Piece[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const before = tokens[index - 1];
    if (token === undefined) {
      continue;
    }
    const sheet = qualifierOf(before);
    if (token.kind === 'columns' || token.kind === 'rows') {
      found.push({ ...sheet, ...endless(token), at: token.at, end: token.end, form: token.kind });
    } else if (token.kind === 'cell') {
      const colon = tokens[index + 1];
      const last = tokens[index + 2];
      const area = colon?.kind === 'symbol' && colon.symbol === ':' && last?.kind === 'cell' ? last : token;
      found.push({ ...sheet, ...corners(token, area), at: token.at, end: area.end, form: area === token ? 'cell' : 'area' });
      index += area === token ? 0 : 2;
    }
  }
  return found;
}

/** The sheet written before a reference. Several sheets, and those of other workbooks, carry names that no sheet can have. */
function qualifierOf(before: Token | undefined): { readonly sheet?: string } {
  if (before?.kind === 'sheet') return { sheet: before.sheet };
  if (before?.kind === 'sheets') return { sheet: `${before.first}:${before.last}` };
  return before?.kind === 'refused' ? { sheet: before.what } : {};
}

function tokensOf(formula: string): readonly Token[] {
  try {
    return [...tokenize(formula)];
  } catch (error) {
    if (error instanceof FormulaError) {
      return [];
    }
    throw error;
  }
}

type CellToken = Extract<Token, { kind: 'cell' }>;
type EndlessToken = Extract<Token, { kind: 'columns' | 'rows' }>;

function corners(first: CellToken, last: CellToken): ChangedReference {
  const [upper, lower] = first.row <= last.row ? [first, last] : [last, first];
  const [leftmost, rightmost] = first.column <= last.column ? [first, last] : [last, first];
  return {
    range: { top: upper.row, bottom: lower.row, left: leftmost.column, right: rightmost.column },
    fixed: { top: upper.rowAbsolute, bottom: lower.rowAbsolute, left: leftmost.columnAbsolute, right: rightmost.columnAbsolute },
  };
}

function endless({ kind, first, last, firstAbsolute, lastAbsolute }: EndlessToken): ChangedReference {
  return kind === 'columns'
    ? { range: { ...WHOLE_SHEET, left: first, right: last }, fixed: { top: true, bottom: true, left: firstAbsolute, right: lastAbsolute } }
    : { range: { ...WHOLE_SHEET, top: first, bottom: last }, fixed: { left: true, right: true, top: firstAbsolute, bottom: lastAbsolute } };
}

function textOf({ range: { top, left, bottom, right }, fixed }: ChangedReference, form: Piece['form']): string {
  const column = (index: number, sign: boolean) => `${sign ? '$' : ''}${columnLetters(index)}`;
  const row = (index: number, sign: boolean) => `${sign ? '$' : ''}${index + 1}`;
  switch (form) {
    case 'columns':
      return `${column(left, fixed.left)}:${column(right, fixed.right)}`;
    case 'rows':
      return `${row(top, fixed.top)}:${row(bottom, fixed.bottom)}`;
    case 'cell':
      return column(left, fixed.left) + row(top, fixed.top);
    case 'area':
      return `${column(left, fixed.left)}${row(top, fixed.top)}:${column(right, fixed.right)}${row(bottom, fixed.bottom)}`;
  }
}
