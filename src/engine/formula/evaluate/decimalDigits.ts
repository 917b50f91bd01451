/** Excel keeps fifteen significant digits of what it shows; what follows is zeros. */
const SIGNIFICANT = 15;

export interface DecimalDigits {
  /** At least one digit, without leading zeros but for a lone 0. */
  readonly whole: string;
  /** Exactly as many digits as asked for. */
  readonly fraction: string;
}

/**
 * A size (not negative) times 10^shift, rounded half up to some decimals in plain notation. What is rounded is the decimal number of
 * fifteen digits, not the binary one: 9.995 to two decimals is 10.00. Linear in the number of digits.
 */
export function decimalDigits(size: number, shift: number, decimals: number): DecimalDigits {
  const [mantissa = '0', exponent = '0'] = size.toExponential(SIGNIFICANT - 1).split('e');
  const digits = mantissa.replace('.', '');
  // The digits are those of a whole number when the point stands `kept` places from their start.
  const kept = Number(exponent) + 1 + shift + decimals;
  const rounded = kept < 0 ? '0' : kept >= digits.length ? digits.padEnd(kept, '0') : roundedAt(digits, kept);
  const padded = rounded.padStart(decimals + 1, '0');
  const point = padded.length - decimals;
  return { whole: padded.slice(0, point).replace(/^0+(?=\d)/, ''), fraction: padded.slice(point) };
}

function roundedAt(digits: string, kept: number): string {
  const head = kept === 0 ? '0' : digits.slice(0, kept);
  return digits.charAt(kept) >= '5' ? String(BigInt(head) + 1n) : head;
}

export function isZero({ whole, fraction }: DecimalDigits): boolean {
  return !/[1-9]/.test(whole + fraction);
}
