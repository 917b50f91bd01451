/** The number in an attribute, where it is one between two bounds. */
export function finite(attribute: string | undefined, least: number, most: number): number | undefined {
  const number = attribute === undefined || attribute.trim() === '' ? NaN : Number(attribute);
  return number >= least && number <= most ? number : undefined;
}
