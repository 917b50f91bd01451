/** A number as formulas write it, at full precision. */
export function numberText(value: number): string {
  return String(value).toUpperCase().replace('E+', 'E');
}

/** A number to ten significant digits: enough for points of an approximated curve. */
export function roundedText(value: number): string {
  return numberText(Number(value.toPrecision(10)));
}

export function arrayText(values: readonly number[], write: (value: number) => string = numberText): string {
  return `{${values.map(write).join(',')}}`;
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
