/** Why Excel would refuse a sheet name, or null when it is fine. Uniqueness is the caller's to check. */
export function sheetNameProblem(name: string): string | null {
  if (name === '' || name.length > 31) {
    return `A sheet name has 1 to 31 characters; received ${name.length}.`;
  }
  if (/[:\\/?*[\]]/.test(name)) {
    return `A sheet name cannot contain : \\ / ? * [ ]; received "${name}".`;
  }
  if (name.startsWith("'") || name.endsWith("'")) {
    return `A sheet name cannot begin or end with an apostrophe; received "${name}".`;
  }
  return null;
}

/** `Sheet1`, `Sheet2` …: the first that is free. */
export function freeSheetName(taken: readonly string[], stem = 'Sheet'): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let number = taken.length + 1;
  while (used.has(`${stem}${number}`.toLowerCase())) {
    number += 1;
  }
  return `${stem}${number}`;
}

/** The name Excel gives a copy: `Inputs (2)`. */
export function copyName(original: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const stem = original.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const name = stem.slice(0, 31 - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) {
      return name;
    }
  }
}
