import { exp, log, pow } from '../../core/special/elementary';
import { sameNumber } from '../../formula/evaluate/compare';
import { countNotAbove, lookupIndex } from '../ir/graph';
import { NOISE } from '../ir/noise';

/**
 * Loops over columns, written out one by one: each stays monomorphic, so the machine code of one operation is
 * never spoiled by another's operands, and nothing is generated at run time (a content policy may forbid eval).
 * Masks are columns of 0 and 1. `Column` operands end in V, constants in C.
 */
export type Column = Float64Array;

export const arithmetic = {
  addVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]!; },
  addVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! + b; },
  subtractVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! - b[i]!; },
  subtractVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! - b; },
  subtractCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a - b[i]!; },
  multiplyVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]!; },
  multiplyVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b; },
  divideVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! / b[i]!; },
  divideVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! / b; },
  divideCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a / b[i]!; },
  minimumVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!, y = b[i]!; out[i] = y < x ? y : x; } },
  minimumVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!; out[i] = b < x ? b : x; } },
  minimumCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) { const y = b[i]!; out[i] = y < a ? y : a; } },
  maximumVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!, y = b[i]!; out[i] = x < y ? y : x; } },
  maximumVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!; out[i] = x < b ? b : x; } },
  maximumCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) { const y = b[i]!; out[i] = a < y ? y : a; } },
  powerVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = pow(a[i]!, b[i]!); },
  powerVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = pow(a[i]!, b); },
  settleVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!; out[i] = Math.abs(x) < NOISE * Math.abs(b[i]!) ? 0 : x; } },
  settleVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!; out[i] = Math.abs(x) < NOISE * Math.abs(b) ? 0 : x; } },
  settleCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.abs(a) < NOISE * Math.abs(b[i]!) ? 0 : a; },
  powerCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = pow(a, b[i]!); },
};

/** Two steps in one: the value between them is used nowhere else, so it need not be written and read again. */
export const fused = {
  /** a · b + c */
  multiplyAddVVV(out: Column, a: Column, b: Column, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]! + c[i]!; },
  multiplyAddVCV(out: Column, a: Column, b: number, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b + c[i]!; },
  multiplyAddVCC(out: Column, a: Column, b: number, c: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b + c; },
  /** (a · b) · c */
  multiplyMultiplyVVV(out: Column, a: Column, b: Column, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]! * c[i]!; },
  multiplyMultiplyVVC(out: Column, a: Column, b: Column, c: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]! * c; },
  multiplyMultiplyVCV(out: Column, a: Column, b: number, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b * c[i]!; },
  multiplyMultiplyVCC(out: Column, a: Column, b: number, c: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b * c; },
  /** (a + b) · c */
  addMultiplyVVC(out: Column, a: Column, b: Column, c: number, n: number) { for (let i = 0; i < n; i++) out[i] = (a[i]! + b[i]!) * c; },
  addMultiplyVVV(out: Column, a: Column, b: Column, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = (a[i]! + b[i]!) * c[i]!; },
  /** (a + b) + c */
  addAddVVV(out: Column, a: Column, b: Column, c: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]! + c[i]!; },
  addAddVVC(out: Column, a: Column, b: Column, c: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]! + c; },
};

export const unary = {
  negate(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = -a[i]!; },
  absolute(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.abs(a[i]!); },
  squareRoot(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]!); },
  floor(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.floor(a[i]!); },
  ceiling(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.ceil(a[i]!); },
  truncate(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = Math.trunc(a[i]!); },
  exponential(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = exp(a[i]!); },
  logarithm(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = log(a[i]!); },
};

export const comparison = {
  lessVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! < b[i]! ? 1 : 0; },
  lessVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! < b ? 1 : 0; },
  lessCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a < b[i]! ? 1 : 0; },
  lessOrEqualVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! <= b[i]! ? 1 : 0; },
  lessOrEqualVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! <= b ? 1 : 0; },
  lessOrEqualCV(out: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a <= b[i]! ? 1 : 0; },
  equalVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! === b[i]! ? 1 : 0; },
  equalVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! === b ? 1 : 0; },
};

/** Numbers further apart than this share of the first cannot agree in fifteen digits. */
export const NEARLY_ALIKE = 2 ** -46;

export const likeness = {
  alikeVV(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!, y = b[i]!; out[i] = x === y || (Math.abs(x - y) <= NEARLY_ALIKE * Math.abs(x) && sameNumber(x, y)) ? 1 : 0; } },
  alikeVC(out: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!; out[i] = x === b || (Math.abs(x - b) <= NEARLY_ALIKE * Math.abs(x) && sameNumber(x, b)) ? 1 : 0; } },
};

export const logic = {
  and(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]!; },
  or(out: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) { const x = a[i]!, y = b[i]!; out[i] = x < y ? y : x; } },
  not(out: Column, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = 1 - a[i]!; },
  selectVV(out: Column, mask: Column, a: Column, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = mask[i]! !== 0 ? a[i]! : b[i]!; },
  selectVC(out: Column, mask: Column, a: Column, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = mask[i]! !== 0 ? a[i]! : b; },
  selectCV(out: Column, mask: Column, a: number, b: Column, n: number) { for (let i = 0; i < n; i++) out[i] = mask[i]! !== 0 ? a : b[i]!; },
  selectCC(out: Column, mask: Column, a: number, b: number, n: number) { for (let i = 0; i < n; i++) out[i] = mask[i]! !== 0 ? a : b; },
};

export const tables = {
  lookup(out: Column, table: Float64Array, index: Column, n: number) {
    const length = table.length;
    for (let i = 0; i < n; i++) out[i] = table[lookupIndex(index[i]!, length)]!;
  },
  search(out: Column, table: Float64Array, a: Column, n: number) { for (let i = 0; i < n; i++) out[i] = countNotAbove(table, a[i]!); },
};
