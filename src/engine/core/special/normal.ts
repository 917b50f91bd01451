import { exp, log } from './elementary';

const SQRT_TWO = 1.4142135623730951;
const INVERSE_SQRT_PI = 0.5641895835477563;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** e^(−x²) with the square split in two, so that its rounding does not grow with x. */
function expMinusSquare(x: number): number {
  // Farther out it is 0 all the same, and the two parts would run over.
  const near = Math.max(-30, Math.min(30, x));
  const head = Math.round(near * 16) / 16;
  return exp(-head * head) * exp(-(near - head) * (near + head));
}

/** The error function, relative error about 1e-15. */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return NaN;
  const value = size < 2 ? errorSeries(size) : 1 - complementFraction(size);
  return x < 0 ? -value : value;
}

/** 1 − erf(x), with full relative precision in the far tail. */
export function complementaryErrorFunction(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return x < 0.9 ? 1 - errorFunction(x) : complementFraction(x);
}

/** erf by the series of positive terms 2x/√π · e^(−x²) · Σ (2x²)^n / (2n+1)!!. */
function errorSeries(x: number): number {
  const doubleSquare = 2 * x * x;
  let term = 1;
  let sum = 1;
  for (let odd = 3; odd < 400; odd += 2) {
    term *= doubleSquare / odd;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return 2 * x * INVERSE_SQRT_PI * expMinusSquare(x) * sum;
}

/** erfc by Laplace's continued fraction e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))), evaluated from the inside. */
function complementFraction(x: number): number {
  if (x > 27.3) return 0;
  const terms = x > 6 ? 40 : x > 2 ? 160 : 500;
  let fraction = x;
  for (let term = terms; term > 0; term--) fraction = x + term / 2 / fraction;
  return (INVERSE_SQRT_PI * expMinusSquare(x)) / fraction;
}

export function normalDensity(z: number): number {
  return INVERSE_SQRT_TWO_PI * expMinusSquare(z / SQRT_TWO);
}

/** The standard normal distribution function. */
export function normalCumulative(z: number): number {
  return z < 0 ? 0.5 * complementaryErrorFunction(-z / SQRT_TWO) : 0.5 + 0.5 * errorFunction(z / SQRT_TWO);
}

const CENTRAL_NUMERATOR = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const CENTRAL_DENOMINATOR = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const MIDDLE_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const MIDDLE_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const FAR_NUMERATOR = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_DENOMINATOR = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

/** The rational functions of the quantile, highest powers first: near the median in 0.180625 − (p − ½)², in the tails in √(−ln p) less an offset. */
export const NORMAL_QUANTILE = {
  central: { numerator: CENTRAL_NUMERATOR, denominator: CENTRAL_DENOMINATOR },
  middle: { numerator: MIDDLE_NUMERATOR, denominator: MIDDLE_DENOMINATOR },
  far: { numerator: FAR_NUMERATOR, denominator: FAR_DENOMINATOR },
} as const;

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let place = 0; place < coefficients.length; place++) sum = sum * x + coefficients[place];
  return sum;
}

/**
 * The standard normal quantile: the z with Φ(z) = probability; ∓Infinity at 0 and 1, NaN outside.
 * @see M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477–484
 */
export function inverseNormal(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  if (probability === 0) return -Infinity;
  if (probability === 1) return Infinity;
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(CENTRAL_NUMERATOR, r)) / polynomial(CENTRAL_DENOMINATOR, r);
  }
  const tail = Math.sqrt(-log(centred < 0 ? probability : 1 - probability));
  const z =
    tail <= 5
      ? polynomial(MIDDLE_NUMERATOR, tail - 1.6) / polynomial(MIDDLE_DENOMINATOR, tail - 1.6)
      : polynomial(FAR_NUMERATOR, tail - 5) / polynomial(FAR_DENOMINATOR, tail - 5);
  return centred < 0 ? -z : z;
}
