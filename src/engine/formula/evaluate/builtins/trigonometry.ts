import { exp, log } from '../../../core/special/elementary';
import { DIVISION_ERROR, NUMBER_ERROR } from '../value';
import { ofNumber } from './arithmetic';
import { type Builtin, define } from './define';

function hyperbolicSine(x: number): number {
  return Math.abs(x) < 1e-4 ? x + (x * x * x) / 6 : (exp(x) - exp(-x)) / 2;
}

function hyperbolicCosine(x: number): number {
  return (exp(x) + exp(-x)) / 2;
}

function hyperbolicTangent(x: number): number {
  if (Math.abs(x) > 20) return Math.sign(x);
  return hyperbolicSine(x) / hyperbolicCosine(x);
}

export const trigonometryFunctions: readonly Builtin[] = [
  ofNumber('SIN', Math.sin),
  ofNumber('COS', Math.cos),
  ofNumber('TAN', Math.tan),
  ofNumber('COT', (x) => (x === 0 ? DIVISION_ERROR : 1 / Math.tan(x))),
  ofNumber('SEC', (x) => 1 / Math.cos(x)),
  ofNumber('CSC', (x) => (x === 0 ? DIVISION_ERROR : 1 / Math.sin(x))),
  ofNumber('ASIN', (x) => (Math.abs(x) > 1 ? NUMBER_ERROR : Math.asin(x))),
  ofNumber('ACOS', (x) => (Math.abs(x) > 1 ? NUMBER_ERROR : Math.acos(x))),
  ofNumber('ATAN', Math.atan),
  define('ATAN2', ['number', 'number'], ([x, y]) => (x === 0 && y === 0 ? DIVISION_ERROR : Math.atan2(y, x))),
  ofNumber('ACOT', (x) => Math.PI / 2 - Math.atan(x)),
  ofNumber('SINH', hyperbolicSine),
  ofNumber('COSH', hyperbolicCosine),
  ofNumber('TANH', hyperbolicTangent),
  ofNumber('COTH', (x) => (x === 0 ? DIVISION_ERROR : 1 / hyperbolicTangent(x))),
  ofNumber('SECH', (x) => 1 / hyperbolicCosine(x)),
  ofNumber('CSCH', (x) => (x === 0 ? DIVISION_ERROR : 1 / hyperbolicSine(x))),
  ofNumber('ASINH', (x) => Math.sign(x) * log(Math.abs(x) + Math.sqrt(x * x + 1))),
  ofNumber('ACOSH', (x) => (x < 1 ? NUMBER_ERROR : log(x + Math.sqrt(x * x - 1)))),
  ofNumber('ATANH', (x) => (Math.abs(x) >= 1 ? NUMBER_ERROR : log((1 + x) / (1 - x)) / 2)),
  ofNumber('ACOTH', (x) => (Math.abs(x) <= 1 ? NUMBER_ERROR : log((x + 1) / (x - 1)) / 2)),
  ofNumber('DEGREES', (x) => (x * 180) / Math.PI),
  ofNumber('RADIANS', (x) => (x * Math.PI) / 180),
];
