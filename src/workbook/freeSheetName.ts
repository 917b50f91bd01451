const LONGEST_NAME = 31;

/** The name itself, or with the first number behind it that makes it one no sheet has: `Report (2)`. */
export function freeSheetName(wanted: string, sheets: readonly string[]): string {
  const taken = new Set(sheets.map((name) => name.toLowerCase()));
  let name = wanted.slice(0, LONGEST_NAME);
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
    const number = ` (${copy})`;
    name = `${wanted.slice(0, LONGEST_NAME - number.length).trimEnd()}${number}`;
  }
  return name;
}
