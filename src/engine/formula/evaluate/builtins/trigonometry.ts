import { DIVISION_ERROR, NUMBER_ERROR } from '../value';
import { ofNumber } from './arithmetic';
import { type Builtin, define } from './define';
import { hyperbolicAreaCosine, hyperbolicAreaSine, hyperbolicAreaTangent, hyperbolicCosine, hyperbolicSine, hyperbolicTangent } from './hyperbolic';

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
  ofNumber('ASINH', hyperbolicAreaSine),
  ofNumber('ACOSH', (x) => (x < 1 ? NUMBER_ERROR : hyperbolicAreaCosine(x))),
  ofNumber('ATANH', (x) => (Math.abs(x) >= 1 ? NUMBER_ERROR : hyperbolicAreaTangent(x))),
  ofNumber('ACOTH', (x) => (Math.abs(x) <= 1 ? NUMBER_ERROR : hyperbolicAreaTangent(1 / x))),
  ofNumber('DEGREES', (x) => (x * 180) / Math.PI),
  ofNumber('RADIANS', (x) => (x * Math.PI) / 180),
];
